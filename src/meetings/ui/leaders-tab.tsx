import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Mark, type MarkState } from '#kit/mark.tsx';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { StatusTag } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { officeTime } from '#platform/time.ts';
import { LEADER_ANSWERS, type LeaderAnswer } from '../leaders/rules.ts';
import { ClauseRef } from './clause.tsx';
import { Guarded } from './guarded.tsx';
import { PersonPick } from '#people/ui/person-pick.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Leaders = Answer<typeof client.meetings.listLeaders>;
type Leader = Leaders['rows'][number];
type Clash = Leader['clashes'][number];

const MARK: Record<LeaderAnswer, MarkState> = { asked: 'waiting', confirmed: 'done', declined: 'skipped', replaced: 'done' };
const NOTE_LENGTH = 200;

/** Where else this person should be at that time. */
function Clashes({ clashes }: { readonly clashes: readonly Clash[] }) {
  const w = useWords({ zh, en }).leaders;
  const when = useWhen();
  return clashes.map(({ startAt, endAt, meetingId, name, place }) => (
    <p key={`${meetingId ?? ''} ${startAt.getTime()}`} className="clash">
      <Mark state="warn" size={15} />
      <span>{w.clash} {when.moment(startAt)} – {officeTime(endAt)} {meetingId ? <Link to="/meetings/$id" params={{ id: meetingId }}>{name}</Link> : w.clashUnknown}{place ? ` · ${place}` : ''}</span>
    </p>
  ));
}

function AskDrawer({ open, meeting, onClose }: { readonly open: boolean; readonly meeting: MeetingView; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const ask = useAct(client.meetings.askLeader);
  return (
    <FormDrawer<{ personId: string; note: string | null }> open={open} title={w.leaders.ask} onClose={onClose} initial={{ note: null }} submit={({ personId, note }) => ask.mutateAsync({ meetingId: meeting.id, personId, note })} saveWord={w.leaders.ask}>
      <Form.Item name="personId" label={w.leaders.leader} rules={[{ required: true, message: w.new.required }]}><PersonPick /></Form.Item>
      <Form.Item name="note" label={w.leaders.note}><Input maxLength={NOTE_LENGTH} /></Form.Item>
    </FormDrawer>
  );
}

interface AnswerValues {
  readonly answer: LeaderAnswer;
  readonly replacedById: string | null;
  readonly note: string | null;
}

function AnswerDrawer({ meeting, leader, onClose }: { readonly meeting: MeetingView; readonly leader: Leader | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const answer = useAct(client.meetings.answerLeader);
  if (!leader) return null;
  const options = LEADER_ANSWERS.map((value) => ({ value, label: w.leaders.answers[value] }));
  const known = leader.replacedById && leader.replacedByName ? [{ id: leader.replacedById, name: leader.replacedByName }] : [];
  const labels = { answer: { label: w.leaders.answer, show: (value: unknown) => w.leaders.answers[value as LeaderAnswer] }, note: { label: w.leaders.note } };
  return (
    <FormDrawer<AnswerValues>
      open title={w.leaders.answerOf(leader.name)} onClose={onClose} version={leader.version} labels={labels}
      initial={{ answer: leader.answer === 'asked' ? 'confirmed' : leader.answer, replacedById: leader.replacedById, note: leader.note }}
      submit={(values, version) => answer.mutateAsync({ meetingId: meeting.id, id: leader.id, version: version ?? leader.version, answer: values.answer, note: values.note, replacedById: values.answer === 'replaced' ? values.replacedById : null })}
    >
      <Form.Item name="answer" label={w.leaders.answer}><Select options={options} /></Form.Item>
      <Form.Item noStyle dependencies={['answer']}>
        {({ getFieldValue }) => (getFieldValue('answer') === 'replaced' ? <Form.Item name="replacedById" label={w.leaders.replacement} rules={[{ required: true, message: w.new.required }]}><PersonPick known={known} /></Form.Item> : null)}
      </Form.Item>
      <Form.Item name="note" label={w.leaders.note}><Input maxLength={NOTE_LENGTH} /></Form.Item>
    </FormDrawer>
  );
}

function LeaderRow({ meeting, leader, open, onAnswer }: { readonly meeting: MeetingView; readonly leader: Leader; readonly open: boolean; readonly onAnswer: () => void }) {
  const w = useWords({ zh, en });
  const remove = useAct(client.meetings.removeLeader);
  return (
    <tr>
      <td className="number-cell">{leader.place}</td>
      <td>
        <strong>{leader.answer === 'replaced' ? w.leaders.instead(leader.replacedByName ?? '', leader.name) : leader.name}</strong>
        {leader.note ? <span className="soft block">{leader.note}</span> : null}
        <Clashes clashes={leader.clashes} />
        <ProblemAlert error={remove.error} />
      </td>
      <td><StatusTag state={MARK[leader.answer]}>{w.leaders.answers[leader.answer]}</StatusTag></td>
      <td>
        {open ? (
          <span className="row-acts no-print">
            <Guarded size="small" verdict={meeting.may.edit} onClick={onAnswer}>{w.leaders.record}</Guarded>
            <Button size="small" type="text" aria-label={w.leaders.removeOne(leader.name)} onClick={() => remove.mutate({ meetingId: meeting.id, id: leader.id, version: leader.version })}>{w.acts.remove}</Button>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** 到会领导: asked, confirmed, declined or replaced, in rostrum order, with every clash. */
export function LeadersTab({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const { data, error, refetch } = useQuery(orpc.meetings.listLeaders.queryOptions({ input: { meetingId: meeting.id } }));
  const [asking, setAsking] = useState(false);
  const [answering, setAnswering] = useState<Leader | null>(null);
  const open = meeting.status !== 'closed' && meeting.status !== 'cancelled';
  const ask = open ? <Guarded verdict={meeting.may.edit} onClick={() => setAsking(true)}>{w.leaders.ask}</Guarded> : null;
  return (
    <Card title={<>{w.leaders.heading} <ClauseRef id="F8.1" /></>} extra={data && data.rows.length > 0 ? <>{data.unanswered > 0 ? <StatusTag state="waiting">{w.leaders.unanswered(data.unanswered)}</StatusTag> : null}{ask}</> : null} padded={false}>
      <div className="tab-problems"><ProblemAlert error={error} onRetry={() => void refetch()} />{data?.chair ? <Clashes clashes={data.chair.clashes} /> : null}</div>
      {data && data.rows.length === 0 ? <EmptyPlace action={ask}>{w.leaders.empty}</EmptyPlace> : null}
      {data && data.rows.length > 0 ? (
        <div className="scroll-x">
          <table className="plain-table">
            <thead><tr><th scope="col" className="number-cell">{w.leaders.place}</th><th scope="col">{w.leaders.leader}</th><th scope="col">{w.leaders.answer}</th><th scope="col"><span className="visually-hidden">{w.acts.label}</span></th></tr></thead>
            <tbody>{data.rows.map((leader) => <LeaderRow key={leader.id} meeting={meeting} leader={leader} open={open} onAnswer={() => setAnswering(leader)} />)}</tbody>
          </table>
        </div>
      ) : null}
      <AskDrawer open={asking} meeting={meeting} onClose={() => setAsking(false)} />
      <AnswerDrawer key={answering?.id ?? 'none'} meeting={meeting} leader={answering} onClose={() => setAnswering(null)} />
    </Card>
  );
}
