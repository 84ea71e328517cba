import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { officeIso, officeTime } from '#platform/time.ts';
import { Guarded } from './guarded.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Session = Answer<typeof client.meetings.listSessions>['days'][number]['sessions'][number];

interface Values {
  readonly title: string;
  readonly fromAt: Date | string;
  readonly toAt: Date | string;
  readonly place: string | null;
}

/** A draft kept in the browser has its moments as text. */
const iso = (at: Date | string): string => officeIso(new Date(at));

function SessionDrawer({ meeting, session, onClose }: { readonly meeting: MeetingView; readonly session: Session | 'new' | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const add = useAct(client.meetings.addSession);
  const edit = useAct(client.meetings.editSession);
  const known = session === 'new' ? null : session;
  const send = (values: Values, version: number | undefined) => {
    const fields = { title: values.title, place: values.place, fromAt: iso(values.fromAt), toAt: iso(values.toAt) };
    return known ? edit.mutateAsync({ meetingId: meeting.id, id: known.id, version: version ?? known.version, ...fields }) : add.mutateAsync({ meetingId: meeting.id, ...fields });
  };
  const required = [{ required: true, message: w.new.required }];
  const initial = known ?? { fromAt: meeting.startAt, toAt: meeting.endAt, place: null };
  return (
    <FormDrawer<Values> open={session !== null} title={known ? w.sessions.edit : w.sessions.add} onClose={onClose} initial={initial} version={known?.version} labels={{ title: { label: w.sessions.title }, place: { label: w.fields.place } }} submit={send}>
      <Form.Item name="title" label={w.sessions.title} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="fromAt" label={w.sessions.from} rules={required}><MomentField timeLabel={w.fields.startTime} /></Form.Item>
      <Form.Item name="toAt" label={w.sessions.to} rules={required}><MomentField timeLabel={w.sessions.endTime} /></Form.Item>
      <Form.Item name="place" label={w.fields.place} extra={w.sessions.placeNote}><Input maxLength={60} /></Form.Item>
    </FormDrawer>
  );
}

interface LineProps {
  readonly meeting: MeetingView;
  readonly session: Session;
  readonly editable: boolean;
  readonly onEdit: () => void;
}

function SessionLine({ meeting, session, editable, onEdit }: LineProps) {
  const w = useWords({ zh, en });
  const remove = useAct(client.meetings.removeSession);
  return (
    <tr>
      <td className="nowrap">{officeTime(session.fromAt)} – {officeTime(session.toAt)}</td>
      <td><strong>{session.title}</strong><ProblemAlert error={remove.error} /></td>
      <td>{session.place ?? meeting.place}</td>
      <td>
        {editable ? (
          <span className="row-acts no-print">
            <Button size="small" type="text" onClick={onEdit}>{w.acts.change}</Button>
            <Button size="small" type="text" onClick={() => remove.mutate({ meetingId: meeting.id, id: session.id, version: session.version })}>{w.acts.remove}</Button>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** 日程: the parts of a meeting, day by day. */
export function Sessions({ meeting, open }: { readonly meeting: MeetingView; readonly open: boolean }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const [edited, setEdited] = useState<Session | 'new' | null>(null);
  const { data, error } = useQuery(orpc.meetings.listSessions.queryOptions({ input: { meetingId: meeting.id } }));
  const add = open ? <Guarded verdict={meeting.may.edit} onClick={() => setEdited('new')}>{w.sessions.add}</Guarded> : null;
  return (
    <Card title={w.sessions.heading} extra={data && data.days.length > 0 ? add : null} padded={false}>
      <div className="tab-problems"><ProblemAlert error={error} /></div>
      {data && data.days.length === 0 ? <EmptyPlace action={add}>{w.sessions.empty}</EmptyPlace> : null}
      {data?.days.map(({ day, sessions }) => (
        <section key={day}>
          <h3 className="day-heading">{when.fullDay(day)}</h3>
          <div className="scroll-x"><table className="plain-table"><tbody>{sessions.map((session) => <SessionLine key={session.id} meeting={meeting} session={session} editable={open && meeting.may.edit.ok} onEdit={() => setEdited(session)} />)}</tbody></table></div>
        </section>
      ))}
      <SessionDrawer meeting={meeting} session={edited} onClose={() => setEdited(null)} />
    </Card>
  );
}
