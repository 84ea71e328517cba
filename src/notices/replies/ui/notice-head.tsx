import { StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { Phase } from '../rules.ts';
import type { View } from './form-values.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const PHASE_MARKS: Record<Phase, MarkState> = { open: 'now', answered: 'done', late: 'late', verified: 'done', excused: 'skipped', superseded: 'warn', withdrawn: 'skipped' };

/** What the notice says, as far as the unit needs it to answer: when, where, who, what to bring, whom to call. */
export function NoticeHead({ view }: { readonly view: View }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { content, answerBy, quota, unitName, phase } = view;
  const lines: readonly (readonly [string, string | null])[] = [
    [w.time, content.startAt === null ? null : when.moment(new Date(content.startAt))],
    [w.place, content.place],
    [w.unit, unitName],
    [w.quota, w.persons(quota)],
    [w.deadline, answerBy === null ? null : when.moment(answerBy)],
    [w.attending, content.attending],
    [w.observing, content.observing],
    [w.requirements, content.requirements],
    [w.materials, content.materials],
    [w.logistics, content.logistics],
    [w.reason, content.reason],
    [w.contact, content.contact],
  ];
  return (
    <>
      <p className="reply-phase"><StatusTag state={PHASE_MARKS[phase]}>{w.phases[phase]}</StatusTag></p>
      <dl className="facts reply-facts">
        {lines.map(([label, value]) => (value ? <div key={label}><dt>{label}</dt><dd>{value}</dd></div> : null))}
        {content.contactPhone ? <div><dt>{w.phone}</dt><dd><a href={`tel:${content.contactPhone}`}>{content.contactPhone}</a></dd></div> : null}
      </dl>
    </>
  );
}
