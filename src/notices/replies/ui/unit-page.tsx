import './replies.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { changeSettings } from '#kit/settings.ts';
import { Toasts } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Answer } from '#kit/client.ts';
import { AnswerShown } from './answer-shown.tsx';
import { NoticeHead } from './notice-head.tsx';
import { ReplyForm } from './reply-form.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Linked = Answer<typeof client.notices.noticeByLink>;

/** Why nothing can be written here any more, and what to do instead. */
function Closed({ view }: { readonly view: Linked }) {
  const w = useWords({ zh, en }).unread;
  const when = useWhen();
  const { phase, answerBy, content, next, answer } = view;
  const said = phase === 'late' ? w.late(answerBy === null ? '' : when.moment(answerBy)) : phase === 'open' || phase === 'answered' ? '' : w[phase];
  return (
    <div className="reply-closed">
      <p>{said}</p>
      {next ? <a className="primary-button" href={next.path}>{w.next}</a> : null}
      {content.contactPhone && !next ? <a className="primary-button" href={`tel:${content.contactPhone}`}>{w.call} {content.contactPhone}</a> : null}
      {answer ? <AnswerShown answer={answer} /> : null}
    </div>
  );
}

function Notice({ token, view }: { readonly token: string; readonly view: Linked }) {
  const answer = useAct(client.notices.answerByLink);
  const open = view.phase === 'open' || view.phase === 'answered';
  return (
    <>
      <h1>{view.title}</h1>
      <NoticeHead view={view} />
      {open ? <ReplyForm key={view.recipientId} view={view} send={(values, version) => answer.mutateAsync({ ...values, persons: [...values.persons], version, token })} /> : <Closed view={view} />}
    </>
  );
}

/** The page of a unit behind its link: no account, no menu, one screen. */
export function UnitPage() {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const { token = '' } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useQuery(orpc.notices.noticeByLink.queryOptions({ input: { token }, retry: false }));
  useEffect(() => {
    document.title = `${data?.title ?? w.office} · 会务`;
  }, [data?.title, w.office]);
  return (
    <div className="unit-page">
      <header><span>{w.office}</span><button type="button" className="link-button" lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => changeSettings({ locale: locale === 'zh' ? 'en' : 'zh' })}>{w.language}</button></header>
      <main>
        {isPending ? <p className="opening" role="status">…</p> : null}
        {data ? <Notice token={token} view={data} /> : <><h1 className="visually-hidden">{w.office}</h1><ProblemAlert error={error} onRetry={() => void refetch()} /></>}
      </main>
      <Toasts />
    </div>
  );
}
