import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters } from '#kit/filters.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useNow } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { DUTIES } from '#norm/duties.ts';
import { officeDay } from '#platform/time.ts';
import { SECTION_DUTIES, type SectionDuty } from '../duties/rules.ts';
import { UNIT_KINDS, type UnitKind } from '../rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Unit = Answer<typeof client.people.listUnits>[number];
type Section = Answer<typeof client.people.officeSections>[number];

interface UnitValues {
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly sort?: number | null;
  readonly phone?: string | null;
  readonly fax?: string | null;
  readonly address?: string | null;
}

function UnitForm({ subject, onClose }: { readonly subject: Unit | 'new' | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const row = subject === 'new' ? null : subject;
  const create = useAct(client.people.createUnit);
  const save = useAct(client.people.updateUnit);
  const required = [{ required: true, whitespace: true, message: w.required }];
  const submit = ({ name, shortName, kind, sort = null, phone = null, fax = null, address = null }: UnitValues, version = row?.version) => {
    const fields = { name, shortName, kind, phone, fax, address };
    return row && version !== undefined ? save.mutateAsync({ id: row.id, version, ...fields, sort: sort ?? row.sort }) : create.mutateAsync({ ...fields, sort });
  };
  return (
    <FormDrawer<UnitValues> open={subject !== null} title={row ? `${w.units.edit} · ${row.name}` : w.units.add} onClose={onClose} initial={row ?? {}} version={row?.version} submit={submit} labels={{ name: { label: w.columns.name }, shortName: { label: w.units.shortName } }}>
      <Form.Item name="name" label={w.columns.name} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="shortName" label={w.units.shortName} rules={required}><Input maxLength={20} /></Form.Item>
      <Form.Item name="kind" label={w.unitKind} rules={[{ required: true, message: w.required }]}><Select options={UNIT_KINDS.map((kind) => ({ value: kind, label: w.slice.unitKind[kind] }))} /></Form.Item>
      <Form.Item name="sort" label={w.units.sort}><InputNumber min={0} precision={0} /></Form.Item>
      <div className="field-row">
        <Form.Item name="phone" label={w.columns.phone}><Input maxLength={40} /></Form.Item>
        <Form.Item name="fax" label={w.units.fax}><Input maxLength={40} /></Form.Item>
      </div>
      <Form.Item name="address" label={w.units.address}><Input maxLength={120} /></Form.Item>
    </FormDrawer>
  );
}

function UnitActs({ unit, onEdit }: { readonly unit: Unit; readonly onEdit: () => void }) {
  const w = useWords({ zh, en });
  const today = officeDay(useNow());
  const close = useAct(client.people.closeUnit, () => say(w.done));
  return (
    <>
      <span className="row-acts">
        <Button size="small" onClick={onEdit}>{w.edit}</Button>
        <Button size="small" type="text" loading={close.isPending} onClick={() => close.mutate({ id: unit.id, version: unit.version, lastDay: unit.lastDay ? null : today })}>{unit.lastDay ? w.units.reopen : w.units.close}</Button>
      </span>
      <ProblemAlert error={close.error} />
    </>
  );
}

interface SectionValues {
  readonly name: string;
  readonly phone?: string | null;
  readonly sort?: number | null;
  readonly duties?: SectionDuty[];
}

function SectionForm({ unitId, subject, onClose }: { readonly unitId: string; readonly subject: Section | 'new' | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const row = subject === 'new' ? null : subject;
  const create = useAct(client.people.createSection);
  const save = useAct(client.people.updateSection);
  const submit = ({ name, phone = null, sort = null, duties = [] }: SectionValues, version = row?.version) => {
    const fields = { name, phone, duties, sort: sort ?? row?.sort ?? 0 };
    return row && version !== undefined ? save.mutateAsync({ id: row.id, version, ...fields }) : create.mutateAsync({ unitId, ...fields });
  };
  return (
    <FormDrawer<SectionValues> open={subject !== null} title={row ? w.sections.edit : w.sections.add} onClose={onClose} initial={(row as Partial<SectionValues> | null) ?? {}} version={row?.version} submit={submit} labels={{ name: { label: w.columns.name } }}>
      <Form.Item name="name" label={w.columns.name} rules={[{ required: true, whitespace: true, message: w.required }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="duties" label={w.sections.duties}><Select mode="multiple" options={SECTION_DUTIES.map((duty) => ({ value: duty, label: DUTIES[duty][locale] }))} /></Form.Item>
      <Form.Item name="phone" label={w.columns.phone}><Input maxLength={40} /></Form.Item>
      <Form.Item name="sort" label={w.units.sort}><InputNumber min={0} precision={0} /></Form.Item>
    </FormDrawer>
  );
}

function SectionActs({ section, onEdit }: { readonly section: Section; readonly onEdit: () => void }) {
  const w = useWords({ zh, en });
  const today = officeDay(useNow());
  const close = useAct(client.people.closeSection, () => say(w.done));
  return (
    <>
      <Button size="small" onClick={onEdit}>{w.edit}</Button>
      <Button size="small" type="text" loading={close.isPending} onClick={() => close.mutate({ id: section.id, version: section.version, lastDay: section.lastDay ? null : today })}>{section.lastDay ? w.sections.reopen : w.sections.close}</Button>
      <ProblemAlert error={close.error} />
    </>
  );
}

/** 科室: the sections of our own office, and which duty of the norm each fulfils (G3). */
function Sections({ edits }: { readonly edits: boolean }) {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const [subject, setSubject] = useState<Section | 'new' | null>(null);
  const sections = useQuery(orpc.people.officeSections.queryOptions());
  const offices = useQuery(orpc.people.listUnits.queryOptions({ input: { search: null, kind: 'own-office' } }));
  const office = offices.data?.[0];
  if (sections.isPending || offices.isPending) return null;
  if (!office) return <Card title={w.sections.title}><ProblemAlert error={sections.error ?? offices.error} /><p className="soft">{w.sections.missing}</p></Card>;
  return (
    <Card title={w.sections.title} padded={false} extra={edits ? <Button size="small" onClick={() => setSubject('new')}>{w.sections.add}</Button> : null}>
      <ul className="people-order">
        {(sections.data ?? []).map((section) => (
          <li key={section.id}>
            <strong className="grow">{section.name}</strong>
            {section.duties.length > 0 ? section.duties.map((duty) => <Chip key={duty}>{w.sections.duty(DUTIES[duty as SectionDuty][locale])}</Chip>) : <span className="soft">{w.sections.none}</span>}
            {section.lastDay ? <Chip tone="warn">{w.units.closed(section.lastDay)}</Chip> : null}
            {edits ? <span className="people-acts"><SectionActs section={section} onEdit={() => setSubject(section)} /></span> : null}
          </li>
        ))}
      </ul>
      <SectionForm key={subject === null || subject === 'new' ? 'new' : subject.id} unitId={office.id} subject={subject} onClose={() => setSubject(null)} />
    </Card>
  );
}

function useFilterBar(): Filter[] {
  const w = useWords({ zh, en });
  return [
    { kind: 'text', key: 'q', label: w.units.search },
    { kind: 'choice', key: 'kind', label: w.unitKind, options: UNIT_KINDS.map((kind) => ({ value: kind, label: w.slice.unitKind[kind] })) },
  ];
}

/** The units of the district in the office's order, and our own sections. */
export function UnitsTab({ edits }: { readonly edits: boolean }) {
  const w = useWords({ zh, en });
  const [search] = useFilters();
  const [subject, setSubject] = useState<Unit | 'new' | null>(null);
  const units = useQuery(orpc.people.listUnits.queryOptions({ input: { search: search['q'] ?? null, kind: (search['kind'] as UnitKind | undefined) ?? null, closed: true }, placeholderData: (before) => before }));
  const columns: TableColumnsType<Unit> = [
    { title: w.columns.unit, render: (_, { name, shortName, lastDay }) => <><strong>{name}</strong> {shortName === name ? null : <span className="soft">{shortName}</span>} {lastDay ? <Chip tone="warn">{w.units.closed(lastDay)}</Chip> : null}</> },
    { title: w.columns.kind, render: (_, { kind }) => w.slice.unitKind[kind] },
    { title: w.columns.people, dataIndex: 'people', align: 'right' },
    { title: w.columns.phone, dataIndex: 'phone', responsive: ['md'] },
  ];
  const acts: TableColumnsType<Unit>[number] = { title: '', className: 'no-print', render: (_, unit) => <UnitActs unit={unit} onEdit={() => setSubject(unit)} /> };
  const add = edits ? <Button type="primary" onClick={() => setSubject('new')}>{w.units.add}</Button> : null;
  return (
    <>
      <div className="people-sections"><Sections edits={edits} /></div>
      <PageTable label={w.tabs.units} rows={units.data} query={units} rowKey="id" columns={edits ? [...columns, acts] : columns} filters={useFilterBar()} extra={add} empty={<EmptyPlace action={add}>{w.units.empty}</EmptyPlace>} onExport={() => client.people.exportUnits()} />
      <UnitForm key={subject === null || subject === 'new' ? 'new' : subject.id} subject={subject} onClose={() => setSubject(null)} />
    </>
  );
}
