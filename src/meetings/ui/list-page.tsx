import './meetings.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, type TableColumnsType } from 'antd';
import { client, orpc } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters, type Search } from '#kit/filters.ts';
import { EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useMe } from '#kit/session.ts';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { KIND_CODES, KINDS, type KindId } from '#norm/kinds.ts';
import { NORM_V1 } from '#norm/norm.ts';
import { addDays, isDay, officeInstant, officeIso } from '#platform/time.ts';
import { MAKERS } from '../access.ts';
import { STATUSES, type Status } from '../rules.ts';
import { MeetingStatus, Progress } from './status-words.tsx';
import type { MeetingLine } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | null => values.find((value) => value === text) ?? null;
const OPEN_TOO = [...STATUSES, 'open'] as const;
const startOf = (day: string | undefined): string | null => (day && isDay(day) ? officeIso(officeInstant(day, '00:00')) : null);

/** The address bar's words as the server's question. Both days count. */
const questionOf = ({ q, kind, status, from, to, mine }: Search) => ({
  search: q ?? null,
  kind: oneOf(KINDS, kind),
  status: oneOf<Status | 'open'>(OPEN_TOO, status),
  from: startOf(from),
  to: to && isDay(to) ? startOf(addDays(to, 1)) : null,
  mine: mine === 'yes',
});

function useMeetings(search: Search) {
  const question = questionOf(search);
  return useInfiniteQuery(
    orpc.meetings.list.infiniteOptions({
      input: (before: { startAt: string; id: string } | null) => ({ ...question, before }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next && { startAt: officeIso(next.startAt), id: next.id },
    }),
  );
}

function useKindNames(): Record<KindId, string> {
  const locale = useLocale();
  return Object.fromEntries(NORM_V1.kinds.map(({ id, name }) => [id, name[locale]])) as Record<KindId, string>;
}

function useListFilters(): Filter[] {
  const w = useWords({ zh, en });
  const kinds = useKindNames();
  const day = (key: 'from' | 'to', label: string): Filter => ({
    key, label, kind: 'own',
    draw: (search, change) => <label className="day-filter">{label}<DayField aria-label={label} value={search[key]} onChange={(value) => change({ [key]: value ?? undefined })} /></label>,
  });
  return [
    { key: 'q', label: w.fields.name, kind: 'text' },
    { key: 'kind', label: w.listing.kind, kind: 'choice', options: KINDS.map((value) => ({ value, label: kinds[value] })) },
    { key: 'status', label: w.listing.status, kind: 'choice', options: OPEN_TOO.map((value) => ({ value, label: value === 'open' ? w.listing.open : w.status[value] })) },
    { key: 'mine', label: w.listing.whose, kind: 'choice', options: [{ value: 'yes', label: w.listing.mine }] },
    day('from', w.listing.from),
    day('to', w.listing.to),
  ];
}

function useColumns(): TableColumnsType<MeetingLine> {
  const w = useWords({ zh, en });
  const when = useWhen();
  const kinds = useKindNames();
  return [
    {
      title: w.fields.name, key: 'name', className: 'name-cell',
      render: (_, { id, name, kind }) => <><Link to="/meetings/$id" params={{ id }} className="row-name">{name}</Link> <Chip title={kinds[kind]}>{KIND_CODES[kind]}</Chip></>,
    },
    { title: w.listing.when, key: 'start', render: (_, { startAt, provisional }) => <span className="nowrap">{when.moment(startAt)}{provisional ? <> <Chip>{w.provisional}</Chip></> : null}</span> },
    { title: w.fields.place, dataIndex: 'place', key: 'place' },
    { title: w.fields.chair, dataIndex: 'chairName', key: 'chair' },
    { title: w.roles.arrange, dataIndex: 'arrangerName', key: 'arranger' },
    { title: w.listing.progress, key: 'progress', render: (_, { progress }) => <Progress {...progress} /> },
    { title: w.listing.status, key: 'status', render: (_, { status }) => <MeetingStatus status={status} /> },
  ];
}

function NewButton() {
  const w = useWords({ zh, en });
  const me = useMe();
  return me && MAKERS.includes(me.role) ? <Link to="/meetings/new" className="primary-button">{w.new.title}</Link> : null;
}

/** All meetings this reader may see: the latest first, filters in the address bar. */
export function MeetingListPage() {
  const w = useWords({ zh, en });
  const navigate = useNavigate();
  const [search] = useFilters();
  const query = useMeetings(search);
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const empty = <EmptyPlace action={<NewButton />}>{w.listing.empty}</EmptyPlace>;
  return (
    <PageShell title={w.listing.title} width="wide" actions={<NewButton />}>
      <PageTable<MeetingLine>
        label={w.listing.title}
        rows={rows}
        query={query}
        rowKey="id"
        columns={useColumns()}
        filters={useListFilters()}
        empty={empty}
        onExport={() => client.meetings.exportList(questionOf(search))}
        onRow={({ id }) => void navigate({ to: '/meetings/$id', params: { id } })}
      />
      {query.hasNextPage ? <p className="more"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{w.listing.more}</Button></p> : null}
    </PageShell>
  );
}
