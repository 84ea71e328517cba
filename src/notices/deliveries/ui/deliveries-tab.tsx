import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters } from '#kit/filters.ts';
import { EmptyPlace } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { CHANNELS, type Channel } from '../../rules.ts';
import { OUTBOX_STATES, type OutboxAct, type OutboxState } from '../outbox/rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Page = Answer<typeof client.notices.outbox>;
type Row = Page['rows'][number];

const MARKS: Record<OutboxState, MarkState> = { held: 'warn', sending: 'now', 'by-hand': 'waiting', dead: 'late', sent: 'done', cancelled: 'skipped' };
/** While a machine has something to send, the page looks again. */
const LOOK_MS = 10_000;
const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null => list.find((one) => one === text) ?? null;

function State({ row }: { readonly row: Row }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const waits = row.state === 'sending' && row.attempts > 0;
  return (
    <span className="outbox-cell">
      <StatusTag state={MARKS[row.state]}>{w.states[row.state]}</StatusTag>
      {row.fault && row.state !== 'sent' ? <span className="block">{w.faults[row.fault]}</span> : null}
      {waits ? <span className="soft block small">{w.attempts(row.attempts)} · {w.nextAt(when.nearMoment(row.nextAt))}</span> : null}
      {row.remark ? <span className="soft block small">{w.doneBy(row.doneByName ?? '', row.remark)}</span> : null}
    </span>
  );
}

function useColumns(onAct: ((act: OutboxAct, row: Row) => void) | null): TableColumnsType<Row> {
  const w = useWords({ zh, en });
  const when = useWhen();
  const acts: TableColumnsType<Row>[number] = {
    title: w.columns.acts,
    className: 'no-print',
    render: (_, row) => <span className="outbox-acts">{row.acts.map((act) => <Button key={act} size="small" aria-label={w.actOn(w.acts[act], row.recipient)} onClick={() => onAct?.(act, row)}>{w.acts[act]}</Button>)}</span>,
  };
  return [
    { title: w.columns.recipient, render: (_, row) => <span className="outbox-cell"><strong>{row.recipient}</strong><span className="soft block small">{row.channel === 'phone' ? row.phone : row.address}</span></span> },
    { title: w.columns.notice, render: (_, row) => <span className="outbox-cell">{row.meetingId ? <Link to="/meetings/$id" params={{ id: row.meetingId }} search={{ tab: 'notices' } as never}>{row.title}</Link> : row.title}{row.kind === 'notice' ? null : <> <Chip>{w.kinds[row.kind]}</Chip></>}</span> },
    { title: w.columns.channel, className: 'nowrap', render: (_, row) => w.channels[row.channel] },
    { title: w.columns.state, render: (_, row) => <State row={row} /> },
    { title: w.columns.at, className: 'nowrap', render: (_, row) => when.nearMoment(row.sentAt ?? row.createdAt) },
    ...(onAct ? [acts] : []),
  ];
}

function Review({ sends }: { readonly sends: boolean }) {
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.notices.deliveryPolicy.queryOptions());
  const set = useAct(client.notices.setDeliveryPolicy, (_, { reviewFirst }) => say(reviewFirst ? w.reviewOn : w.reviewOff));
  if (!data) return null;
  return (
    <>
      <Checkbox checked={data.reviewFirst} disabled={!sends || set.isPending} onChange={({ target }) => set.mutate({ reviewFirst: target.checked, version: data.version })}>{w.review}</Checkbox>
      <ProblemAlert error={set.error} />
    </>
  );
}

function Bulk({ counts, noticeId }: { readonly counts: Page['counts']; readonly noticeId: string | null }) {
  const w = useWords({ zh, en });
  const done = ({ deliveries }: { readonly deliveries: number }) => say(w.done(deliveries));
  const release = useAct(client.notices.releaseDeliveries, done);
  const retry = useAct(client.notices.retryDeliveries, done);
  return (
    <>
      {counts.held > 0 ? <Button type="primary" loading={release.isPending} onClick={() => release.mutate({ noticeId })}>{w.releaseAll(counts.held)}</Button> : null}
      {counts.dead > 0 ? <Button loading={retry.isPending} onClick={() => retry.mutate({ noticeId })}>{w.retryAll(counts.dead)}</Button> : null}
      <ProblemAlert error={release.error ?? retry.error} />
    </>
  );
}

function ByHand({ act, row, onClose }: { readonly act: 'finish' | 'cancel'; readonly row: Row; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const done = ({ deliveries }: { readonly deliveries: number }) => say(w.done(deliveries));
  const finish = useAct(client.notices.finishDeliveries, done);
  const cancel = useAct(client.notices.cancelDeliveries, done);
  const [title, label, run] = act === 'finish' ? [w.finishTitle, w.finishLabel, finish] as const : [w.cancelTitle, w.cancelLabel, cancel] as const;
  return <ReasonDialog title={title} label={label} word={w.acts[act]} onConfirm={(remark) => run.mutateAsync({ ids: [row.id], remark })} onClose={onClose}><p>{row.recipient} · {row.title}</p></ReasonDialog>;
}

function useFilterBar(): Filter[] {
  const w = useWords({ zh, en });
  return [
    { kind: 'choice', key: 'state', label: w.state, options: OUTBOX_STATES.map((value) => ({ value, label: w.states[value] })) },
    { kind: 'choice', key: 'channel', label: w.channel, options: CHANNELS.map((value: Channel) => ({ value, label: w.channels[value] })) },
  ];
}

function useOutbox() {
  const [search] = useFilters();
  const asked = { state: oneOf(OUTBOX_STATES, search['state']), channel: oneOf(CHANNELS, search['channel']), noticeId: search['notice'] ?? null };
  const query = useInfiniteQuery({
    ...orpc.notices.outbox.infiniteOptions({ input: (before: number | undefined) => ({ ...asked, ...(before === undefined ? {} : { before }) }), initialPageParam: undefined as number | undefined, getNextPageParam: ({ next }) => next ?? undefined }),
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.counts.sending ?? 0) > 0 ? LOOK_MS : false),
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.rows), counts: query.data?.pages[0]?.counts, noticeId: asked.noticeId };
}

/** Every delivery, by state, channel and notice, with what can be done about it. */
export function DeliveriesTab({ sends }: { readonly sends: boolean }) {
  const w = useWords({ zh, en });
  const [, change] = useFilters();
  const { query, rows, counts, noticeId } = useOutbox();
  const [asking, setAsking] = useState<{ readonly act: 'finish' | 'cancel'; readonly row: Row } | null>(null);
  const done = ({ deliveries }: { readonly deliveries: number }) => say(w.done(deliveries));
  const release = useAct(client.notices.releaseDeliveries, done);
  const retry = useAct(client.notices.retryDeliveries, done);
  const act = (what: OutboxAct, row: Row) => (what === 'release' ? release.mutate({ ids: [row.id] }) : what === 'retry' ? retry.mutate({ ids: [row.id] }) : setAsking({ act: what, row }));
  const columns = useColumns(sends ? act : null);
  return (
    <>
      <div className="outbox-bar no-print">
        <Review sends={sends} />
        {sends && counts ? <Bulk counts={counts} noticeId={noticeId} /> : null}
        {noticeId ? <span>{w.oneNotice(rows?.[0]?.title ?? '')} <button type="button" className="link-button" onClick={() => change({ notice: undefined })}>{w.allNotices}</button></span> : null}
      </div>
      <ProblemAlert error={release.error ?? retry.error} />
      <PageTable<Row> label={w.title} rows={rows} query={query} rowKey="id" columns={columns} filters={useFilterBar()} empty={<EmptyPlace>{w.empty}</EmptyPlace>} />
      {rows && rows.length > 0 ? <div className="outbox-more no-print">{query.hasNextPage ? <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{w.more}</Button> : <span className="soft">{w.end}</span>}</div> : null}
      {asking ? <ByHand key={asking.row.id} {...asking} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
