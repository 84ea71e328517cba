import './replies.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { download } from '#kit/download.ts';
import { useMarks } from '#kit/marks.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { LogDrawer } from '../../calls/ui/log-drawer.tsx';
import { isOpen, STANDINGS, type Standing } from '../chase/rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { ReplyDrawer } from './reply-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type List = Answer<typeof client.notices.chaseList>;
type Row = List['rows'][number];
type Shown = 'all' | 'todo' | Standing;

export const STANDING_MARKS: Record<Standing, MarkState> = { unread: 'waiting', read: 'ready', pending: 'warn', refused: 'late', answered: 'done', verified: 'done', excused: 'skipped' };

function Totals({ totals }: Pick<List, 'totals'>) {
  const w = useWords({ zh, en }).chase;
  return <p className="chase-totals"><strong>{w.summary}</strong>{(['attend', 'substitute', 'leave', 'vehicles', 'meals', 'lodging'] as const).map((one) => <span key={one}>{w[one](totals[one])}</span>)}</p>;
}

function Filters({ list: { rows, totals }, shown, onShow }: { readonly list: List; readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  const w = useWords({ zh, en });
  const todo = rows.filter((row) => isOpen(row.standing)).length;
  const choices: readonly (readonly [Shown, string, number])[] = [['all', w.chase.all, totals.recipients], ['todo', w.chase.todo, todo], ...STANDINGS.filter((one) => totals.standings[one] > 0).map((one) => [one, w.standings[one], totals.standings[one]] as const)];
  return <div className="chase-filters no-print">{choices.map(([one, label, count]) => <button key={one} type="button" className="plain-button" aria-pressed={shown === one} onClick={() => onShow(one)}>{label} {count}</button>)}</div>;
}

function Persons({ row }: { readonly row: Row }) {
  const w = useWords({ zh, en });
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const m = useMarks();
  if (row.closedReason) return <span className="soft">{w.detail.excused(row.closedReason)}</span>;
  return (
    <>
      {row.persons.map((person) => <span key={person.id} className="block"><strong>{person.name}</strong> <span className="soft">{person.post} · {said.answers[person.answer]}{person.forName ? m.aside(w.detail.for(person.forName)) : ''}{person.mobile ? ` · ${person.mobile}` : ''}</span></span>)}
      {row.late ? <Chip tone="warn">{w.chase.late}</Chip> : null}
    </>
  );
}

interface RowProps {
  readonly row: Row;
  readonly asks: boolean;
  readonly onUrge: () => void;
  readonly onCall: () => void;
  readonly onOpen: () => void;
}

function ChaseLine({ row, asks, onUrge, onCall, onOpen }: RowProps) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { name, phone, quota, standing, urges, urgedAt } = row;
  return (
    <tr>
      <td className="chase-cell"><strong>{name}</strong><span className="soft block">{phone ? <a href={`tel:${phone}`}>{phone}</a> : w.chase.noPhone} · {w.chase.quota(quota)}</span></td>
      <td className="chase-cell"><StatusTag state={STANDING_MARKS[standing]}>{w.standings[standing]}</StatusTag>{urges > 0 && urgedAt ? <span className="soft block small">{w.chase.urgedTimes(urges, when.ago(urgedAt))}</span> : null}</td>
      <td className="chase-cell"><Persons row={row} /></td>
      <td>
        <span className="chase-acts no-print">
          {asks && isOpen(standing) ? <Button size="small" aria-label={w.chase.urgeOne(name)} onClick={onUrge}>{w.chase.urge}</Button> : null}
          {asks && isOpen(standing) ? <Button size="small" aria-label={w.chase.callOne(name)} onClick={onCall}>{w.chase.call}</Button> : null}
          <Button size="small" type={standing === 'pending' ? 'primary' : 'default'} aria-label={w.chase.openOne(name)} onClick={onOpen}>{w.chase.open}</Button>
        </span>
      </td>
    </tr>
  );
}

const fits = (shown: Shown, { standing }: Row): boolean => shown === 'all' || (shown === 'todo' ? isOpen(standing) : standing === shown);

function Lines({ list, rows, urge, onOpen, onCall }: { readonly list: List; readonly rows: readonly Row[]; readonly urge: (recipientId: string) => void; readonly onOpen: (row: Row) => void; readonly onCall: (row: Row) => void }) {
  const w = useWords({ zh, en }).chase;
  if (rows.length === 0) return <p className="chase-totals">{w.none}</p>;
  return (
    <div className="scroll-x">
      <table className="plain-table stack-table">
        <thead><tr><th scope="col">{w.columns.name}</th><th scope="col">{w.columns.state}</th><th scope="col">{w.columns.answer}</th><th scope="col"><span className="visually-hidden">{w.columns.acts}</span></th></tr></thead>
        <tbody>{rows.map((row) => <ChaseLine key={row.recipientId} row={row} asks={list.notice.status === 'issued'} onUrge={() => urge(row.recipientId)} onCall={() => onCall(row)} onOpen={() => onOpen(row)} />)}</tbody>
      </table>
    </div>
  );
}

/** 催报清单 of one notice: live, by unit with its telephone; urged by one key, by telephone, and by the clock. */
export function ChaseList({ noticeId }: { readonly noticeId: string }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { data, error, refetch } = useQuery(orpc.notices.chaseList.queryOptions({ input: { noticeId } }));
  const urge = useAct(client.notices.urge, ({ urged, waiting }) => say(w.chase.urged(urged, waiting)));
  const save = useAct(client.notices.exportChase, download);
  const [shown, setShown] = useState<Shown>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const [calling, setCalling] = useState<Row | null>(null);
  const todo = data?.rows.filter((row) => isOpen(row.standing)).length ?? 0;
  const extra = data && data.rows.length > 0 ? <>{data.notice.answerBy ? <span>{w.chase.due(when.nearMoment(data.notice.answerBy))}</span> : null}<Button loading={save.isPending} onClick={() => save.mutate({ noticeId })}>{w.chase.export}</Button>{todo > 0 && data.notice.status === 'issued' ? <Button type="primary" loading={urge.isPending} onClick={() => urge.mutate({ noticeId })}>{w.chase.urgeAll(todo)}</Button> : null}</> : null;
  return (
    <Card title={w.chase.title} extra={extra} padded={false}>
      <div className="tab-problems"><ProblemAlert error={error} onRetry={() => void refetch()} /><ProblemAlert error={urge.error ?? save.error} /></div>
      {data && data.rows.length === 0 ? <EmptyPlace>{w.chase.empty}</EmptyPlace> : null}
      {data && data.rows.length > 0 ? (
        <>
          <Totals totals={data.totals} />
          <Filters list={data} shown={shown} onShow={setShown} />
          <Lines list={data} rows={data.rows.filter((row) => fits(shown, row))} urge={(recipientId) => urge.mutate({ noticeId, recipientId })} onOpen={(row) => setOpened(row.recipientId)} onCall={setCalling} />
        </>
      ) : null}
      {opened ? <ReplyDrawer key={opened} recipientId={opened} onClose={() => setOpened(null)} /> : null}
      {calling ? <LogDrawer key={calling.recipientId} recipient={calling} onClose={() => setCalling(null)} /> : null}
    </Card>
  );
}
