import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { Card } from '#kit/page-shell.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { EvidenceId } from '#norm/evidence.ts';
import { officeDay } from '#platform/time.ts';
import { ClauseRefs } from './clause.tsx';
import { ownersLine } from './norm-words.ts';
import { DateMarks, Reasons } from './plan-list.tsx';
import { isOpen } from './plan-view.ts';
import { StageActs } from './stage-acts.tsx';
import { FinishRow } from './stage-finish.tsx';
import { ItemRows, OffItems } from './stage-items.tsx';
import { SignatureRows } from './stage-signatures.tsx';
import { useMeetingPlaces } from './places.ts';
import type { MeetingView, StagesView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
  readonly stage: StageView;
}

/** When it must be done, and how long that is from now. */
function Due({ meeting, stage }: Omit<Props, 'flow'>) {
  const when = useWhen();
  const now = useNow();
  const w = useWords({ zh, en });
  if (!isOpen(stage)) return stage.mark ? <span>{stage.mark.as === 'skipped' ? w.stageWords.skippedAt(when.nearMoment(stage.mark.at)) : w.stageWords.doneAt(when.nearMoment(stage.mark.at))}</span> : null;
  const exact = officeDay(stage.due) === officeDay(meeting.startAt) || officeDay(stage.due) === officeDay(now);
  const due = exact ? when.nearMoment(stage.due) : when.fullDay(stage.due);
  return <span className={stage.late ? 'red' : ''}>{w.stageWords.before(due)} · {when.until(stage.due)}</span>;
}

/** Which place of this page the evidence of a stage comes from. */
const OWN_EVIDENCE_TABS: Partial<Record<EvidenceId, readonly ('plan' | 'leaders' | 'agenda' | 'groups')[]>> = {
  'plan-approved': ['plan'],
  'plan-and-leaders': ['plan', 'leaders'],
  'agenda-approved': ['agenda'],
  'groups-complete': ['groups'],
};

/** The way to where the evidence is made. */
function EvidenceLinks({ meeting, stage }: Omit<Props, 'flow'>) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const further = useMeetingPlaces().filter(({ evidence }) => evidence.includes(stage.evidence)).map(({ tab, label }) => ({ tab, label: label[locale] }));
  if (stage.evidence === 'child-closed')
    return <div className="stage-row"><span /><span className="soft">{w.stageWords.childNote}</span><span /><Link to="/meetings/new" search={{ kind: 'preparatory', parent: meeting.id } as never} className="plain-button">{w.stageWords.makeChild}</Link></div>;
  const own = (OWN_EVIDENCE_TABS[stage.evidence] ?? []).map((tab) => ({ tab: tab as string, label: w.tabs[tab] }));
  if (own.length + further.length === 0) return null;
  return (
    <div className="stage-row">
      <span /><span className="soft">{w.stageWords.evidencePlace}</span><span />
      <span className="row-acts">{[...own, ...further].map(({ tab, label }) => <Link key={tab} to="." search={{ tab } as never} className="plain-button">{label}</Link>)}</span>
    </div>
  );
}

/** Why this date, and what holds the stage up; the rest on demand. */
function Why({ meeting, stage }: Omit<Props, 'flow'>) {
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.meetings.explainStage.queryOptions({ input: { meetingId: meeting.id, stageId: stage.id } }));
  if (!data) return null;
  return (
    <div className="why">
      {data.blocked.length > 0 ? <><strong>{w.stageWords.blocked}</strong><Reasons reasons={data.blocked} /></> : null}
      <strong>{w.stageWords.whyDate}</strong>
      <Reasons reasons={data.date} />
      <details><summary>{w.stageWords.whyOwner}</summary><Reasons reasons={data.owner} /></details>
    </div>
  );
}

function Mark({ stage }: { readonly stage: StageView }) {
  const w = useWords({ zh, en });
  if (!stage.mark) return null;
  const { as, byName, note } = stage.mark;
  return <p className="stage-mark">{as === 'skipped' ? w.stageWords.skippedBy(byName ?? '') : w.stageWords.doneBy(byName ?? '')}{note ? `：${note}` : ''}</p>;
}

/** One stage of one meeting: its list, its confirmations, its end, and why. */
export function StagePanel({ meeting, flow, stage }: Props) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const open = isOpen(stage) && meeting.status !== 'closed' && meeting.status !== 'cancelled';
  const title = (
    <>
      <span>{stage.name[locale]}</span>
      <ClauseRefs ids={[stage.clause, stage.ownerClause]} />
      <Chip>{ownersLine(stage, locale, w)}</Chip>
      {stage.written ? null : <Chip>{w.unwritten}</Chip>}
      <DateMarks row={stage} />
      {stage.conflicts.length > 0 ? <Chip tone="red">{w.stageWords.conflict}</Chip> : null}
    </>
  );
  const extra = <><Due meeting={meeting} stage={stage} /><StageActs meeting={meeting} flow={flow} stage={stage} /></>;
  return (
    <Card title={title} extra={extra} padded={false} className="stage-panel">
      <Mark stage={stage} />
      <ItemRows meetingId={meeting.id} stage={stage} open={open} />
      {open ? <EvidenceLinks meeting={meeting} stage={stage} /> : null}
      <SignatureRows meetingId={meeting.id} stage={stage} open={open} />
      {open ? <FinishRow meetingId={meeting.id} stage={stage} /> : null}
      {open ? <OffItems meetingId={meeting.id} stage={stage} /> : null}
      <Why meeting={meeting} stage={stage} />
    </Card>
  );
}
