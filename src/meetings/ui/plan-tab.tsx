import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { download } from '#kit/download.ts';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { StageStatus } from '#norm/rows.ts';
import { officeDay } from '#platform/time.ts';
import { ClauseRef } from './clause.tsx';
import { Guarded } from './guarded.tsx';
import { dutyNames } from './norm-words.ts';
import { DateMarks } from './plan-list.tsx';
import { Preparation } from './preparation.tsx';
import type { MeetingView, StagesView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
}

const MARK: Record<StageStatus, MarkState> = { done: 'done', skipped: 'skipped', ready: 'ready', waiting: 'waiting' };

function StageLine({ meeting, stage, number }: { readonly meeting: MeetingView; readonly stage: StageView; readonly number: number }) {
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en });
  const exact = (at: Date) => (officeDay(at) === officeDay(meeting.startAt) ? when.moment(at) : when.fullDay(at));
  const closed = stage.mark ? [stage.mark.byName, when.nearMoment(stage.mark.at), stage.mark.note].filter(Boolean).join(' · ') : '';
  return (
    <tr>
      <td className="number-cell">{number}</td>
      <td><Link to="." search={{ stage: stage.id } as never} className="row-name">{stage.name[locale]}</Link> {stage.written ? null : <Chip>{w.unwritten}</Chip>}</td>
      <td>{w.list(dutyNames(stage.roles.undertake, locale))}</td>
      <td>{w.list(dutyNames(stage.roles.assist, locale))}</td>
      <td className="nowrap">{stage.begin ? `${exact(stage.begin)} – ` : ''}{exact(stage.due)} <DateMarks row={stage} /></td>
      <td><StatusTag state={stage.late ? 'late' : MARK[stage.status]}>{stage.late ? w.late : w.stageStatus[stage.status]}</StatusTag></td>
      <td className="soft small">{closed}</td>
    </tr>
  );
}

/** The plan leaves the system as a workbook or on paper. */
function PlanActs({ id }: { readonly id: string }) {
  const w = useWords({ zh, en }).acts;
  const file = useMutation({ mutationFn: () => client.meetings.exportPlan({ id }), onSuccess: download });
  return (
    <span className="row-acts no-print">
      <ProblemAlert error={file.error} />
      <Button loading={file.isPending} onClick={() => file.mutate()}>{w.exportPlan}</Button>
      <Button onClick={() => print()}>{w.print}</Button>
    </span>
  );
}

/** The whole plan as a table, for paper. */
function PlanTable({ meeting, flow }: Props) {
  const w = useWords({ zh, en });
  const heads = [w.agenda.number, w.stage, w.roles.undertake, w.roles.assist, w.planTable.time, w.listing.status, w.planTable.closed];
  return (
    <Card title={w.planTable.heading} extra={<PlanActs id={meeting.id} />} padded={false}>
      <div className="scroll-x">
        <table className="plain-table">
          <thead><tr>{heads.map((head, at) => <th key={head} scope="col" className={at === 0 ? 'number-cell' : ''}>{head}</th>)}</tr></thead>
          <tbody>{flow.stages.map((stage, at) => <StageLine key={stage.id} meeting={meeting} stage={stage} number={at + 1} />)}</tbody>
        </table>
      </div>
    </Card>
  );
}

/** A3, A14: stages that the norm does not write for this kind, put in or left out. */
function Optional({ meeting, flow }: Props) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const choose = useAct(client.meetings.chooseStages, (moved) => say(w.optional.done(moved.length)));
  const own = flow.stages.filter(({ optional, id }) => optional && !id.includes('.x'));
  const lines = [...flow.offered.map((stage) => ({ ...stage, on: false })), ...own.map((stage) => ({ ...stage, on: true }))];
  if (lines.length === 0 || meeting.status === 'closed' || meeting.status === 'cancelled') return null;
  const { on = [], off = [] } = meeting.choice;
  const turn = (id: string, wanted: boolean) => {
    const without = (list: readonly string[]) => list.filter((one) => one !== id);
    choose.mutate({ meetingId: meeting.id, choice: wanted ? { on: [...without(on), id], off: without(off) } : { on: without(on), off: [...without(off), id] } });
  };
  return (
    <Card title={w.new.optional} extra={<ClauseRef id="A14" />} className="no-print">
      <ProblemAlert error={choose.error} />
      <ul className="optional-lines">
        {lines.map((stage) => (
          <li key={stage.id}>
            <span>{stage.name[locale]} <ClauseRef id={stage.clause} /></span>
            <Guarded size="small" verdict={flow.arrange} onClick={() => turn(stage.id, !stage.on)}>{stage.on ? w.optional.off : w.optional.on}</Guarded>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 方案: the plan in words, the plan in dates, and the optional stages. */
export function PlanTab({ meeting, flow }: Props) {
  const planStage = flow.stages.find(({ evidence }) => evidence === 'plan-approved' || evidence === 'plan-and-leaders');
  return (
    <>
      {planStage ? <Preparation meeting={meeting} stage={planStage} /> : null}
      <PlanTable meeting={meeting} flow={flow} />
      <Optional meeting={meeting} flow={flow} />
    </>
  );
}
