import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { ConflictDialog } from '#kit/conflict.tsx';
import { useDraft } from '#kit/draft.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert, refusalOf } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { Guarded } from './guarded.tsx';
import { isOpen } from './plan-view.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { SignatureRows } from './stage-signatures.tsx';
import type { MeetingView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Written = NonNullable<Answer<typeof client.meetings.preparation>>;
const BODY_LENGTH = 50_000;

interface Props {
  readonly meeting: MeetingView;
  readonly stage: StageView;
}

interface EditorProps {
  readonly meetingId: string;
  readonly written: Written | null;
  readonly onClose: () => void;
}

/** What the server holds when somebody else has saved first. */
const theirsOf = (error: unknown): Written | null => {
  const refusal = refusalOf(error);
  return refusal?.code === 'version_conflict' ? (refusal.data['theirs'] as Written) : null;
};

function Editor({ meetingId, written, onClose }: EditorProps) {
  const w = useWords({ zh, en });
  const draft = useDraft<{ body: string }>(`plan.${meetingId}`);
  const [body, setBody] = useState(draft.found?.body ?? written?.body ?? '');
  const [theirs, setTheirs] = useState<Written | null>(null);
  const save = useAct(client.meetings.writePreparation, () => {
    draft.forget();
    say(w.preparation.saved);
    onClose();
  });
  const send = (version: number | null) => save.mutate({ meetingId, body, version }, { onError: (error) => setTheirs(theirsOf(error)) });
  const type = (text: string) => {
    setBody(text);
    draft.keep({ body: text });
  };
  const takeTheirs = () => {
    setBody(theirs?.body ?? '');
    setTheirs(null);
    onClose();
  };
  return (
    <>
      {save.error && !theirsOf(save.error) ? <ProblemAlert error={save.error} /> : null}
      <textarea className="plain-input plan-body" aria-label={w.preparation.heading} rows={14} maxLength={BODY_LENGTH} value={body} onChange={({ target }) => type(target.value)} />
      <div className="dialog-actions">
        <Button onClick={onClose}>{w.acts.cancel}</Button>
        <Button type="primary" loading={save.isPending} onClick={() => send(written?.version ?? null)}>{w.preparation.save}</Button>
      </div>
      <ConflictDialog open={theirs !== null} differences={theirs ? [{ key: 'body', label: w.preparation.heading, theirs: theirs.body, yours: body }] : []} onGoOn={() => setTheirs(null)} onTakeTheirs={takeTheirs} onKeepYours={() => { send(theirs?.version ?? null); setTheirs(null); }} />
    </>
  );
}

function State({ written, stage }: { readonly written: Written; readonly stage: StageView }) {
  const w = useWords({ zh, en }).preparation;
  const when = useWhen();
  if (stage.status === 'done') return <Chip tone="ok">{w.approved}</Chip>;
  return written.submittedAt ? <Chip tone="warn">{w.submitted(when.nearMoment(written.submittedAt))}</Chip> : <Chip>{w.draft(when.nearMoment(written.updatedAt))}</Chip>;
}

/** 筹备方案 in words: written, put before whoever passes it, passed or sent back. */
export function Preparation({ meeting, stage }: Props) {
  const w = useWords({ zh, en });
  const [editing, setEditing] = useState(false);
  const [sendingBack, setSendingBack] = useState(false);
  const { data: written, error } = useQuery(orpc.meetings.preparation.queryOptions({ input: { id: meeting.id } }));
  const submit = useAct(client.meetings.submitPreparation, () => say(w.preparation.sent));
  const sendBack = useAct(client.meetings.sendBackPreparation, () => say(w.preparation.sentBack));
  const open = isOpen(stage) && meeting.status !== 'cancelled';
  const passer = stage.signatures.find(({ may }) => may.ok);
  const write = <Guarded verdict={stage.mayWork} onClick={() => setEditing(true)}>{written ? w.acts.change : w.preparation.write}</Guarded>;
  const acts = open && written && !editing ? (
    <>
      <State written={written} stage={stage} />
      {write}
      {written.submittedAt ? null : <Guarded type="primary" verdict={stage.mayWork} loading={submit.isPending} onClick={() => submit.mutate({ meetingId: meeting.id, version: written.version })}>{w.preparation.submit}</Guarded>}
      {written.submittedAt && passer ? <Button onClick={() => setSendingBack(true)}>{w.preparation.sendBack}</Button> : null}
    </>
  ) : written ? <State written={written} stage={stage} /> : null;
  return (
    <Card title={w.preparation.heading} extra={acts} padded={false}>
      <div className="card-body">
        <ProblemAlert error={error ?? submit.error} />
        {editing ? <Editor meetingId={meeting.id} written={written ?? null} onClose={() => setEditing(false)} /> : written ? <p className="plan-text">{written.body}</p> : <EmptyPlace action={open ? write : null}>{w.preparation.empty}</EmptyPlace>}
      </div>
      {written?.submittedAt && open ? <SignatureRows meetingId={meeting.id} stage={stage} open={open} /> : null}
      {sendingBack ? <ReasonDialog title={w.preparation.sendBack} label={w.acts.reason} word={w.preparation.sendBack} onConfirm={(reason) => sendBack.mutateAsync({ meetingId: meeting.id, reason })} onClose={() => setSendingBack(false)} /> : null}
    </Card>
  );
}
