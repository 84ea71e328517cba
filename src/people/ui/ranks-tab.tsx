import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { useFilters } from '#kit/filters.ts';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import { RANK_ORDERS, type RankOrderId } from '../rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Order = Answer<typeof client.people.rankOrder>;
type Row = Order['rows'][number];

/** Everybody who is placed by hand, and as many of the others as one looks at. */
const SHOWN_BY_RULE = 30;

function RankLine({ order, row, last, edits, onMove }: { readonly order: Order; readonly row: Row; readonly last: number; readonly edits: boolean; readonly onMove: (place: number) => void }) {
  const w = useWords({ zh, en }).ranks;
  const [place, setPlace] = useState<number | null>(null);
  const unrank = useAct(client.people.unrank);
  return (
    <li>
      <span className="people-place">{row.place}</span>
      <span className="grow"><strong>{row.name}</strong> <span className="soft">{[row.unitName, row.title].filter(Boolean).join(' · ')}</span> {row.ranked ? null : <Chip>{w.byRule}</Chip>}</span>
      {edits ? (
        <span className="people-acts">
          <Button size="small" type="text" aria-label={w.up(row.name)} disabled={row.place === 1} onClick={() => onMove(row.place - 1)}>↑</Button>
          <Button size="small" type="text" aria-label={w.down(row.name)} disabled={row.place === last} onClick={() => onMove(row.place + 1)}>↓</Button>
          <InputNumber size="small" aria-label={w.place(row.name)} min={1} max={last} precision={0} value={place} onChange={setPlace} onPressEnter={() => place && onMove(place)} />
          <Button size="small" disabled={!place} onClick={() => place && onMove(place)}>{w.move}</Button>
          {row.ranked ? <Button size="small" type="text" onClick={() => unrank.mutate({ order: order.id, version: order.version, personId: row.id })}>{w.unrank}</Button> : null}
        </span>
      ) : null}
      <ProblemAlert error={unrank.error} />
    </li>
  );
}

/** 排序: the three orders kept by hand; moved by keyboard as by mouse. */
export function RanksTab({ edits }: { readonly edits: boolean }) {
  const words = useWords({ zh, en });
  const w = words.ranks;
  const [search, change] = useFilters();
  const [text, setText] = useState('');
  const id = (search['order'] ?? 'rostrum') as RankOrderId;
  const order = useQuery(orpc.people.rankOrder.queryOptions({ input: { order: id }, placeholderData: (before) => before }));
  const move = useAct(client.people.moveRank);
  const rows = order.data?.rows ?? [];
  const byHand = rows.filter(({ ranked }) => ranked).length;
  const shown = text ? rows.filter(({ name, unitName, title }) => [name, unitName, title].some((part) => part?.includes(text))) : rows.slice(0, byHand + SHOWN_BY_RULE);
  return (
    <>
      <p className="people-lead">{w.lead}</p>
      <div className="people-bar">
        <Segmented<RankOrderId> value={id} onChange={(next) => change({ order: next })} options={RANK_ORDERS.map((one) => ({ value: one, label: words.slice.rankOrder[one] }))} />
        <Input aria-label={w.filter} placeholder={w.filter} allowClear value={text} onChange={({ target }) => setText(target.value.trim())} style={{ maxWidth: 200 }} />
      </div>
      <ProblemAlert error={order.error ?? move.error} />
      <Card padded={false}>
        <ol className="people-order">
          {order.data ? shown.map((row) => <RankLine key={row.id} order={order.data} row={row} last={rows.length} edits={edits} onMove={(place) => move.mutate({ order: order.data.id, version: order.data.version, personId: row.id, place })} />) : null}
        </ol>
      </Card>
    </>
  );
}
