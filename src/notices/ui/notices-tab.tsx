import './notices.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, orpc, useAct } from '#kit/client.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import type { MeetingView } from '#meetings/ui/views.ts';
import { MeetingRoster } from '../roster/ui/roster-place.tsx';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { NOTICE_MARKS, NoticeCard } from './notice-card.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The notices of a meeting on their way, and the chosen one. */
function Notices({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const words = useWords({ zh: sliceZh, en: sliceEn });
  const navigate = useNavigate();
  const { notice: chosen } = useSearch({ strict: false }) as { readonly notice?: string };
  const { data, error, refetch } = useQuery(orpc.notices.list.queryOptions({ input: { meetingId: meeting.id } }));
  const select = (notice: string | null) => void navigate({ to: '.', search: { tab: 'notices', ...(notice ? { notice } : {}) } as never, replace: true });
  const draft = useAct(client.notices.draft, ({ id }) => select(id));
  const notices = data?.notices ?? [];
  const open = notices.find(({ id }) => id === chosen) ?? notices[0];
  const begin = (data?.forms ?? []).map(({ form }) => <Button key={form} loading={draft.isPending} onClick={() => draft.mutate({ meetingId: meeting.id, form })}>{w.draft(words.forms[form])}</Button>);
  return (
    <div className="notices-tab">
      <div className="tab-head"><span className="soft">{w.lead}</span>{notices.length > 0 ? <span className="row-acts no-print">{begin}</span> : null}</div>
      <ProblemAlert error={error ?? draft.error} onRetry={() => void refetch()} />
      {data && notices.length === 0 ? <EmptyPlace action={begin.length > 0 ? <span className="row-acts">{begin}</span> : null}>{begin.length > 0 ? w.none : w.none_here}</EmptyPlace> : null}
      {notices.length > 0 ? (
        <Card title={w.title} padded={false}>
          <ul className="line-list">
            {notices.map((row) => (
              <li key={row.id}>
                <span className="line-what"><button type="button" className="link-button" aria-current={row.id === open?.id} onClick={() => select(row.id)}><strong>{row.title}</strong></button><span className="soft">{[words.forms[row.form], row.number].filter(Boolean).join(' ')}{row.createdByName ? ` · ${w.by(row.createdByName)}` : ''}</span></span>
                <span className="line-acts">{row.outdated ? <Chip tone="red">{w.outdated}</Chip> : null}{row.status === 'issued' ? <span className="soft">{w.counts(row.counts.settled, row.counts.recipients)}</span> : null}<StatusTag state={NOTICE_MARKS[row.status]}>{w.status[row.status]}</StatusTag></span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {open ? <NoticeCard key={open.id} id={open.id} onSelect={select} /> : null}
    </div>
  );
}

const PARTS = ['notices', 'roster'] as const;

/** 通知与名单: the notices of a meeting, and the list of persons whom they brought. */
export function MeetingNotices({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en }).parts;
  const { part } = useSearch({ strict: false }) as { readonly part?: string };
  const here = part === 'roster' ? 'roster' : 'notices';
  return (
    <>
      <nav className="notice-parts no-print" aria-label={w.label}>
        {PARTS.map((one) => <Link key={one} to="." search={{ tab: 'notices', ...(one === 'roster' ? { part: one } : {}) } as never} replace className={one === here ? 'notice-part part-here' : 'notice-part'} aria-current={one === here ? 'true' : undefined}>{w[one]}</Link>)}
      </nav>
      {here === 'roster' ? <MeetingRoster meeting={meeting} /> : <Notices meeting={meeting} />}
    </>
  );
}
