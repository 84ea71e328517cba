import { useQuery } from '@tanstack/react-query';
import { Button, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, type Answer } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters } from '#kit/filters.ts';
import { EmptyPlace } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { useWords } from '#kit/words.tsx';
import { UNIT_KINDS, type UnitKind } from '../rules.ts';
import { NewPersonForm } from './person-form.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { UnitPick } from './person-pick.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Row = Answer<typeof client.people.listPersons>['rows'][number];
const PAGE = 50;
const STATES = ['in-office', 'left', 'all'] as const;
type State = (typeof STATES)[number];
const ORDERS = ['roster', 'rostrum', 'distribution', 'unit', 'pinyin', 'strokes'] as const;
type Order = (typeof ORDERS)[number];

function useFilterBar(): Filter[] {
  const w = useWords({ zh, en });
  return [
    { kind: 'text', key: 'q', label: w.search },
    { kind: 'own', key: 'unit', label: w.unit, draw: (search, change) => <UnitPick aria-label={w.unit} value={search['unit'] ?? null} onChange={(unit) => change({ unit: unit ?? undefined })} /> },
    { kind: 'choice', key: 'kind', label: w.unitKind, options: UNIT_KINDS.map((kind) => ({ value: kind, label: w.slice.unitKind[kind] })) },
    { kind: 'own', key: 'order', label: w.order, draw: (search, change) => <Select<Order> aria-label={w.order} value={(search['order'] as Order | undefined) ?? 'roster'} popupMatchSelectWidth={false} options={ORDERS.map((order) => ({ value: order, label: w.orders[order] }))} onChange={(order) => change({ order: order === 'roster' ? undefined : order })} /> },
    { kind: 'own', key: 'state', label: w.state, draw: (search, change) => <Select<State> aria-label={w.state} value={(search['state'] as State | undefined) ?? 'in-office'} popupMatchSelectWidth={false} options={STATES.map((state) => ({ value: state, label: w.states[state] }))} onChange={(state) => change({ state: state === 'in-office' ? undefined : state })} /> },
  ];
}

const postLine = ({ unitShortName, sectionName, title }: Row['posts'][number]) => [unitShortName, sectionName, title].filter(Boolean).join(' · ');

function useColumns(): TableColumnsType<Row> {
  const w = useWords({ zh, en });
  return [
    { title: w.columns.name, render: (_, { name }) => <strong>{name}</strong> },
    { title: w.columns.post, render: (_, { posts }) => posts.map((post) => <div key={post.id} className={post.isPrimary ? '' : 'soft'}>{postLine(post)}</div>) },
    { title: w.columns.level, responsive: ['md'], render: (_, { posts }) => (posts[0]?.level ? w.slice.level[posts[0].level] : null) },
    { title: w.columns.mobile, dataIndex: 'mobile', responsive: ['md'] },
    { title: w.columns.place, dataIndex: 'position', responsive: ['lg'] },
  ];
}

/** Everybody in the roster's order, found by name, pinyin initials, unit or title. */
export function PersonsTab({ edits }: { readonly edits: boolean }) {
  const w = useWords({ zh, en });
  const [search, change] = useFilters();
  const [adding, setAdding] = useState(false);
  const { q, unit, kind, state, order, page, person } = search;
  const persons = useQuery(
    orpc.people.listPersons.queryOptions({
      input: { search: q ?? null, unitId: unit ?? null, unitKind: (kind as UnitKind | undefined) ?? null, sectionId: null, state: (state as State | undefined) ?? 'in-office', sort: (order as Order | undefined) ?? 'roster', limit: PAGE, offset: (Number(page ?? 1) - 1) * PAGE },
      placeholderData: (before) => before,
    }),
  );
  const add = edits ? <Button type="primary" onClick={() => setAdding(true)}>{w.add}</Button> : null;
  return (
    <>
      <PageTable label={w.tabs.persons} rows={persons.data?.rows} query={persons} rowKey="id" columns={useColumns()} filters={useFilterBar()} paging={{ total: persons.data?.total ?? 0, size: PAGE }} extra={add} empty={<EmptyPlace action={add}>{w.emptyPersons}</EmptyPlace>} onExport={() => client.people.exportPersons()} onRow={({ id }) => change({ person: id })} />
      <NewPersonForm open={adding} onClose={() => setAdding(false)} />
      <PersonDrawer id={person} edits={edits} onClose={() => change({ person: undefined })} />
    </>
  );
}
