import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { PERSONNEL } from '#norm/minutes.ts';
import { addMinutes, officeDay, officeTime } from '#platform/time.ts';
import { mayApproveAgenda } from '../access.ts';
import { AgendaItemDrawer } from './agenda-item.tsx';
import { ClauseRef } from './clause.tsx';
import { Guarded } from './guarded.tsx';
import { Sessions } from './sessions.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type Agenda = Answer<typeof client.meetings.listAgenda>;
export type AgendaItem = Agenda['items'][number];

/** The sum of the items against the length of the meeting. */
function Balance({ agenda }: { readonly agenda: Agenda }) {
  const w = useWords({ zh, en }).agenda;
  const { sum, length, over } = agenda;
  return (
    <div className={over ? 'balance balance-over' : 'balance'}>
      <span className="progress-bar" aria-hidden="true"><i style={{ width: `${Math.min(100, length === 0 ? 0 : (sum / length) * 100)}%` }} /></span>
      <span>{w.balance(sum, length)}</span>
      {over ? <Chip tone="red">{w.over(sum - length)}</Chip> : <span className="soft">{w.left(length - sum)}</span>}
    </div>
  );
}

interface RowProps {
  readonly meeting: MeetingView;
  readonly item: AgendaItem;
  readonly count: number;
  readonly startsAt: Date | null;
  readonly editable: boolean;
  readonly onEdit: () => void;
  readonly onRefused: (error: unknown) => void;
}

function ItemActs({ meeting, item, count, onEdit, onRefused }: RowProps) {
  const w = useWords({ zh, en });
  const which = { meetingId: meeting.id, id: item.id, version: item.version };
  const move = useAct(client.meetings.moveAgendaItem);
  const remove = useAct(client.meetings.removeAgendaItem);
  const to = (place: number) => move.mutateAsync({ ...which, place }).catch(onRefused);
  const name = item.title ?? w.category[item.category];
  return (
    <span className="row-acts no-print">
      <Button size="small" type="text" aria-label={w.agenda.up(name)} disabled={item.position === 1} onClick={() => void to(item.position - 1)}>↑</Button>
      <Button size="small" type="text" aria-label={w.agenda.down(name)} disabled={item.position === count} onClick={() => void to(item.position + 1)}>↓</Button>
      <Button size="small" type="text" aria-label={w.agenda.editOne(name)} onClick={onEdit}>{w.acts.change}</Button>
      <Button size="small" type="text" aria-label={w.agenda.removeOne(name)} onClick={() => void remove.mutateAsync(which).catch(onRefused)}>{w.acts.remove}</Button>
    </span>
  );
}

function ItemRow(props: RowProps) {
  const { item, startsAt, editable } = props;
  const w = useWords({ zh, en });
  const personnel = item.category === PERSONNEL;
  return (
    <tr>
      <td className="number-cell">{item.position}</td>
      <td>
        <strong>{personnel ? w.category.personnel : item.title}</strong>
        {personnel ? <> <Chip tone="red">{w.agenda.personnelNote}</Chip> <ClauseRef id="G1b" /></> : <span className="soft block">{[item.reportingUnitName && w.agenda.reports(item.reportingUnitName), item.attending.length > 0 ? w.agenda.attends(item.attending.map(({ name }) => name)) : ''].filter(Boolean).join(' · ')}</span>}
      </td>
      <td>{personnel ? '' : w.category[item.category]}</td>
      <td className="nowrap">{w.minutes(item.minutes)}</td>
      <td className="nowrap soft">{startsAt ? officeTime(startsAt) : ''}</td>
      <td>{editable ? <ItemActs {...props} /> : null}</td>
    </tr>
  );
}

/** When each item begins, if the meeting takes them one after the other on one day. */
function beginnings({ startAt, endAt }: MeetingView, items: readonly AgendaItem[]): (Date | null)[] {
  if (officeDay(startAt) !== officeDay(endAt)) return items.map(() => null);
  return items.map((_, at) => addMinutes(startAt, items.slice(0, at).reduce((sum, { minutes }) => sum + minutes, 0)));
}

function Approval({ meeting, agenda, onRefused }: { readonly meeting: MeetingView; readonly agenda: Agenda; readonly onRefused: (error: unknown) => void }) {
  const w = useWords({ zh, en }).agenda;
  const when = useWhen();
  const me = useMe();
  const which = { meetingId: meeting.id, version: agenda.version };
  const approve = useAct(client.meetings.approveAgenda);
  const withdraw = useAct(client.meetings.withdrawAgenda);
  if (!me) return null;
  const may = mayApproveAgenda(me);
  if (!agenda.approved) return <Guarded verdict={may} type="primary" onClick={() => void approve.mutateAsync(which).catch(onRefused)}>{w.approve}</Guarded>;
  return (
    <>
      <Chip tone="ok">{w.approvedBy(agenda.approved.by ?? '', when.nearMoment(agenda.approved.at))}</Chip>
      <Guarded verdict={may} onClick={() => void withdraw.mutateAsync(which).catch(onRefused)}>{w.withdraw}</Guarded>
    </>
  );
}

function AgendaTable({ meeting, agenda, editable, onEdit, onRefused }: { readonly meeting: MeetingView; readonly agenda: Agenda; readonly editable: boolean; readonly onEdit: (item: AgendaItem) => void; readonly onRefused: (error: unknown) => void }) {
  const w = useWords({ zh, en });
  const starts = beginnings(meeting, agenda.items);
  return (
    <div className="scroll-x">
      <table className="plain-table agenda-table">
        <thead><tr><th scope="col" className="number-cell">{w.agenda.number}</th><th scope="col">{w.agenda.title}</th><th scope="col">{w.agenda.category}</th><th scope="col">{w.agenda.minutes}</th><th scope="col">{w.agenda.startsAt}</th><th scope="col"><span className="visually-hidden">{w.acts.label}</span></th></tr></thead>
        <tbody>{agenda.items.map((item, at) => <ItemRow key={item.id} meeting={meeting} item={item} count={agenda.items.length} startsAt={starts[at] ?? null} editable={editable} onEdit={() => onEdit(item)} onRefused={onRefused} />)}</tbody>
      </table>
    </div>
  );
}

/** 议题与日程: the items with their order and minutes, the approval, and the parts of a meeting of several days. */
export function AgendaTab({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const { data: agenda, error, refetch } = useQuery(orpc.meetings.listAgenda.queryOptions({ input: { meetingId: meeting.id } }));
  const [edited, setEdited] = useState<AgendaItem | 'new' | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const open = meeting.status !== 'closed' && meeting.status !== 'cancelled';
  const editable = open && meeting.may.edit.ok && agenda?.approved === null;
  const add = <Guarded verdict={meeting.may.edit} onClick={() => setEdited('new')}>{w.agenda.add}</Guarded>;
  return (
    <>
      <Card title={w.agenda.heading} extra={agenda && open ? <>{agenda.approved ? null : add}<Approval meeting={meeting} agenda={agenda} onRefused={setRefused} /></> : null} padded={false}>
        <div className="tab-problems"><ProblemAlert error={error ?? refused} onRetry={error ? () => void refetch() : undefined} /></div>
        {agenda && agenda.items.length === 0 ? <EmptyPlace action={open ? add : null}>{w.agenda.empty}</EmptyPlace> : null}
        {agenda && agenda.items.length > 0 ? <><Balance agenda={agenda} /><AgendaTable meeting={meeting} agenda={agenda} editable={editable} onEdit={setEdited} onRefused={setRefused} /></> : null}
      </Card>
      <Sessions meeting={meeting} open={open} />
      <AgendaItemDrawer meeting={meeting} item={edited} onClose={() => setEdited(null)} />
    </>
  );
}
