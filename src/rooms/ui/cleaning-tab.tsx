import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ClauseRef } from '#meetings/ui/clause.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type View = Answer<typeof client.rooms.cleaning>;
type Task = View['tasks'][number];
type Inspection = View['inspections'][number];

function TaskRow({ task, onDone, busy }: { readonly task: Task; readonly onDone: () => void; readonly busy: boolean }) {
  const w = useWords({ zh, en }).cleaning;
  const when = useWhen();
  const now = useNow();
  const late = task.cleanedAt === null && task.dueAt < now;
  return (
    <li>
      <span className="line-what">
        <strong>{task.roomName} <span className="soft">{w.after(task.title)}</span></strong>
        <span className="soft">{w.due} {when.nearMoment(task.dueAt)} · {w.owner} {task.ownerName ?? w.nobody}{task.nextAt ? ` · ${w.next} ${when.nearMoment(task.nextAt)}` : ''}</span>
      </span>
      {task.cleanedAt ? <StatusTag state="done">{w.by(task.cleanedByName ?? '', when.nearMoment(task.cleanedAt))}</StatusTag> : (
        <span className="line-acts"><StatusTag state={late ? 'late' : 'ready'}>{when.until(task.dueAt)}</StatusTag><Button loading={busy} onClick={onDone}>{w.clean}</Button></span>
      )}
    </li>
  );
}

function Tasks({ tasks }: Pick<View, 'tasks'>) {
  const w = useWords({ zh, en }).cleaning;
  const clean = useAct(client.rooms.cleaned, () => say(w.done));
  return (
    <Card title={<>{w.tasks} <ClauseRef id="G5b" /></>} padded={false}>
      <ProblemAlert error={clean.error} />
      {tasks.length === 0 ? <p className="bench-none">{w.noTasks}</p> : null}
      <ul className="line-list">{tasks.map((task) => <TaskRow key={`${task.bookingId} ${task.roomId}`} task={task} busy={clean.isPending} onDone={() => clean.mutate({ bookingId: task.bookingId, roomId: task.roomId })} />)}</ul>
    </Card>
  );
}

function InspectionRow({ row, onTidy, onUntidy }: { readonly row: Inspection; readonly onTidy: () => void; readonly onUntidy: () => void }) {
  const w = useWords({ zh, en }).cleaning;
  const when = useWhen();
  return (
    <li>
      <span className="line-what">
        <strong>{row.name} {row.due ? <Chip tone="warn">{w.dueNow}</Chip> : null}</strong>
        <span className="soft">{row.at ? `${w.last} ${when.nearDay(row.at)} · ${row.tidy ? w.tidy : (row.findings ?? w.untidy)}` : w.never}{row.dueDay && !row.due ? ` · ${w.dueDay} ${when.nearDay(row.dueDay)}` : ''}</span>
      </span>
      <span className="line-acts"><Button size="small" onClick={onTidy}>{w.tidy}</Button><Button size="small" onClick={onUntidy}>{w.untidy}</Button></span>
    </li>
  );
}

function Inspections({ inspections }: Pick<View, 'inspections'>) {
  const w = useWords({ zh, en }).cleaning;
  const inspect = useAct(client.rooms.inspect, () => say(w.inspected));
  const [found, setFound] = useState<Inspection | null>(null);
  return (
    <Card title={w.inspections} padded={false}>
      <ProblemAlert error={inspect.error} />
      <ul className="line-list">{inspections.map((row) => <InspectionRow key={row.roomId} row={row} onTidy={() => inspect.mutate({ roomId: row.roomId, tidy: true, findings: null })} onUntidy={() => setFound(row)} />)}</ul>
      {found ? <ReasonDialog title={w.untidyTitle(found.name)} label={w.findings} word={w.inspect} onClose={() => setFound(null)} onConfirm={(findings) => inspect.mutateAsync({ roomId: found.roomId, tidy: false, findings })} /> : null}
    </Card>
  );
}

/** G5b: what is to be cleaned now, and what to be inspected. */
export function CleaningTab() {
  const cleaning = useQuery(orpc.rooms.cleaning.queryOptions());
  return (
    <>
      <ProblemAlert error={cleaning.error} onRetry={() => void cleaning.refetch()} />
      {cleaning.data ? <div className="rooms-cards"><Tasks tasks={cleaning.data.tasks} /><Inspections inspections={cleaning.data.inspections} /></div> : null}
    </>
  );
}
