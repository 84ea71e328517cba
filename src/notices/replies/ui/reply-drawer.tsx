import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { useMarks } from '#kit/marks.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { StatusTag } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { fieldWords } from '#platform/problem.words.ts';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { MOST_PERSONS } from '../rules.ts';
import { LinkBox } from './link-box.tsx';
import { PHASE_MARKS } from './notice-head.tsx';
import { ReplyForm } from './reply-form.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Detail = Answer<typeof client.notices.reply>;
type Sent = NonNullable<Detail['answer']>;
type Person = Sent['persons'][number];

function Decide({ detail, answer, person }: { readonly detail: Detail; readonly answer: Sent; readonly person: Person }) {
  const w = useWords({ zh, en }).detail;
  const locale = useLocale();
  const decide = useAct(client.notices.decideReply, () => say(w.decided));
  const [refusing, setRefusing] = useState(false);
  const which = { recipientId: detail.recipientId, version: answer.version, personId: person.id };
  if (person.decision !== 'pending' || detail.phase === 'superseded' || detail.phase === 'withdrawn') return null;
  if (!detail.may.decide.ok) return <span className="soft small">{fieldWords(detail.may.decide.reason, locale)}</span>;
  return (
    <span className="chase-acts">
      <Button size="small" type="primary" loading={decide.isPending} onClick={() => decide.mutate({ ...which, decision: 'approved', note: null })}>{w.approve}</Button>
      <Button size="small" onClick={() => setRefusing(true)}>{w.refuse}</Button>
      <ProblemAlert error={decide.error} />
      {refusing ? <ReasonDialog title={w.refuseTitle} label={w.refuseLabel} word={w.refuse} onConfirm={(note) => decide.mutateAsync({ ...which, decision: 'refused', note })} onClose={() => setRefusing(false)} /> : null}
    </span>
  );
}

function Persons({ detail, answer }: { readonly detail: Detail; readonly answer: Sent }) {
  const w = useWords({ zh, en });
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const m = useMarks();
  return (
    <ul className="reply-rows">
      {answer.persons.map((person) => (
        <li key={person.id}>
          <span><strong>{person.name}</strong> {person.post} · {said.answers[person.answer]}{person.forName ? m.aside(w.detail.for(person.forName)) : ''}</span>
          <span className="soft">{[person.mobile, person.reason, person.vehicle, person.meals ? w.form.meals : null, person.lodging ? w.form.lodging : null].filter(Boolean).join(' · ')}</span>
          {person.decision ? <StatusTag state={person.decision === 'approved' ? 'done' : person.decision === 'refused' ? 'late' : 'warn'}>{person.decisionNote ? m.pair(w.decisions[person.decision], person.decisionNote) : w.decisions[person.decision]}</StatusTag> : null}
          <Decide detail={detail} answer={answer} person={person} />
        </li>
      ))}
    </ul>
  );
}

function Verify({ detail, answer }: { readonly detail: Detail; readonly answer: Sent }) {
  const w = useWords({ zh, en }).detail;
  const verify = useAct(client.notices.verifyReply, () => say(w.verified));
  if (detail.state !== 'answered' || !detail.may.verify.ok) return null;
  return <><Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({ recipientId: detail.recipientId, version: answer.version })}>{w.verify}</Button><ProblemAlert error={verify.error} /></>;
}

function History({ history }: Pick<Detail, 'history'>) {
  const w = useWords({ zh, en }).detail;
  const said = useWords({ zh: sliceZh, en: sliceEn });
  const when = useWhen();
  const m = useMarks();
  if (history.length === 0) return null;
  return (
    <details className="reply-history">
      <summary>{w.history}{m.aside(String(history.length))}</summary>
      <ul className="reply-rows">
        {history.map(({ version, at, via, byName, content }) => (
          <li key={version}>
            <span className="soft">{when.nearMoment(at)} · {w.by(byName)} · {said.vias[via]}</span>
            <span>{m.list((content as Sent).persons.map(({ name, answer }) => `${name}${m.aside(said.answers[answer])}`))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Entering({ detail, onDone }: { readonly detail: Detail; readonly onDone: () => void }) {
  const w = useWords({ zh, en }).detail;
  const answer = useAct(client.notices.answer);
  const [via, setVia] = useState<'paper' | 'phone'>('paper');
  const [overQuota, setOver] = useState(false);
  const view = overQuota ? { ...detail, quota: MOST_PERSONS } : detail;
  return (
    <>
      <div className="reply-acts"><Button onClick={onDone}>{w.close}</Button><span className="soft">{w.via}</span><Select aria-label={w.via} value={via} onChange={setVia} options={[{ value: 'paper', label: w.paper }, { value: 'phone', label: w.phone }]} />{detail.forUnit ? <Checkbox checked={overQuota} onChange={({ target }) => setOver(target.checked)}>{w.over(detail.quota)}</Checkbox> : null}</div>
      <ReplyForm view={view} send={(values, version) => answer.mutateAsync({ ...values, persons: [...values.persons], version, recipientId: detail.recipientId, via, overQuota })} onSent={onDone} />
    </>
  );
}

function Acts({ detail, onEnter }: { readonly detail: Detail; readonly onEnter: () => void }) {
  const w = useWords({ zh, en }).detail;
  const excuse = useAct(client.notices.excuseRecipient, () => say(w.decided));
  const [excusing, setExcusing] = useState(false);
  if (detail.phase === 'superseded' || detail.phase === 'withdrawn') return null;
  const open = detail.state === 'unread' || detail.state === 'read';
  return (
    <div className="reply-acts">
      {detail.answer ? <Verify detail={detail} answer={detail.answer} /> : null}
      <Button onClick={onEnter}>{detail.answer ? w.change : w.enter}</Button>
      {open ? <Button onClick={() => setExcusing(true)}>{w.excuse}</Button> : null}
      {excusing ? <ReasonDialog title={w.excuseTitle} label={w.excuseLabel} word={w.excuse} onConfirm={(reason) => excuse.mutateAsync({ recipientId: detail.recipientId, reason })} onClose={() => setExcusing(false)} /> : null}
    </div>
  );
}

/** One recipient's answer for the office: decided on, verified, entered from paper or a call, with all that came before. */
export function ReplyDrawer({ recipientId, onClose }: { readonly recipientId: string; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const { data, error, refetch } = useQuery(orpc.notices.reply.queryOptions({ input: { recipientId } }));
  const [entering, setEntering] = useState(false);
  return (
    <Drawer open size={560} title={w.detail.title(data?.unitName ?? '')} onClose={onClose}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && entering ? <Entering detail={data} onDone={() => setEntering(false)} /> : null}
      {data && !entering ? (
        <>
          <p className="reply-phase"><StatusTag state={PHASE_MARKS[data.phase]}>{w.phases[data.phase]}</StatusTag></p>
          {data.closedReason ? <p>{w.detail.excused(data.closedReason)}</p> : null}
          {data.answer ? <Persons detail={data} answer={data.answer} /> : <p className="soft">{w.detail.none}</p>}
          <Acts detail={data} onEnter={() => setEntering(true)} />
          <LinkBox recipientId={recipientId} />
          <History history={data.history} />
        </>
      ) : null}
    </Drawer>
  );
}
