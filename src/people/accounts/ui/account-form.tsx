import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, type FormInstance } from 'antd';
import { useDeferredValue, useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { ROLES, type Role } from '../rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import type { HandoutText } from './handout.tsx';

export type AccountRow = Answer<typeof client.accounts.list>[number];

interface Values {
  readonly name: string;
  readonly role: Role;
  readonly personId?: string | null;
  readonly unitId?: string | null;
}

interface Props {
  /** null: the form is closed; 'new': an account is made; else the one that is changed. */
  readonly subject: AccountRow | 'new' | null;
  readonly onClose: () => void;
  readonly onHandout: (handout: HandoutText) => void;
}

function PersonChoice({ form, row }: { readonly form: FormInstance<Values>; readonly row: AccountRow | null }) {
  const w = useWords({ zh, en }).form;
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useQuery(orpc.accounts.personChoices.queryOptions({ input: { text }, enabled: text !== '' }));
  const persons = text === '' ? [] : (found.data ?? []);
  const present = row?.personId && !persons.some(({ id }) => id === row.personId) ? [{ value: row.personId, label: row.personName ?? '' }] : [];
  const options = [...present, ...persons.map(({ id, name, unitName, title }) => ({ value: id, label: [name, unitName, title].filter(Boolean).join(' · ') }))];
  const choose = (chosen: string | undefined) => {
    const unitId = persons.find(({ id }) => id === chosen)?.unitId;
    if (unitId && form.getFieldValue('role') === 'liaison') form.setFieldValue('unitId', unitId);
  };
  return (
    <Form.Item name="personId" label={w.person} extra={w.personHint}>
      <Select<string> allowClear placeholder={w.none} options={options} loading={found.isFetching} notFoundContent={null} showSearch={{ filterOption: false, onSearch: setTyped }} onChange={choose} />
    </Form.Item>
  );
}

function UnitChoice() {
  const w = useWords({ zh, en }).form;
  const units = useQuery(orpc.accounts.unitChoices.queryOptions());
  const options = (units.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const role = Form.useWatch<Role | undefined>('role');
  return (
    <Form.Item name="unitId" label={w.unit} extra={w.unitHint} rules={[{ required: role === 'liaison', message: w.unitHint }]}>
      <Select allowClear placeholder={w.none} options={options} loading={units.isLoading} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}

const NAMELESS: Partial<Values> = { role: 'secretariat' };
const initialOf = (row: AccountRow | null): Partial<Values> => (row ? { name: row.name, role: row.role, personId: row.personId, unitId: row.unitId } : NAMELESS);

/** Makes an account or changes name, person and unit of one. */
export function AccountForm({ subject, onClose, onHandout }: Props) {
  const words = useWords({ zh, en });
  const w = words.form;
  const row = subject === 'new' ? null : subject;
  const create = useAct(client.accounts.create, ({ password }, { name }) => onHandout({ name, password }));
  const edit = useAct(client.accounts.edit);
  const submit = ({ role, personId = null, unitId = null, name }: Values, version = row?.version) =>
    row && version !== undefined ? edit.mutateAsync({ id: row.id, version, name, personId, unitId }) : create.mutateAsync({ name, role, personId, unitId });
  const roleOptions = ROLES.map((role) => ({ value: role, label: words.roles[role] }));
  return (
    <FormDrawer<Values>
      open={subject !== null}
      title={row ? w.edit : w.create}
      onClose={onClose}
      initial={initialOf(row)}
      version={row?.version}
      submit={submit}
      labels={{ name: { label: w.name } }}
      savedWord={row ? words.list.done.edited : words.list.done.created}
    >
      {(form) => (
        <>
          <Form.Item name="name" label={w.name} extra={w.nameHint} rules={[{ required: true, whitespace: true, message: w.name }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
          {row ? <Form.Item name="role" hidden><Input /></Form.Item> : <Form.Item name="role" label={w.role} extra={w.roleHint}><Select options={roleOptions} /></Form.Item>}
          <PersonChoice form={form} row={row} />
          <UnitChoice />
          {row ? <p className="soft">{w.rescopes}</p> : null}
        </>
      )}
    </FormDrawer>
  );
}

/** Grants the role of an account, or gives it another. */
export function GrantForm({ row, onClose }: { readonly row: AccountRow | null; readonly onClose: () => void }) {
  const words = useWords({ zh, en });
  const w = words.form;
  const grant = useAct(client.accounts.grant);
  const submit = ({ role }: { role: Role }, version = row?.version) => (row && version !== undefined ? grant.mutateAsync({ id: row.id, version, role }) : Promise.resolve());
  return (
    <FormDrawer<{ role: Role }>
      open={row !== null}
      title={row?.state === 'active' ? w.regrant : w.grant}
      onClose={onClose}
      initial={row ? { role: row.role } : {}}
      version={row?.version}
      submit={submit}
      labels={{ role: { label: w.grantRole, show: (value) => words.roles[value as Role] ?? '' } }}
      saveWord={row?.state === 'active' ? words.list.regrant : words.list.grant}
      savedWord={words.list.done.granted}
    >
      <dl className="facts handout">
        <dt>{words.list.name}</dt><dd>{row?.name}</dd>
        <dt>{words.list.person}</dt><dd>{row?.personName ?? w.none}</dd>
        <dt>{words.list.unit}</dt><dd>{row?.unitName ?? w.none}</dd>
      </dl>
      <Form.Item name="role" label={w.grantRole} extra={w.grantHint}><Select options={ROLES.map((role) => ({ value: role, label: words.roles[role] }))} /></Form.Item>
    </FormDrawer>
  );
}
