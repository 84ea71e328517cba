import './notices.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { useMarks } from '#kit/marks.ts';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { Guarded } from '#meetings/ui/guarded.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { CallList } from '../calls/ui/call-list.tsx';
import { fieldsOf, printedFields, type Field } from '../content/rules.ts';
import { KEEPERS } from '../replies/access.ts';
import { ChaseList } from '../replies/ui/chase-list.tsx';
import { REPLACING, type NoticeStatus } from '../rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { RecipientsDrawer } from './recipients-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type NoticeView = Answer<typeof client.notices.get>;
export const NOTICE_MARKS: Readonly<Record<NoticeStatus, MarkState>> = { draft: 'waiting', submitted: 'warn', approved: 'ready', issued: 'done', superseded: 'skipped', withdrawn: 'skipped' };

/** The notice as it reads: every field that its form prints and that is filled. */
function Sheet({ notice }: { readonly notice: NoticeView }) {
  const w = useWords({ zh, en });
  const m = useMarks();
  const when = useWhen();
  const { required } = fieldsOf(notice.form, notice.base);
  const text = (field: Field): React.ReactNode => {
    if (field === 'topics') return notice.content.topics.length > 0 ? <ol>{notice.content.topics.map(({ title, reporting, attending }) => <li key={title}>{title}<span className="soft"> {m.list([reporting, ...attending].filter((one) => one !== null))}</span></li>)}</ol> : null;
    const value = notice.content[field];
    if (!value) return null;
    if (field !== 'startAt' && field !== 'endAt') return value;
    return notice.base === 'preliminary' ? when.fullDay(new Date(value)) : when.moment(new Date(value));
  };
  const lines = printedFields(notice.form, notice.base).flatMap((field) => {
    const shown = text(field);
    return shown === null && !required.includes(field) ? [] : [{ field, shown }];
  });
  return <dl className="facts notice-sheet">{lines.flatMap(({ field, shown }) => [<dt key={field}>{w.fields[field]}</dt>, <dd key={`${field}-text`} className={shown === null ? 'red' : ''}>{shown ?? '—'}</dd>])}</dl>;
}

function Recipients({ notice, edits, onEdit }: { readonly notice: NoticeView; readonly edits: boolean; readonly onEdit: () => void }) {
  const w = useWords({ zh, en }).recipients;
  const m = useMarks();
  const { recipients } = notice;
  return (
    <div className="notice-to">
      <h4>{w.title} <span className="soft">{recipients.length > 0 ? w.sum(recipients.length, recipients.reduce((sum, { quota }) => sum + quota, 0)) : w.none}</span></h4>
      {recipients.length > 0 ? <p>{m.list(recipients.map(({ name, quota }) => (quota > 1 ? `${name}${m.aside(String(quota))}` : name)))}</p> : null}
      {edits ? <Button onClick={onEdit}>{w.edit}</Button> : null}
    </div>
  );
}

type Asked = 'edit' | 'recipients' | 'issue' | 'back' | null;

/** What the next person does with the notice: in its own order, from the draft to what replaces it. */
function Acts({ notice, onAsk, onGone, onMade }: { readonly notice: NoticeView; readonly onAsk: (what: Asked) => void; readonly onGone: () => void; readonly onMade: (id: string) => void }) {
  const w = useWords({ zh, en }).acts;
  const words = useWords({ zh: sliceZh, en: sliceEn });
  const edit = useWords({ zh, en }).edit;
  const which = { id: notice.id, version: notice.version };
  const submit = useAct(client.notices.submit, () => say(w.submitted));
  const approve = useAct(client.notices.approve, () => say(w.approved));
  const drop = useAct(client.notices.drop, () => {
    say(w.dropped);
    onGone();
  });
  const replace = useAct(client.notices.replace, ({ id }) => onMade(id));
  const { draft, approve: mayApprove, issue } = notice.may;
  const error = submit.error ?? approve.error ?? drop.error ?? replace.error;
  const back = <Guarded verdict={draft.ok ? draft : mayApprove} onClick={() => onAsk('back')}>{w.sendBack}</Guarded>;
  return (
    <>
      <ProblemAlert error={error} />
      <div className="row-acts notice-acts no-print">
        {notice.status === 'draft' ? <><Guarded verdict={draft} type="primary" loading={submit.isPending} onClick={() => submit.mutate(which)}>{w.submit}</Guarded><Guarded verdict={draft} onClick={() => onAsk('edit')}>{edit.word}</Guarded><Guarded verdict={draft} type="text" onClick={() => drop.mutate(which)}>{w.drop}</Guarded></> : null}
        {notice.status === 'submitted' ? <><Guarded verdict={mayApprove} type="primary" loading={approve.isPending} onClick={() => approve.mutate(which)}>{w.approve}</Guarded>{back}</> : null}
        {notice.status === 'approved' ? <><Guarded verdict={issue} type="primary" onClick={() => onAsk('issue')}>{w.issue}</Guarded>{back}</> : null}
        {notice.status === 'issued' && notice.form !== 'cancellation' ? REPLACING.map((form) => <Guarded key={form} verdict={draft} title={words.forms[form]} onClick={() => replace.mutate({ id: notice.id, form })}>{w.replace[form]}</Guarded>) : null}
      </div>
    </>
  );
}

/** One notice: what it says, to whom, what is done next, and once it is out who has answered. */
export function NoticeCard({ id, onSelect }: { readonly id: string; readonly onSelect: (id: string | null) => void }) {
  const w = useWords({ zh, en });
  const words = useWords({ zh: sliceZh, en: sliceEn });
  const when = useWhen();
  const me = useMe();
  const [asked, setAsked] = useState<Asked>(null);
  const sendBack = useAct(client.notices.sendBack);
  const { data: notice, error } = useQuery(orpc.notices.get.queryOptions({ input: { id } }));
  if (!notice) return <ProblemAlert error={error} />;
  const keeps = me !== null && KEEPERS.includes(me.role);
  const out = notice.status === 'issued' || notice.status === 'superseded';
  const title = <><span>{notice.title}</span> <Chip>{words.forms[notice.form]}</Chip>{notice.outdated ? <Chip tone="red">{w.outdated}</Chip> : null}</>;
  return (
    <>
      <Card title={title} extra={<StatusTag state={NOTICE_MARKS[notice.status]}>{w.status[notice.status]}</StatusTag>}>
        <p className="soft">{w.number(notice.number)}{notice.replyBy ? ` · ${w.replyBy(when.nearMoment(notice.replyBy))}` : ''}</p>
        {notice.remark ? <p className="warn">{w.remark(notice.remark)}</p> : null}
        <Sheet notice={notice} />
        <Recipients notice={notice} edits={notice.status === 'draft' && notice.may.draft.ok} onEdit={() => setAsked('recipients')} />
        <PaperButtons id={id} />
        <Acts notice={notice} onAsk={setAsked} onGone={() => onSelect(null)} onMade={onSelect} />
      </Card>
      {out && keeps ? notice.base === 'phone' ? <CallList noticeId={id} /> : <ChaseList noticeId={id} /> : null}
      <EditDrawer notice={notice} open={asked === 'edit'} onClose={() => setAsked(null)} />
      {asked === 'recipients' ? <RecipientsDrawer notice={notice} onClose={() => setAsked(null)} /> : null}
      {asked === 'issue' ? <IssueDialog notice={notice} onClose={() => setAsked(null)} /> : null}
      {asked === 'back' ? <ReasonDialog title={w.acts.sendBack} label={w.acts.sendBackLabel} word={w.acts.sendBack} onConfirm={(reason) => sendBack.mutateAsync({ id, version: notice.version, reason })} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
