import '../../replies/ui/replies.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import type { CallState } from '../rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { LogDrawer } from './log-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Row = Answer<typeof client.notices.callList>['rows'][number];

const MARKS: Record<CallState, MarkState> = { 'to-call': 'waiting', 'to-redial': 'late', unconfirmed: 'warn', reached: 'done', closed: 'skipped' };

function LastCall({ row: { calls, closedReason } }: { readonly row: Row }) {
  const w = useWords({ zh, en }).list;
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const when = useWhen();
  const [last] = calls;
  if (closedReason) return <span className="soft">{w.excused(closedReason)}</span>;
  if (!last) return null;
  const { outcome, calledAt, number, answeredByName, answeredByPost, repeatedBack, answer, callerName, redialAt } = last;
  return (
    <>
      <span className="block">{when.nearMoment(calledAt)} · {number} · {said.outcomes[outcome]}{callerName ? ` · ${callerName}` : ''}</span>
      {answeredByName ? <span className="block soft">{w.answered(answeredByName, answeredByPost ?? '')} · {repeatedBack ? w.confirmed : w.unconfirmed}</span> : null}
      {answer ? <span className="block">{answer}</span> : null}
      {redialAt ? <span className="block warn">{w.redial(when.nearMoment(redialAt))}</span> : null}
      {calls.length > 1 ? <span className="block soft small">{w.calls(calls.length)}</span> : null}
    </>
  );
}

function CallLine({ row, asks, onCall, onExcuse }: { readonly row: Row; readonly asks: boolean; readonly onCall: () => void; readonly onExcuse: () => void }) {
  const w = useWords({ zh, en }).list;
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const open = row.callState !== 'reached' && row.callState !== 'closed';
  return (
    <tr>
      <td className="chase-cell"><strong>{row.name}</strong><span className="soft block">{row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : w.noPhone}</span></td>
      <td><StatusTag state={MARKS[row.callState]}>{said.callStates[row.callState]}</StatusTag></td>
      <td className="chase-cell"><LastCall row={row} /></td>
      <td>{asks && open ? <span className="chase-acts no-print"><Button size="small" type="primary" aria-label={w.logOne(row.name)} onClick={onCall}>{w.log}</Button><Button size="small" aria-label={w.excuseOne(row.name)} onClick={onExcuse}>{w.excuse}</Button></span> : null}</td>
    </tr>
  );
}

/** D1.2, D2.2 通知记录表: the call list of a phone notice, per unit with every call; closed when all are reached or have a reason. */
export function CallList({ noticeId }: { readonly noticeId: string }) {
  const w = useWords({ zh, en }).list;
  const { data, error, refetch } = useQuery(orpc.notices.callList.queryOptions({ input: { noticeId } }));
  const excuse = useAct(client.notices.excuseRecipient);
  const [calling, setCalling] = useState<Row | null>(null);
  const [excusing, setExcusing] = useState<Row | null>(null);
  return (
    <Card title={w.title} extra={data && data.rows.length > 0 ? <StatusTag state={data.open > 0 ? 'waiting' : 'done'}>{data.open > 0 ? w.open(data.open) : w.done}</StatusTag> : null} padded={false}>
      <div className="tab-problems"><ProblemAlert error={error} onRetry={() => void refetch()} /></div>
      {data && data.rows.length === 0 ? <EmptyPlace>{w.empty}</EmptyPlace> : null}
      {data && data.rows.length > 0 ? (
        <div className="scroll-x">
          <table className="plain-table stack-table">
            <thead><tr><th scope="col">{w.unit}</th><th scope="col">{w.state}</th><th scope="col">{w.last}</th><th scope="col"><span className="visually-hidden">{w.acts}</span></th></tr></thead>
            <tbody>{data.rows.map((row) => <CallLine key={row.recipientId} row={row} asks={data.notice.status === 'issued'} onCall={() => setCalling(row)} onExcuse={() => setExcusing(row)} />)}</tbody>
          </table>
        </div>
      ) : null}
      {calling ? <LogDrawer key={calling.recipientId} recipient={calling} onClose={() => setCalling(null)} /> : null}
      {excusing ? <ReasonDialog title={w.excuseTitle} label={w.reason} word={w.excuse} onConfirm={(reason) => excuse.mutateAsync({ recipientId: excusing.recipientId, reason })} onClose={() => setExcusing(null)} /> : null}
    </Card>
  );
}
