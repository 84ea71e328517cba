import './roster.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, type Answer } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters, type Search } from '#kit/filters.ts';
import { EmptyPlace } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import type { MeetingView } from '#meetings/ui/views.ts';
import { ROSTER_CLASSES, ROSTER_STATES, type RosterClass, type RosterState } from '../rules.ts';
import { ChangesDrawer } from './changes-drawer.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type RosterView = Answer<typeof client.notices.roster>;
export type RosterLine = RosterView['rows'][number];

const PAGE = 50;
const FEW = 5;

const offsetOf = ({ page }: Search): number => (Number(page ?? 1) - 1) * PAGE;

/** The roster's own filters begin with `r`, so that they do not mix with those of the notices beside it. */
function useFilterBar(units: readonly string[]): Filter[] {
  const w = useWords({ zh, en });
  return [
    { kind: 'text', key: 'rq', label: w.search },
    { kind: 'choice', key: 'rclass', label: w.columns.class, options: ROSTER_CLASSES.map((value) => ({ value, label: w.classes[value] })) },
    { kind: 'own', key: 'runit', label: w.columns.unit, draw: (search, change) => <Select aria-label={w.columns.unit} className="roster-units" placeholder={w.columns.unit} showSearch allowClear popupMatchSelectWidth={false} value={search['runit'] ?? null} options={units.map((unit) => ({ value: unit, label: unit }))} onChange={(unit: string | undefined) => change({ runit: unit })} /> },
    { kind: 'choice', key: 'rstate', label: w.columns.state, options: ROSTER_STATES.map((value) => ({ value, label: w.states[value] })) },
  ];
}

function useColumns(first: number, delegations: boolean): TableColumnsType<RosterLine> {
  const w = useWords({ zh, en });
  return [
    { title: w.columns.name, render: (_, { name }, at) => <><span className="roster-number">{first + at}</span> <strong>{name}</strong></> },
    { title: w.columns.unit, dataIndex: 'unit' },
    { title: w.columns.post, dataIndex: 'post' },
    { title: w.columns.class, render: (_, row) => <>{w.classes[row.class]}{row.state === 'away' ? <> <Chip tone="warn">{w.states.away}</Chip></> : null}</> },
    ...(delegations ? [{ title: w.columns.delegation, dataIndex: 'delegation' }] : []),
    { title: w.columns.mobile, dataIndex: 'mobile' },
    { title: w.columns.source, responsive: ['lg'], render: (_, { source }) => <span className="soft">{w.sources[source]}</span> },
  ];
}

/** How many of each class, and which units name more than they were asked for. */
function Head({ view }: { readonly view: RosterView }) {
  const w = useWords({ zh, en });
  const { over } = view;
  return (
    <div className="roster-head">
      <strong>{w.sum(view.expected, view.away)}</strong>
      {over.slice(0, FEW).map(({ unit, class: kind, persons, quota }) => <p key={`${unit} ${kind}`} className="warn">{w.over(unit, kind, persons, quota)}</p>)}
      {over.length > FEW ? <p className="warn">{w.overMore(over.length - FEW)}</p> : null}
    </div>
  );
}

type Asked = 'add' | 'import' | 'changes' | null;

/** 名单: the one list of expected persons, searched, filtered and paged at the server. */
export function MeetingRoster({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const [search, change] = useFilters();
  const [asked, setAsked] = useState<Asked>(null);
  const [edited, setEdited] = useState<RosterLine | null>(null);
  const meetingId = meeting.id;
  const input = { meetingId, search: search['rq'] ?? null, class: (search['rclass'] as RosterClass | undefined) ?? null, unit: search['runit'] ?? null, state: (search['rstate'] as RosterState | undefined) ?? null, limit: PAGE, offset: offsetOf(search) };
  const roster = useQuery(orpc.notices.roster.queryOptions({ input, placeholderData: (before) => before }));
  const view = roster.data;
  const keeps = view?.may.keep.ok ?? false;
  const begin = keeps ? <><Button type="primary" onClick={() => setAsked('add')}>{w.add}</Button><Button onClick={() => setAsked('import')}>{w.import}</Button></> : null;
  const close = () => setAsked(null);
  return (
    <section className="roster">
      {view && view.total > 0 ? <Head view={view} /> : null}
      <PageTable<RosterLine>
        label={w.title} rows={view?.rows} query={roster} rowKey="id" columns={useColumns(input.offset + 1, (view?.delegations.length ?? 0) > 0)} filters={useFilterBar(view?.units ?? [])} paging={{ total: view?.total ?? 0, size: PAGE }}
        extra={<>{begin}<Button onClick={() => setAsked('changes')}>{w.feed}</Button></>} empty={<EmptyPlace action={begin ? <span className="row-acts">{begin}</span> : null}>{w.none}</EmptyPlace>}
        onExport={() => client.notices.exportRoster({ meetingId })} {...(keeps ? { onRow: setEdited } : {})}
      />
      {view && (asked === 'add' || edited) ? <EntryDrawer key={edited?.id ?? 'add'} meetingId={meetingId} view={view} row={edited} onClose={() => { close(); setEdited(null); }} /> : null}
      {asked === 'import' ? <ImportDrawer meetingId={meetingId} onClose={() => { close(); change({}); }} /> : null}
      {asked === 'changes' ? <ChangesDrawer meetingId={meetingId} delegations={view?.delegations ?? []} onClose={close} /> : null}
    </section>
  );
}
