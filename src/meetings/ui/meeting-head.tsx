import { Button } from 'antd';
import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { Popover } from '#kit/popover.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { KIND_CODES } from '#norm/kinds.ts';
import { officeDay, officeTime } from '#platform/time.ts';
import { ArrangerDrawer, FrameDrawer } from './frame-drawer.tsx';
import { Guarded } from './guarded.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { isOpen } from './plan-view.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { MeetingStatus, Progress } from './status-words.tsx';
import type { MeetingView, StagesView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Both {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
}

/** The time of a meeting as one says it: day, weekday, from when to when; both days when there are two. */
export function Span({ startAt, endAt }: Pick<MeetingView, 'startAt' | 'endAt'>) {
  const when = useWhen();
  const end = officeDay(startAt) === officeDay(endAt) ? officeTime(endAt) : when.moment(endAt);
  return <span>{when.moment(startAt)} – {end}</span>;
}

export function HeadFacts({ meeting, flow }: Both) {
  const w = useWords({ zh, en });
  const { stages, compression, unchecked } = flow;
  const done = stages.filter((stage) => !isOpen(stage)).length;
  return (
    <>
      <MeetingStatus status={meeting.status} />
      <Span {...meeting} />
      {meeting.place ? <span>{meeting.place}</span> : null}
      {meeting.chairName ? <span>{w.fields.chair} {meeting.chairName}</span> : null}
      {meeting.headCount ? <span>{w.persons(meeting.headCount)}</span> : null}
      <Chip>{w.normVersion(meeting.normVersion)} · {KIND_CODES[meeting.kind]}</Chip>
      <Progress done={done} total={stages.length} late={stages.filter(({ late }) => late).length} />
      {compression && meeting.status === 'planned' ? <Chip tone="warn">{w.compressed}</Chip> : null}
      {unchecked ? <Chip tone="red">{w.unchecked}</Chip> : null}
      {meeting.cancelledReason ? <span className="red">{w.cancelledBecause(meeting.cancelledReason)}</span> : null}
    </>
  );
}

type Opened = 'edit' | 'move' | 'cancel' | 'arranger' | null;

/** What may be done with the meeting as a whole. */
export function HeadActs({ meeting }: Both) {
  const w = useWords({ zh, en });
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const cancel = useAct(client.meetings.cancel, () => say(w.acts.cancelled));
  const { id, version, may, status } = meeting;
  const open = status !== 'closed' && status !== 'cancelled';
  return (
    <>
      {open ? <Guarded verdict={may.edit} onClick={() => setOpened('edit')}>{w.acts.edit}</Guarded> : null}
      {open ? <Guarded verdict={may.edit} onClick={() => setOpened('move')}>{w.acts.move}</Guarded> : null}
      <Popover className="more-acts" label={<span className="plain-button">{w.acts.more}</span>} name={w.acts.more}>
        <div className="menu">
          <Button type="text" data-close onClick={() => print()}>{w.acts.print}</Button>
          {open ? <Guarded type="text" verdict={may.changeArranger} data-close onClick={() => setOpened('arranger')}>{w.acts.changeArranger}</Guarded> : null}
          {open ? <Guarded type="text" verdict={may.arrange} danger data-close onClick={() => setOpened('cancel')}>{w.acts.cancelMeeting}</Guarded> : null}
        </div>
      </Popover>
      <FrameDrawer open={opened === 'edit'} meeting={meeting} onClose={close} />
      <ArrangerDrawer open={opened === 'arranger'} meeting={meeting} onClose={close} />
      {opened === 'move' ? <MoveDialog meeting={meeting} onClose={close} /> : null}
      {opened === 'cancel' ? (
        <ReasonDialog title={w.acts.cancelMeeting} label={w.acts.reason} word={w.acts.cancelMeeting} onConfirm={(reason) => cancel.mutateAsync({ id, version, reason })} onClose={close}>
          <p className="soft">{w.acts.cancelNote(meeting.children.length)}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
