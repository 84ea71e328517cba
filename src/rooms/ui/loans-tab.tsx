import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useMarks } from '#kit/marks.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ClauseRef } from '#meetings/ui/clause.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { ASKERS } from '../access.ts';
import type { LoanState } from '../loans/rules.ts';
import { Proposals } from './proposals.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Loan = Answer<typeof client.rooms.loans>[number];
const MARKS: Readonly<Record<LoanState, MarkState>> = { requested: 'ready', consented: 'now', refused: 'off', scheduled: 'done', displaced: 'warn', withdrawn: 'skipped' };

interface Request {
  readonly borrower: string;
  readonly contact: string | null;
  readonly purpose: string;
  readonly reason: string;
  readonly persons: number;
  readonly from: Date;
  readonly to: Date;
}

function RequestDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const ask = useAct(client.rooms.requestLoan);
  const required = [{ required: true, message: w.form.required }];
  const text = [{ required: true, whitespace: true, message: w.form.required }];
  return (
    <FormDrawer<Request> open={open} title={w.loans.ask} onClose={onClose} initial={{}} saveWord={w.form.send} savedWord={w.loans.asked} submit={({ from, to, contact, ...rest }) => ask.mutateAsync({ ...rest, contact: contact ?? null, from: from.toISOString(), to: to.toISOString() })}>
      <p className="rooms-note">{w.loans.lead}</p>
      <Form.Item name="borrower" label={w.loans.borrower} rules={text}><Input maxLength={200} /></Form.Item>
      <Form.Item name="contact" label={w.loans.contact}><Input maxLength={200} /></Form.Item>
      <Form.Item name="purpose" label={w.loans.purpose} rules={text}><Input maxLength={200} /></Form.Item>
      <Form.Item name="persons" label={w.loans.persons} rules={required}><InputNumber className="wide-field" min={1} max={100_000} precision={0} /></Form.Item>
      <Form.Item name="from" label={w.form.from} rules={required}><MomentField timeLabel={`${w.form.from} ${w.form.timeOf}`} /></Form.Item>
      <Form.Item name="to" label={w.form.to} rules={required}><MomentField timeLabel={`${w.form.to} ${w.form.timeOf}`} usualTime="11:00" /></Form.Item>
      <Form.Item name="reason" label={w.loans.reason} rules={text}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormDrawer>
  );
}

function ScheduleDrawer({ loan, onClose }: { readonly loan: Loan | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const schedule = useAct(client.rooms.scheduleLoan);
  const { data = [] } = useQuery(orpc.rooms.list.queryOptions({ input: {}, staleTime: 60_000 }));
  if (!loan) return null;
  return (
    <FormDrawer<{ roomIds: string[] }> open title={w.loans.schedule} onClose={onClose} initial={{ roomIds: [] }} saveWord={w.loans.schedule} savedWord={w.loans.scheduled} submit={({ roomIds }) => schedule.mutateAsync({ id: loan.id, version: loan.version, roomIds })}>
      {(form) => (
        <>
          <p><strong>{loan.borrower}</strong> {loan.purpose}</p>
          <p className="soft booking-facts">{when.moment(loan.fromAt)}–{when.time(loan.toAt)} · {w.loans.persons} {loan.persons}</p>
          <Proposals roomIds={[]} from={loan.fromAt} to={loan.toAt} persons={loan.persons} except={null} onChoose={({ roomId }) => form.setFieldsValue({ roomIds: [roomId] })} />
          <Form.Item name="roomIds" label={w.form.rooms} rules={[{ required: true, message: w.form.required }]}><Select mode="multiple" options={data.map(({ id, name }) => ({ value: id, label: name }))} optionFilterProp="label" /></Form.Item>
        </>
      )}
    </FormDrawer>
  );
}

/** G5c: each step that has been taken, by whom and when. */
function Steps({ loan }: { readonly loan: Loan }) {
  const w = useWords({ zh, en }).loans;
  const m = useMarks();
  const when = useWhen();
  const steps: readonly (readonly [string, string | null, Date | null])[] = [[w.step.request, loan.requesterName, loan.requestedAt], [w.step.decide, loan.deciderName, loan.decidedAt], [w.step.schedule, loan.schedulerName, loan.scheduledAt]];
  return (
    <span className="loan-steps">
      {steps.map(([step, name, at]) => (at ? <span key={step}>{m.pair(step, `${name ?? ''} ${when.nearMoment(at)}`)}</span> : null))}
      {loan.answer ? <span>{m.pair(w.answer, loan.answer)}</span> : null}
    </span>
  );
}

interface RowProps {
  readonly loan: Loan;
  readonly onSchedule: () => void;
}

function LoanActs({ loan, onSchedule }: RowProps) {
  const w = useWords({ zh, en }).loans;
  const [answering, setAnswering] = useState<'consent' | 'refuse' | null>(null);
  const decide = useAct(client.rooms.decideLoan, () => say(w.decided));
  const withdraw = useAct(client.rooms.withdrawLoan, () => say(w.withdrawn));
  const { id, version, state, may, lapsed } = loan;
  const open = state === 'requested' && !lapsed;
  return (
    <span className="line-acts no-print">
      <ProblemAlert error={withdraw.error} />
      {open && may.decide.ok ? <><Button onClick={() => setAnswering('refuse')}>{w.refuse}</Button><Button onClick={() => setAnswering('consent')}>{w.consent}</Button></> : null}
      {(state === 'consented' || state === 'displaced') && may.schedule ? <Button type="primary" onClick={onSchedule}>{w.schedule}</Button> : null}
      {(open || state === 'consented' || state === 'scheduled' || state === 'displaced') && may.withdraw ? <Button type="text" onClick={() => withdraw.mutate({ id, version })}>{w.withdraw}</Button> : null}
      {answering ? (
        <ReasonDialog title={answering === 'consent' ? w.consentTitle : w.refuseTitle} label={w.answer} word={w[answering]} required={answering === 'consent'} onClose={() => setAnswering(null)} onConfirm={(answer) => decide.mutateAsync({ id, version, consent: answering === 'consent', answer: answer || null })}>
          <p>{answering === 'consent' ? w.consentLead : w.refuseLead}</p>
        </ReasonDialog>
      ) : null}
    </span>
  );
}

function LoanRow({ loan, onSchedule }: RowProps) {
  const w = useWords({ zh, en });
  const m = useMarks();
  const when = useWhen();
  return (
    <li>
      <span className="line-what">
        <strong>{m.pair(loan.borrower, loan.purpose)}</strong>
        <span className="soft">{when.moment(loan.fromAt)}–{when.time(loan.toAt)} · {w.loans.persons} {loan.persons}{loan.rooms.length > 0 ? ` · ${w.list(loan.rooms)}` : ''}</span>
        <span className="soft">{m.pair(w.loans.reason, loan.reason)}</span>
        <Steps loan={loan} />
      </span>
      <span className="line-acts">
        {loan.lapsed ? <Chip>{w.loans.lapsed}</Chip> : <StatusTag state={MARKS[loan.state]}>{w.loan[loan.state]}</StatusTag>}
        <LoanActs loan={loan} onSchedule={onSchedule} />
      </span>
    </li>
  );
}

/** 外借: request, decision, scheduling (G5c). */
export function LoansTab() {
  const w = useWords({ zh, en });
  const me = useMe();
  const loans = useQuery(orpc.rooms.loans.queryOptions());
  const [asking, setAsking] = useState(false);
  const [scheduled, setScheduled] = useState<Loan | null>(null);
  const ask = me && ASKERS.includes(me.role) ? <Button onClick={() => setAsking(true)}>{w.loans.ask}</Button> : null;
  return (
    <>
      <div className="tab-head"><span className="soft">{w.loans.lead} <ClauseRef id="G5c" /></span>{ask}</div>
      <ProblemAlert error={loans.error} onRetry={() => void loans.refetch()} />
      <Card padded={false}>
        {loans.data?.length === 0 ? <EmptyPlace>{w.loans.none}</EmptyPlace> : null}
        <ul className="line-list">{loans.data?.map((loan) => <LoanRow key={loan.id} loan={loan} onSchedule={() => setScheduled(loan)} />)}</ul>
      </Card>
      <RequestDrawer open={asking} onClose={() => setAsking(false)} />
      <ScheduleDrawer key={scheduled?.id ?? 'none'} loan={scheduled} onClose={() => setScheduled(null)} />
    </>
  );
}
