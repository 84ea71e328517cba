import './replies.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, orpc, useAct } from '#kit/client.ts';
import { useFilters } from '#kit/filters.ts';
import { Card, EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { StatusTag } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { AnswerShown } from './answer-shown.tsx';
import type { View } from './form-values.ts';
import { NoticeHead, PHASE_MARKS } from './notice-head.tsx';
import { ReplyForm } from './reply-form.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function One({ view }: { readonly view: View }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const answer = useAct(client.notices.answer);
  const open = view.phase === 'open' || view.phase === 'answered';
  const closed = view.phase === 'late' ? w.unread.late(view.answerBy === null ? '' : when.moment(view.answerBy)) : view.phase === 'open' || view.phase === 'answered' ? '' : w.unread[view.phase];
  return (
    <PageShell title={view.title} width="narrow" actions={<Link to="/answers" className="plain-button">{w.own.back}</Link>}>
      <Card>
        <NoticeHead view={view} />
        {open ? <ReplyForm key={view.recipientId} view={view} send={(values, version) => answer.mutateAsync({ ...values, persons: [...values.persons], version, recipientId: view.recipientId })} /> : <div className="reply-closed"><p>{closed}</p>{view.answer ? <AnswerShown answer={view.answer} /> : null}</div>}
      </Card>
    </PageShell>
  );
}

function Opened({ recipientId }: { readonly recipientId: string }) {
  const w = useWords({ zh, en }).own;
  const { data, error, refetch } = useQuery(orpc.notices.noticeForAnswer.queryOptions({ input: { recipientId } }));
  if (data) return <One view={data} />;
  return <PageShell title={w.title} width="narrow" actions={<Link to="/answers" className="plain-button">{w.back}</Link>}><ProblemAlert error={error} onRetry={() => void refetch()} /></PageShell>;
}

function OwnList() {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { data, error, refetch } = useQuery(orpc.notices.ownNotices.queryOptions());
  return (
    <PageShell title={w.own.title}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.length === 0 ? <EmptyPlace>{w.own.empty}</EmptyPlace> : null}
      {data && data.length > 0 ? (
        <Card padded={false}>
          <div className="scroll-x">
            <table className="plain-table stack-table">
              <thead><tr><th scope="col">{w.own.name}</th><th scope="col">{w.own.state}</th><th scope="col">{w.own.due}</th><th scope="col"><span className="visually-hidden">{w.chase.columns.acts}</span></th></tr></thead>
              <tbody>
                {data.map(({ recipientId, title, unitName, phase, answerBy }) => (
                  <tr key={recipientId}>
                    <td><strong>{title}</strong><span className="soft block">{unitName}</span></td>
                    <td><StatusTag state={PHASE_MARKS[phase]}>{w.phases[phase]}</StatusTag></td>
                    <td>{answerBy === null ? null : when.nearMoment(answerBy)}</td>
                    <td><Link to="/answers" search={{ open: recipientId } as never} className={phase === 'open' ? 'primary-button' : 'plain-button'} aria-label={`${phase === 'open' ? w.own.open : w.own.look} ${title}`}>{phase === 'open' ? w.own.open : w.own.look}</Link></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      ) : null}
    </PageShell>
  );
}

/** 本单位通知: what was sent to the unit of this account, or to its person, and the answers. */
export function AnswersPage() {
  const [search] = useFilters();
  const open = search['open'];
  return open ? <Opened key={open} recipientId={open} /> : <OwnList />;
}
