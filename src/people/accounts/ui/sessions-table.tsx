import { useQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type SessionRow = Answer<typeof client.accounts.sessions>[number];

/** The browser's name in what it says of itself; several name each other, so the order counts. */
const BROWSERS = [['Edge', /\bEdg\//], ['360', /\b(QihooBrowser|360SE|360EE)/], ['UOS', /\bUOS/], ['Firefox', /\bFirefox\//], ['Chrome', /Chrom(e|ium)\//], ['Safari', /\bSafari\//]] as const;
export const browserOf = (userAgent: string | null): string | null => BROWSERS.find(([, sign]) => sign.test(userAgent ?? ''))?.[0] ?? null;

/** Who is signed in now, and ending a session. */
export function SessionsTable() {
  const words = useWords({ zh, en });
  const w = words.sessions;
  const when = useWhen();
  const sessions = useQuery(orpc.accounts.sessions.queryOptions());
  const end = useAct(client.accounts.endSession, () => say(w.ended));
  const columns: TableColumnsType<SessionRow> = [
    { title: w.who, render: (_, { name, role, own }) => <><span className="account-name">{name}</span> <span className="soft">{words.roles[role]}</span> {own ? <Chip>{w.own}</Chip> : null}</> },
    { title: w.since, render: (_, { createdAt }) => when.nearMoment(createdAt) },
    { title: w.seen, render: (_, { seenAt }) => when.ago(seenAt) },
    { title: w.ip, dataIndex: 'ip' },
    { title: w.browser, render: (_, { userAgent }) => browserOf(userAgent) ?? w.unknownBrowser },
    { title: words.list.acts, render: (_, { id, own }) => (own ? null : <Button type="link" size="small" onClick={() => end.mutate({ id })}>{w.end}</Button>) },
  ];
  return (
    <>
      <ProblemAlert error={end.error} />
      <PageTable label={words.list.tabs.sessions} rows={sessions.data} query={sessions} rowKey="id" columns={columns} />
    </>
  );
}
