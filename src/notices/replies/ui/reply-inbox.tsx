import './replies.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { useMarks } from '#kit/marks.ts';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { DECIDERS } from '../access.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Waiting = Answer<typeof client.notices.replyInbox>[number];

function Line({ row }: { readonly row: Waiting }) {
  const w = useWords({ zh, en });
  const said = useWords({ zh: sliceZh, en: sliceEn }).answers;
  const m = useMarks();
  const decide = useAct(client.notices.decideReply, () => say(w.detail.decided));
  const [refusing, setRefusing] = useState(false);
  const which = { recipientId: row.recipientId, version: row.version, personId: row.personId };
  return (
    <li>
      <span><strong>{row.name}</strong> {row.post} · {said[row.answer]}{row.forName ? m.aside(w.inbox.forWhom(row.forName)) : ''}</span>
      <span className="soft">{row.unitName} · {row.meetingId ? <Link to="/meetings/$id" params={{ id: row.meetingId }}>{row.title}</Link> : row.title}{row.reason ? ` · ${row.reason}` : ''}</span>
      <span className="chase-acts">
        <Button size="small" type="primary" loading={decide.isPending} onClick={() => decide.mutate({ ...which, decision: 'approved', note: null })}>{w.detail.approve}</Button>
        <Button size="small" onClick={() => setRefusing(true)}>{w.detail.refuse}</Button>
      </span>
      <ProblemAlert error={decide.error} />
      {refusing ? <ReasonDialog title={w.detail.refuseTitle} label={w.detail.refuseLabel} word={w.detail.refuse} onConfirm={(note) => decide.mutateAsync({ ...which, decision: 'refused', note })} onClose={() => setRefusing(false)} /> : null}
    </li>
  );
}

/** Substitutes and leaves that wait for this person; nothing is drawn when none does. */
export function ReplyInbox() {
  const w = useWords({ zh, en }).inbox;
  const me = useMe();
  const { data } = useQuery(orpc.notices.replyInbox.queryOptions({ enabled: me !== null && DECIDERS.includes(me.role) }));
  if (!data || data.length === 0) return null;
  return <Card title={w.title}><ul className="reply-rows">{data.map((row) => <Line key={row.personId} row={row} />)}</ul></Card>;
}
