import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Popover } from '#kit/popover.tsx';
import { say } from '#kit/toast.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { officeIso } from '#platform/time.ts';
import { Guarded } from './guarded.tsx';
import { InsertDrawer } from './insert-drawer.tsx';
import { isOpen } from './plan-view.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { MeetingView, StagesView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
  readonly stage: StageView;
}

interface Opened extends Props {
  readonly onClose: () => void;
}

/** Sets the date of a stage by hand, or gives it back to the norm. */
function PinDialog({ meeting, stage, onClose }: Opened) {
  const w = useWords({ zh, en });
  const [due, setDue] = useState<Date | null>(stage.due);
  const pin = useAct(client.meetings.pinStage, (moved) => {
    say(w.pinning.done(moved.length));
    onClose();
  });
  const send = (at: Date | null) => pin.mutate({ meetingId: meeting.id, stageId: stage.id, due: at && officeIso(at) });
  return (
    <Dialog title={w.pinning.title} onClose={onClose}>
      <p className="soft">{w.pinning.note}</p>
      <ProblemAlert error={pin.error} />
      <div className="move-field"><MomentField aria-label={w.pinning.day} timeLabel={w.pinning.time} usualTime="17:30" value={due} onChange={setDue} /></div>
      <div className="dialog-actions">
        {stage.pinned ? <Button onClick={() => send(null)}>{w.pinning.release}</Button> : null}
        <Button onClick={onClose}>{w.acts.cancel}</Button>
        <Button type="primary" disabled={due === null} loading={pin.isPending} onClick={() => send(due)}>{w.pinning.pin}</Button>
      </div>
    </Dialog>
  );
}

/** Opens a closed stage again; everything that would open with it is listed first. */
function ReopenDialog({ meeting, flow, stage, onClose }: Opened) {
  const locale = useLocale();
  const w = useWords({ zh, en }).reopening;
  const which = { meetingId: meeting.id, stageId: stage.id };
  const { data, error } = useQuery(orpc.meetings.reopenStage.queryOptions({ input: { ...which, dryRun: true }, staleTime: 0 }));
  const reopen = useAct(client.meetings.reopenStage, () => say(w.done));
  const nameOf = (id: string) => flow.stages.find((one) => one.id === id)?.name[locale] ?? '';
  return (
    <ReasonDialog title={w.title(stage.name[locale])} label={w.reason} word={w.word} onConfirm={(reason) => reopen.mutateAsync({ ...which, reason, dryRun: false })} onClose={onClose}>
      <ProblemAlert error={error} />
      {data ? <><p className="soft">{w.list}</p><ul className="reopen-list">{data.map((id) => <li key={id}>{nameOf(id)}</li>)}</ul></> : null}
    </ReasonDialog>
  );
}

function SkipDialog({ meeting, stage, onClose }: Opened) {
  const locale = useLocale();
  const w = useWords({ zh, en }).skipping;
  const skip = useAct(client.meetings.skipStage, () => say(w.done));
  return (
    <ReasonDialog title={w.title(stage.name[locale])} label={w.reason} word={w.word} onConfirm={(reason) => skip.mutateAsync({ meetingId: meeting.id, stageId: stage.id, reason })} onClose={onClose}>
      <p className="soft">{w.note}</p>
    </ReasonDialog>
  );
}

type Act = 'pin' | 'reopen' | 'skip' | 'insert';

/** The rarer acts on a stage, for whoever arranges the meeting (R3). */
export function StageActs(props: Props) {
  const { meeting, flow, stage } = props;
  const w = useWords({ zh, en });
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  if (meeting.status === 'cancelled') return null;
  const open = isOpen(stage);
  const entry = (name: Act, label: string) => <Guarded key={name} type="text" verdict={flow.arrange} data-close onClick={() => setAct(name)}>{label}</Guarded>;
  const entries = open ? [entry('pin', w.pinning.title), ...(stage.skippable ? [entry('skip', w.skipping.word)] : []), entry('insert', w.inserting.word)] : [entry('reopen', w.reopening.word), ...(meeting.status === 'closed' ? [] : [entry('insert', w.inserting.word)])];
  return (
    <span className="stage-acts no-print">
      <Popover label={w.acts.adjust}><div className="menu">{entries}</div></Popover>
      {act === 'pin' ? <PinDialog {...props} onClose={close} /> : null}
      {act === 'reopen' ? <ReopenDialog {...props} onClose={close} /> : null}
      {act === 'skip' ? <SkipDialog {...props} onClose={close} /> : null}
      <InsertDrawer open={act === 'insert'} meeting={meeting} flow={flow} after={stage} onClose={close} />
    </span>
  );
}
