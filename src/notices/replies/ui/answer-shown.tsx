import { useMarks } from '#kit/marks.ts';
import { useWords } from '#kit/words.tsx';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import type { View } from './form-values.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** An answer that can only be looked at. */
export function AnswerShown({ answer }: { readonly answer: NonNullable<View['answer']> }) {
  const w = useWords({ zh, en });
  const said = useWords({ zh: sliceZh, en: sliceEn }).answers;
  const m = useMarks();
  return (
    <ul className="reply-shown">
      {answer.persons.map((person) => (
        <li key={person.id}>
          <strong>{person.name}</strong> {person.post} · {said[person.answer]}
          {person.forName ? m.aside(w.detail.for(person.forName)) : ''}
          {person.reason ? <span className="soft block">{person.reason}</span> : null}
          {person.decision ? <span className="soft block">{person.decisionNote ? m.pair(w.decisions[person.decision], person.decisionNote) : w.decisions[person.decision]}</span> : null}
        </li>
      ))}
    </ul>
  );
}
