import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import type { DeputyTable } from '../rules.ts';
import { PersonPick, UnitPick } from './person-pick.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Duties = Answer<typeof client.people.deputyDuties>;

/** One row of any of the three tables, as it is shown and edited. */
interface DutyRow {
  readonly id: string;
  readonly version: number;
  readonly fromDay: string;
  readonly toDay: string | null;
  readonly of: string;
  readonly deputyId: string;
  readonly deputyName: string;
  readonly more: string | null;
  readonly ofId: string;
  readonly extraId: string | null;
  readonly extraName: string | null;
}

interface Values {
  readonly of: string;
  readonly deputyId: string;
  readonly extra?: string | null;
  readonly fromDay: string;
  readonly toDay?: string | null;
}

const rowsOf: Record<DeputyTable, (duties: Duties) => DutyRow[]> = {
  attending: ({ attending }) => attending.map((row) => ({ ...row, of: row.leaderName, ofId: row.leaderId, more: row.substituteName, extraId: row.substituteId, extraName: row.substituteName })),
  liaison: ({ liaisons }) => liaisons.map((row) => ({ ...row, of: row.lineName, ofId: row.lineId, more: row.unitName, extraId: row.unitId, extraName: row.unitName })),
  charge: ({ charges }) => charges.map((row) => ({ ...row, of: row.sectionName, ofId: row.sectionId, more: null, extraId: null, extraName: null })),
};

function useSave(table: DeputyTable) {
  const makes = { attending: useAct(client.people.createAttending), liaison: useAct(client.people.createLiaison), charge: useAct(client.people.createCharge) };
  const saves = { attending: useAct(client.people.updateAttending), liaison: useAct(client.people.updateLiaison), charge: useAct(client.people.updateCharge) };
  return ({ of, deputyId, extra = null, fromDay, toDay = null }: Values, edit: { id: string; version: number } | null): Promise<unknown> => {
    const span = { deputyId, fromDay, toDay: toDay || null };
    if (table === 'attending') return edit ? saves.attending.mutateAsync({ ...edit, ...span, leaderId: of, substituteId: extra }) : makes.attending.mutateAsync({ ...span, leaderId: of, substituteId: extra });
    if (table === 'liaison') return edit ? saves.liaison.mutateAsync({ ...edit, ...span, lineId: of, unitId: extra ?? '' }) : makes.liaison.mutateAsync({ ...span, lineId: of, unitId: extra ?? '' });
    return edit ? saves.charge.mutateAsync({ ...edit, ...span, sectionId: of }) : makes.charge.mutateAsync({ ...span, sectionId: of });
  };
}

function OfField({ table, row, duties }: { readonly table: DeputyTable; readonly row: DutyRow | null; readonly duties: Duties }) {
  const w = useWords({ zh, en });
  const office = useQuery(orpc.people.officeSections.queryOptions({ enabled: table === 'charge' }));
  const rules = [{ required: true, message: w.required }];
  if (table === 'attending') return <Form.Item name="of" label={w.duties.leader} rules={rules}><PersonPick known={row ? [{ id: row.ofId, name: row.of }] : []} /></Form.Item>;
  const options = table === 'liaison' ? duties.lines.filter(({ lastDay }) => lastDay === null).map(({ id, name }) => ({ value: id, label: name })) : (office.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Form.Item name="of" label={table === 'liaison' ? w.duties.line : w.duties.section} rules={rules}><Select options={options} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>;
}

function ExtraField({ table, row }: { readonly table: DeputyTable; readonly row: DutyRow | null }) {
  const w = useWords({ zh, en });
  if (table === 'charge') return null;
  if (table === 'liaison') return <Form.Item name="extra" label={w.duties.department} rules={[{ required: true, message: w.required }]}><UnitPick /></Form.Item>;
  return <Form.Item name="extra" label={w.duties.substitute}><PersonPick known={row?.extraId && row.extraName ? [{ id: row.extraId, name: row.extraName }] : []} /></Form.Item>;
}

function DutyForm({ table, subject, duties, onClose }: { readonly table: DeputyTable; readonly subject: DutyRow | 'new' | null; readonly duties: Duties; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const row = subject === 'new' ? null : subject;
  const save = useSave(table);
  const initial: Partial<Values> = row ? { of: row.ofId, deputyId: row.deputyId, extra: row.extraId, fromDay: row.fromDay, toDay: row.toDay } : { fromDay: duties.today };
  return (
    <FormDrawer<Values> open={subject !== null} title={`${w.duties[table]} · ${row ? w.duties.edit : w.duties.add}`} onClose={onClose} initial={initial} version={row?.version} submit={(values, version = row?.version) => save(values, row && version !== undefined ? { id: row.id, version } : null)}>
      <OfField table={table} row={row} duties={duties} />
      <Form.Item name="deputyId" label={w.duties.deputy} rules={[{ required: true, message: w.required }]}><PersonPick known={row ? [{ id: row.deputyId, name: row.deputyName }] : []} /></Form.Item>
      <ExtraField table={table} row={row} />
      <div className="field-row">
        <Form.Item name="fromDay" label={w.duties.from} rules={[{ required: true, message: w.required }]}><DayField /></Form.Item>
        <Form.Item name="toDay" label={w.duties.to}><DayField /></Form.Item>
      </div>
    </FormDrawer>
  );
}

function Line({ table, row, today, edits, onEdit }: { readonly table: DeputyTable; readonly row: DutyRow; readonly today: string; readonly edits: boolean; readonly onEdit: () => void }) {
  const w = useWords({ zh, en });
  const remove = useAct(client.people.removeDuty, () => say(w.done));
  const state = row.fromDay > today ? w.duties.future : row.toDay !== null && row.toDay < today ? w.duties.past : null;
  return (
    <tr className={state ? 'soft' : ''}>
      <td>{row.of}</td><td><strong>{row.deputyName}</strong></td>{table === 'charge' ? null : <td>{row.more ?? '—'}</td>}
      <td>{row.fromDay} – {row.toDay ?? w.now} {state ? <Chip>{state}</Chip> : null}</td>
      {edits ? (
        <td className="no-print people-act-cell">
          <Button size="small" onClick={onEdit}>{w.duties.edit}</Button>
          <Popconfirm title={w.duties.remove} okText={w.duties.remove} onConfirm={() => remove.mutate({ table, id: row.id, version: row.version })}><Button size="small" type="text">{w.duties.remove}</Button></Popconfirm>
          <ProblemAlert error={remove.error} />
        </td>
      ) : null}
    </tr>
  );
}

/** What scrolls sideways is reached by keyboard, also where nothing in it takes the focus. */
const reachable = (region: HTMLElement | null) => region?.setAttribute('tabindex', '0');

function DutyTable({ table, duties, edits }: { readonly table: DeputyTable; readonly duties: Duties; readonly edits: boolean }) {
  const w = useWords({ zh, en }).duties;
  const [subject, setSubject] = useState<DutyRow | 'new' | null>(null);
  const rows = rowsOf[table](duties);
  const lead = { attending: w.attendingLead, liaison: w.liaisonLead, charge: w.chargeLead }[table];
  const heads = { attending: [w.leader, w.deputy, w.substitute], liaison: [w.line, w.deputy, w.department], charge: [w.section, w.deputy] }[table];
  return (
    <Card title={w[table]} extra={edits ? <Button size="small" onClick={() => setSubject('new')}>{w.add}</Button> : null}>
      <p className="people-lead">{lead}</p>
      {rows.length === 0 ? <p className="soft">{w.empty}</p> : (
        <div className="table-scroll" role="region" aria-label={w[table]} ref={reachable}>
          <table className="plain-table">
            <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col">{w.span}</th>{edits ? <th scope="col" className="no-print"><span className="visually-hidden">{w.edit}</span></th> : null}</tr></thead>
            <tbody>{rows.map((row) => <Line key={row.id} table={table} row={row} today={duties.today} edits={edits} onEdit={() => setSubject(row)} />)}</tbody>
          </table>
        </div>
      )}
      {table === 'liaison' && edits ? <><Lines lines={duties.lines} today={duties.today} /><NewLine /></> : null}
      <DutyForm key={subject === null || subject === 'new' ? 'new' : subject.id} table={table} subject={subject} duties={duties} onClose={() => setSubject(null)} />
    </Card>
  );
}

type WorkLine = Duties['lines'][number];

function LineForm({ line, onClose }: { readonly line: WorkLine | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const save = useAct(client.people.updateLine);
  const submit = ({ name, sort }: { name: string; sort: number }, version = line?.version ?? 1) => save.mutateAsync({ id: line?.id ?? '', version, name, sort, lastDay: line?.lastDay ?? null });
  return (
    <FormDrawer<{ name: string; sort: number }> open={line !== null} title={w.duties.editLine} onClose={onClose} initial={line ?? {}} version={line?.version} labels={{ name: { label: w.duties.line } }} submit={submit}>
      <Form.Item name="name" label={w.duties.line} rules={[{ required: true, whitespace: true, message: w.required }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="sort" label={w.units.sort} rules={[{ required: true, message: w.required }]}><InputNumber min={0} precision={0} /></Form.Item>
    </FormDrawer>
  );
}

function LineActs({ line, today, onEdit }: { readonly line: WorkLine; readonly today: string; readonly onEdit: () => void }) {
  const w = useWords({ zh, en });
  const save = useAct(client.people.updateLine, () => say(w.done));
  const { id, version, name, sort, lastDay } = line;
  return (
    <>
      <Button size="small" onClick={onEdit}>{w.edit}</Button>
      <Button size="small" type="text" loading={save.isPending} onClick={() => save.mutate({ id, version, name, sort, lastDay: lastDay ? null : today })}>{lastDay ? w.duties.reopenLine : w.duties.closeLine}</Button>
      <ProblemAlert error={save.error} />
    </>
  );
}

/** 工作线: renamed, put in order, closed after today. */
function Lines({ lines, today }: { readonly lines: readonly WorkLine[]; readonly today: string }) {
  const w = useWords({ zh, en }).duties;
  const [subject, setSubject] = useState<WorkLine | null>(null);
  return (
    <details className="people-lines">
      <summary>{w.lines}</summary>
      <ul className="people-order">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="grow">{line.name} {line.lastDay ? <Chip tone="warn">{w.closedLine(line.lastDay)}</Chip> : null}</span>
            <span className="people-acts"><LineActs line={line} today={today} onEdit={() => setSubject(line)} /></span>
          </li>
        ))}
      </ul>
      <LineForm key={subject?.id ?? ''} line={subject} onClose={() => setSubject(null)} />
    </details>
  );
}

function NewLine() {
  const w = useWords({ zh, en }).duties;
  const [name, setName] = useState('');
  const create = useAct(client.people.createLine, () => setName(''));
  return (
    <div className="people-adders">
      <Input aria-label={w.newLine} placeholder={w.newLine} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} style={{ maxWidth: 260 }} />
      <Button disabled={!name.trim()} loading={create.isPending} onClick={() => create.mutate({ name: name.trim() })}>{w.addLine}</Button>
      <ProblemAlert error={create.error} />
    </div>
  );
}

const TABLES = ['attending', 'liaison', 'charge'] as const;

/** 分工: 跟班, 联系 and 分管, from when to when (G2, G4, A7, A8). */
export function DutiesTab({ edits }: { readonly edits: boolean }) {
  const duties = useQuery(orpc.people.deputyDuties.queryOptions());
  return (
    <>
      <ProblemAlert error={duties.error} onRetry={() => void duties.refetch()} />
      {duties.data ? TABLES.map((table) => <DutyTable key={table} table={table} duties={duties.data} edits={edits} />) : null}
    </>
  );
}
