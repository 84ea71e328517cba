import './setup.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { en as webEn } from '../words.en.ts';
import { zh as webZh } from '../words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Accounts = Answer<typeof client.system.loadDemo>;

/** The demo's passwords, seen this once: to be written down or printed. */
function DemoAccounts({ accounts, onDone }: { readonly accounts: Accounts; readonly onDone: () => void }) {
  const w = useWords({ zh: webZh, en: webEn });
  return (
    <Card title={w.first.accounts} extra={<Button onClick={() => print()}>{w.first.print}</Button>}>
      <p role="status">{w.first.accountsText}</p>
      <table className="plain-table">
        <thead><tr><th scope="col">{w.first.role}</th><th scope="col">{w.first.account}</th><th scope="col">{w.first.password}</th></tr></thead>
        <tbody>
          {accounts.map(({ role, name, password }) => (
            <tr key={name}><td>{w.roles[role as keyof typeof w.roles]}</td><td>{name}</td><td><code>{password}</code></td></tr>
          ))}
        </tbody>
      </table>
      <p className="setup-acts no-print"><Button type="primary" onClick={onDone}>{w.first.done}</Button></p>
    </Card>
  );
}

interface BeginProps {
  readonly loading: boolean;
  readonly onLoad: () => void;
}

function Begin({ loading, onLoad }: BeginProps) {
  const w = useWords({ zh: webZh, en: webEn }).first;
  const own = useWords({ zh, en });
  return (
    <div className="setup">
      <Card title={w.demo}><p>{w.demoText}</p><Button type="primary" loading={loading} onClick={onLoad}>{loading ? own.loading : w.demo}</Button></Card>
      <Card title={w.empty}><Steps /></Card>
    </div>
  );
}

/** What an empty office does first, each step where it is done. */
function Steps() {
  const w = useWords({ zh, en });
  return (
    <ol className="setup-steps">
      <li><Link to="/admin/accounts">{w.accounts}</Link> <span className="soft">{w.accountsWhy}</span></li>
      <li>{w.roster} <span className="soft">{w.rosterWhy}</span></li>
      <li>{w.duties} <span className="soft">{w.dutiesWhy}</span></li>
      <li>{w.meeting} <span className="soft">{w.meetingWhy}</span></li>
    </ol>
  );
}

function RemoveDemo() {
  const w = useWords({ zh, en });
  const remove = useAct(client.system.removeDemo, () => say(w.removed));
  return (
    <Card title={w.demo}>
      <p>{w.demoThere}</p>
      <ProblemAlert error={remove.error} />
      <Popconfirm title={w.removeWhat} okText={w.remove} cancelText={w.keep} onConfirm={() => remove.mutate(undefined)}>
        <Button danger loading={remove.isPending}>{w.remove}</Button>
      </Popconfirm>
    </Card>
  );
}

/** Where the system administrator begins: the demo or an empty office; later the demo's removal and the next steps. */
export function SetupPage() {
  const w = useWords({ zh: webZh, en: webEn }).first;
  const own = useWords({ zh, en });
  const setup = useQuery(orpc.system.setup.queryOptions());
  const load = useAct(client.system.loadDemo);
  const content = () => {
    if (load.data) return <DemoAccounts accounts={load.data} onDone={() => load.reset()} />;
    if (setup.data?.empty) return <Begin loading={load.isPending} onLoad={() => load.mutate(undefined)} />;
    return setup.data ? <Card title={own.next}><Steps /></Card> : null;
  };
  return (
    <PageShell title={w.title} sub={setup.data?.empty ? w.lead : own.going}>
      <ProblemAlert error={setup.error ?? load.error} onRetry={setup.error ? () => void setup.refetch() : undefined} />
      {content()}
      {setup.data?.demo && !load.data ? <RemoveDemo /> : null}
    </PageShell>
  );
}
