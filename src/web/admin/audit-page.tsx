import './admin.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { client, orpc, type Answer } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters, type Search } from '#kit/filters.ts';
import { PageShell } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { en as accountsEn } from '#people/accounts/words.en.ts';
import { zh as accountsZh } from '#people/accounts/words.zh.ts';
import { addDays, isDay, officeInstant, officeIso } from '#platform/time.ts';
import { sentenceOf } from './sentences.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Entry = Answer<typeof client.accounts.audit>['rows'][number];

const startOf = (day: string | undefined) => (day !== undefined && isDay(day) ? officeInstant(day, '00:00').toISOString() : undefined);
const given = <T,>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value });

/** The question behind the address bar: whole days of the office, the last one included. */
const filterOf = ({ from, until, account, kind }: Search) => ({
  ...given('from', startOf(from)),
  ...given('until', until !== undefined && isDay(until) ? startOf(addDays(until, 1)) : undefined),
  ...given('accountId', account),
  ...given('kind', kind),
});

function useFilterBar(): Filter[] {
  const w = useWords({ zh, en }).audit;
  const { kinds, topics, log } = useWords({ zh: accountsZh, en: accountsEn });
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  const day = (key: string, label: string): Filter => ({ kind: 'own', key, label, draw: (search, change) => <label className="day-filter"><span>{label}</span><DayField value={search[key]} onChange={(chosen) => change({ [key]: chosen ?? undefined })} /></label> });
  const options = [...Object.entries(topics), ...Object.entries(kinds).map(([kind, label]) => [kind, `${topics['accounts']} · ${label}`] as const)];
  return [
    day('from', w.from),
    day('until', w.until),
    { kind: 'choice', key: 'account', label: w.account, options: (accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name })) },
    { kind: 'choice', key: 'kind', label: log.kind, options: options.map(([value, label]) => ({ value, label })) },
  ];
}

function useColumns(): TableColumnsType<Entry> {
  const { log: w, topics } = useWords({ zh: accountsZh, en: accountsEn });
  const locale = useLocale();
  return [
    { title: w.at, className: 'nowrap', render: (_, { at }) => officeIso(at).slice(0, 19).replace('T', ' ') },
    { title: w.who, className: 'nowrap', render: (_, { actorName, personName }) => (actorName === null ? <span className="soft">{w.nobody}</span> : w.actor(actorName, personName)) },
    { title: w.what, render: (_, { kind, detail }) => <div className="entry-what">{sentenceOf(locale, kind, detail) ?? w.other}</div> },
    { title: w.kind, responsive: ['md'], className: 'nowrap', render: (_, { kind }) => <span className="soft">{topics[kind.split('.')[0] ?? ''] ?? w.other}</span> },
    { title: w.ip, responsive: ['md'], className: 'nowrap', render: (_, { ip }) => <span className="soft">{ip}</span> },
  ];
}

/** The log, for the auditor. */
export function AuditPage() {
  const w = useWords({ zh, en }).audit;
  const { title } = useWords({ zh: accountsZh, en: accountsEn }).log;
  const [search] = useFilters();
  const filter = filterOf(search);
  const log = useInfiniteQuery(
    orpc.accounts.audit.infiniteOptions({
      input: (before: number | undefined) => ({ ...filter, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const rows = log.data?.pages.flatMap((page) => page.rows);
  return (
    <PageShell title={title} sub={w.lead}>
      <div className="log"><PageTable label={title} rows={rows} query={log} rowKey="id" columns={useColumns()} filters={useFilterBar()} onExport={() => client.accounts.auditExport(filter)} /></div>
      {rows && rows.length > 0 ? (
        <div className="log-more no-print">{log.hasNextPage ? <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{w.more}</Button> : <span className="soft">{w.end}</span>}</div>
      ) : null}
    </PageShell>
  );
}
