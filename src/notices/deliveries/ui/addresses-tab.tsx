import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input, Segmented, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters } from '#kit/filters.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { useWords } from '#kit/words.tsx';
import { LONGEST_ADDRESS } from '../addresses/rules.ts';
import { en } from './words.en.ts';
import { zh, type DeliveryUiWords } from './words.zh.ts';

type Of = 'units' | 'persons';
type Row = Answer<typeof client.notices.mailAddresses>['rows'][number];

function EditDrawer({ row, of, onClose }: { readonly row: Row; readonly of: Of; readonly onClose: () => void }) {
  const w = useWords({ zh, en }).addresses;
  const set = useAct(client.notices.setMailAddress);
  const whose = of === 'units' ? { unitId: row.id } : { personId: row.id };
  return (
    <FormDrawer<{ email?: string | null }> open title={w.editTitle(row.name)} onClose={onClose} initial={{ email: row.email }} version={row.version} labels={{ email: { label: w.email } }} submit={({ email }, version) => set.mutateAsync({ ...whose, email: email?.trim() || null, version: version ?? row.version })}>
      <Form.Item name="email" label={w.email} extra={w.emptied}><Input type="email" maxLength={LONGEST_ADDRESS} /></Form.Item>
    </FormDrawer>
  );
}

function PasteDrawer({ onClose }: { readonly onClose: () => void }) {
  const w = useWords({ zh, en }).addresses;
  const paste = useAct(client.notices.pasteMailAddresses);
  return (
    <FormDrawer<{ text: string }> open title={w.pasteTitle} onClose={onClose} initial={{}} draft="mail-addresses" submit={(values) => paste.mutateAsync(values)}>
      <Form.Item name="text" label={w.pasteLabel} rules={[{ required: true, message: w.required }]}><Input.TextArea rows={14} placeholder={w.pasteHint} /></Form.Item>
    </FormDrawer>
  );
}

function useAddresses(of: Of) {
  const [search] = useFilters();
  const asked = { of, search: search['q'] ?? null, missing: search['missing'] === 'yes' };
  const query = useInfiniteQuery(orpc.notices.mailAddresses.infiniteOptions({ input: (after: string | undefined) => ({ ...asked, ...(after === undefined ? {} : { after }) }), initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }) => next ?? undefined }));
  return { query, rows: query.data?.pages.flatMap((page) => page.rows) };
}

const ofFilter = (w: DeliveryUiWords['addresses'], of: Of): Filter => ({
  kind: 'own',
  key: 'of',
  label: w.of,
  draw: (_, change) => <Segmented<Of> aria-label={w.of} options={[{ value: 'units', label: w.units }, { value: 'persons', label: w.persons }]} value={of} onChange={(chosen) => change({ of: chosen === 'persons' ? chosen : undefined })} />,
});

/** Where mail for units and persons goes. */
export function AddressesTab({ sends }: { readonly sends: boolean }) {
  const w = useWords({ zh, en }).addresses;
  const [search] = useFilters();
  const of: Of = search['of'] === 'persons' ? 'persons' : 'units';
  const { query, rows } = useAddresses(of);
  const [editing, setEditing] = useState<Row | null>(null);
  const [pasting, setPasting] = useState(false);
  const edit: TableColumnsType<Row>[number] = { title: w.acts, className: 'no-print', render: (_, row) => <Button size="small" aria-label={w.editOne(row.name)} onClick={() => setEditing(row)}>{w.edit}</Button> };
  const columns: TableColumnsType<Row> = [
    { title: w.name, render: (_, { name }) => <span className="outbox-cell">{name}</span> },
    { title: w.detail, render: (_, { detail }) => <span className="outbox-cell soft">{detail}</span> },
    { title: w.email, render: (_, { email }) => <span className="outbox-cell">{email ?? <span className="soft">{w.none}</span>}</span> },
    ...(sends ? [edit] : []),
  ];
  const filters: Filter[] = [
    ofFilter(w, of),
    { kind: 'text', key: 'q', label: w.search },
    { kind: 'choice', key: 'missing', label: w.state, options: [{ value: 'yes', label: w.missing }] },
  ];
  return (
    <>
      <PageTable<Row> label={w.title} rows={rows} query={query} rowKey="id" columns={columns} filters={filters} extra={sends && of === 'units' ? <Button onClick={() => setPasting(true)}>{w.paste}</Button> : null} />
      {query.hasNextPage ? <div className="outbox-more no-print"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{w.more}</Button></div> : null}
      {editing ? <EditDrawer key={editing.id} row={editing} of={of} onClose={() => setEditing(null)} /> : null}
      {pasting ? <PasteDrawer onClose={() => setPasting(false)} /> : null}
    </>
  );
}
