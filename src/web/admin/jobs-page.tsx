import './admin.css';
import { useQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type DeadJob = Answer<typeof client.accounts.jobs>[number];

/** Background jobs that were given up, for the system administrator. */
export function JobsPage() {
  const w = useWords({ zh, en }).jobs;
  const when = useWhen();
  const jobs = useQuery(orpc.accounts.jobs.queryOptions());
  const retry = useAct(client.accounts.retryJob, () => say(w.retried));
  const columns: TableColumnsType<DeadJob> = [
    { title: w.queue, render: (_, { queue }) => w.queues[queue] ?? w.other },
    { title: w.failedAt, className: 'nowrap', render: (_, { failedAt }) => when.nearMoment(failedAt) },
    { title: w.createdAt, className: 'nowrap', render: (_, { createdAt }) => when.nearMoment(createdAt) },
    { title: w.attempts, dataIndex: 'attempts' },
    { title: w.error, render: (_, { lastError }) => <div className="job-error soft small">{lastError}</div> },
    { title: w.acts, className: 'no-print', render: (_, { id, queue }) => <Button type="link" size="small" onClick={() => retry.mutate({ id, queue })}>{w.retry}</Button> },
  ];
  return (
    <PageShell title={w.title} sub={w.lead}>
      <ProblemAlert error={retry.error} />
      <PageTable label={w.title} rows={jobs.data} query={jobs} rowKey="id" columns={columns} empty={<EmptyPlace>{w.empty}</EmptyPlace>} />
    </PageShell>
  );
}
