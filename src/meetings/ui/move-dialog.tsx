import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Text } from '#norm/text.ts';
import { officeIso } from '#platform/time.ts';
import { ClauseRef } from './clause.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface MovedOne {
  readonly stage: string;
  /** As this meeting calls the stage: one that was added to it has a title of its own. */
  readonly title: Text;
  readonly from: string;
  readonly to: string;
}

/** Which stages get another date, from which to which. */
export function Moves({ stages }: { readonly stages: readonly MovedOne[] }) {
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en });
  if (stages.length === 0) return <p className="soft">{w.moving.nothing}</p>;
  return (
    <table className="plain-table moves">
      <thead><tr><th scope="col">{w.stage}</th><th scope="col">{w.moving.from}</th><th scope="col">{w.moving.to}</th></tr></thead>
      <tbody>
        {stages.map(({ stage, title, from, to }) => <tr key={stage}><td>{title[locale]}</td><td className="soft">{when.moment(new Date(from))}</td><td>{when.moment(new Date(to))}</td></tr>)}
      </tbody>
    </table>
  );
}

/** Moves a meeting: what moves with it is shown before anything is saved. */
export function MoveDialog({ meeting, onClose }: { readonly meeting: MeetingView; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const length = meeting.endAt.getTime() - meeting.startAt.getTime();
  const [start, setStart] = useState<Date | null>(meeting.startAt);
  const changed = start !== null && start.getTime() !== meeting.startAt.getTime();
  const times = { id: meeting.id, version: meeting.version, startAt: officeIso(start ?? meeting.startAt), endAt: officeIso(new Date((start ?? meeting.startAt).getTime() + length)) };
  const preview = useQuery(orpc.meetings.move.queryOptions({ input: { ...times, dryRun: true }, enabled: changed, staleTime: 0 }));
  const move = useAct(client.meetings.move, () => {
    say(w.moving.done);
    onClose();
  });
  return (
    <Dialog title={w.moving.title} onClose={onClose} wide>
      <p className="soft">{w.moving.now(when.moment(meeting.startAt))}</p>
      <div className="move-field"><MomentField aria-label={w.moving.day} timeLabel={w.fields.startTime} value={start} onChange={setStart} /></div>
      <ProblemAlert error={move.error ?? preview.error} />
      <div className="move-preview">
        {changed && preview.data ? preview.data.moved.map(({ id, name, to, stages, compressed, conflicts }) => (
          <section key={id}>
            <h3>{name} <span className="soft">{when.moment(to)}</span></h3>
            {compressed ? <p className="note-warn">{w.compressed} <ClauseRef id="R8" /></p> : null}
            {conflicts.length > 0 ? <p className="note-warn">{w.moving.conflicts(conflicts.length)}</p> : null}
            <Moves stages={stages} />
          </section>
        )) : null}
      </div>
      <div className="dialog-actions">
        <Button onClick={onClose}>{w.acts.cancel}</Button>
        <Button type="primary" disabled={!changed || !preview.data} loading={move.isPending} onClick={() => move.mutate({ ...times, dryRun: false })}>{w.moving.confirm}</Button>
      </div>
    </Dialog>
  );
}
