import { Popover } from '#kit/popover.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { clauseText } from './norm-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The number of a clause; a press shows what it says. */
export function ClauseRef({ id }: { readonly id: string }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  return (
    <Popover className="clause" side="left" name={w.clause(id)} label={id}>
      <p className="clause-text"><strong>{w.clause(id)}</strong>{clauseText(id, locale, w)}</p>
    </Popover>
  );
}

/** Several clauses side by side, each once. */
export function ClauseRefs({ ids }: { readonly ids: readonly string[] }) {
  return <span className="clauses">{[...new Set(ids)].map((id) => <ClauseRef key={id} id={id} />)}</span>;
}
