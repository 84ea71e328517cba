import './accounts.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Tabs, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { orpc } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters, type Search } from '#kit/filters.ts';
import { Mark } from '#kit/mark.tsx';
import { EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe, type Me } from '#kit/session.ts';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { officeTime } from '#platform/time.ts';
import { ACCOUNT_STATES, nameKey, ROLES, type AccountState } from '../rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { AccountActs } from './account-acts.tsx';
import { AccountForm, GrantForm, type AccountRow } from './account-form.tsx';
import { Handout, type HandoutText } from './handout.tsx';
import { SessionsTable } from './sessions-table.tsx';

const MARKS: Record<AccountState, MarkState> = { active: 'done', pending: 'waiting', disabled: 'off' };

const fits = (row: AccountRow, { q, role, state }: Search): boolean =>
  (!q || [row.name, row.personName, row.unitName].some((text) => nameKey(text ?? '').includes(nameKey(q)))) && (!role || row.role === role) && (!state || (state === 'locked' ? row.lockedUntil !== null : row.state === state));

const inOrder = (one: AccountRow, other: AccountRow): number => ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || one.name.localeCompare(other.name, 'zh');

function useFilterBar(): Filter[] {
  const w = useWords({ zh, en });
  return [
    { kind: 'text', key: 'q', label: w.list.search },
    { kind: 'choice', key: 'role', label: w.list.role, options: ROLES.map((role) => ({ value: role, label: w.roles[role] })) },
    { kind: 'choice', key: 'state', label: w.list.state, options: ACCOUNT_STATES.map((state) => ({ value: state, label: w.states[state] })) },
  ];
}

function StateCell({ row }: { readonly row: AccountRow }) {
  const w = useWords({ zh, en });
  return (
    <span className="account-states">
      <StatusTag state={MARKS[row.state]}>{w.states[row.state]}</StatusTag>
      {row.lockedUntil ? <StatusTag state="warn">{w.locked(officeTime(row.lockedUntil))}</StatusTag> : null}
      {row.personLeft && row.state !== 'disabled' ? <Chip tone="warn">{w.personLeft}</Chip> : null}
    </span>
  );
}

function useColumns(): TableColumnsType<AccountRow> {
  const w = useWords({ zh, en });
  const when = useWhen();
  return [
    { title: w.list.name, render: (_, { name }) => <span className="account-name">{name}</span> },
    { title: w.list.role, render: (_, { role }) => w.roles[role] },
    { title: w.list.state, render: (_, row) => <StateCell row={row} /> },
    { title: w.list.person, dataIndex: 'personName' },
    { title: w.list.unit, dataIndex: 'unitName', responsive: ['md'] },
    {
      responsive: ['md'],
      title: w.list.lastSignIn,
      render: (_, { lastSignInAt, lastSignInIp }) => (lastSignInAt ? <>{when.nearMoment(lastSignInAt)} {lastSignInIp ? <span className="soft small">{w.list.from(lastSignInIp)}</span> : null}</> : <span className="soft">{w.list.never}</span>),
    },
  ];
}

const shownOf = (rows: readonly AccountRow[] | undefined, search: Search): AccountRow[] | undefined => rows?.filter((row) => fits(row, search)).toSorted(inOrder);

function AccountsTable({ me }: { readonly me: Me }) {
  const w = useWords({ zh, en }).list;
  const [search] = useFilters();
  const [editing, setEditing] = useState<AccountRow | 'new' | null>(null);
  const [granting, setGranting] = useState<AccountRow | null>(null);
  const [handout, setHandout] = useState<HandoutText | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  const rows = accounts.data;
  const columns = useColumns();
  const acts: TableColumnsType<AccountRow>[number] = {
    title: w.acts,
    className: 'no-print',
    render: (_, row) => <AccountActs me={me} row={row} rows={rows ?? []} onEdit={() => setEditing(row)} onGrant={() => setGranting(row)} onHandout={setHandout} onRefused={setRefused} />,
  };
  const unguarded = rows?.every(({ role, state }) => role !== 'security-admin' || state !== 'active') ?? false;
  const create = me.role === 'system-admin' ? <Button type="primary" onClick={() => setEditing('new')}>{w.create}</Button> : null;
  return (
    <>
      {unguarded ? <p className="accounts-note" role="status"><Mark state="warn" size={18} /><span>{w.noSecurity}</span></p> : null}
      <ProblemAlert error={refused} />
      <PageTable label={w.title} rows={shownOf(rows, search)} query={accounts} rowKey="id" columns={me.role === 'auditor' ? columns : [...columns, acts]} filters={useFilterBar()} extra={create} />
      {rows?.length === 1 && create ? <EmptyPlace>{w.empty}</EmptyPlace> : null}
      {me.role === 'system-admin' ? <AccountForm subject={editing} onClose={() => setEditing(null)} onHandout={setHandout} /> : null}
      <GrantForm row={granting} onClose={() => setGranting(null)} />
      <Handout handout={handout} onClose={() => setHandout(null)} />
    </>
  );
}

/** Accounts and who is signed in, for the three administrators; each sees the acts that are his. */
export function AccountsPage() {
  const w = useWords({ zh, en }).list;
  const me = useMe();
  const [search, change] = useFilters();
  if (!me) return null;
  const tabs = [
    { key: 'accounts', label: w.tabs.accounts, children: <AccountsTable me={me} /> },
    ...(me.role === 'auditor' ? [] : [{ key: 'sessions', label: w.tabs.sessions, children: <SessionsTable /> }]),
  ];
  return (
    <PageShell title={w.title} sub={w.lead}>
      <Tabs items={tabs} activeKey={search['tab'] ?? 'accounts'} onChange={(tab) => change({ tab: tab === 'accounts' ? undefined : tab, q: undefined, role: undefined, state: undefined })} destroyOnHidden />
    </PageShell>
  );
}
