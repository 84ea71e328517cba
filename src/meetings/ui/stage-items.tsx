import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { Mark } from '#kit/mark.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { DUTIES } from '#norm/duties.ts';
import { ClauseRef } from './clause.tsx';
import { Guarded } from './guarded.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { ItemView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly meetingId: string;
  readonly stage: StageView;
}

/** Under the name: who did it and when, or the rule that holds before it may count as done. */
function ItemNote({ item }: { readonly item: ItemView }) {
  const locale = useLocale();
  const when = useWhen();
  if (item.doneAt) return <small>{[item.note, item.doneByName, when.nearMoment(item.doneAt)].filter(Boolean).join(' · ')}</small>;
  return <small>{item.rule?.[locale] ?? item.decided?.words ?? ''}</small>;
}

function ItemRow({ meetingId, stage, item, open }: Props & { readonly item: ItemView; readonly open: boolean }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const tick = useAct(client.meetings.tickItem);
  const send = (done: boolean) => tick.mutate({ meetingId, stageId: stage.id, itemId: item.id, done, note: null });
  const press = () => {
    send(true);
    say(w.items.ticked(item[locale]), { act: { label: w.items.undo, run: () => send(false) } });
  };
  return (
    <>
      <div className="stage-row">
        <Mark state={item.doneAt ? 'done' : open && stage.status === 'ready' ? 'ready' : 'waiting'} />
        <b>{item[locale]}</b>
        <ItemNote item={item} />
        {open ? (item.doneAt ? <Guarded verdict={stage.mayWork} size="small" type="text" onClick={() => send(false)}>{w.items.untick}</Guarded> : <Guarded verdict={stage.mayWork} size="small" loading={tick.isPending} onClick={press}>{w.items.tick}</Guarded>) : <span />}
      </div>
      {tick.error ? <div className="row-problem"><ProblemAlert error={tick.error} /></div> : null}
    </>
  );
}

/** The check-list of a stage: every noun of the norm that is on this meeting's list. */
export function ItemRows({ meetingId, stage, open }: Props & { readonly open: boolean }) {
  return stage.items.filter(({ on }) => on).map((item) => <ItemRow key={item.id} meetingId={meetingId} stage={stage} item={item} open={open} />);
}

function OffItem({ meetingId, stage, item }: Props & { readonly item: ItemView }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const [deciding, setDeciding] = useState(false);
  const turn = useAct(client.meetings.switchItem);
  const send = (decision: string | null) => turn.mutateAsync({ meetingId, stageId: stage.id, itemId: item.id, on: true, decision });
  return (
    <li>
      <span>{item[locale]}</span>
      {item.decision ? <Chip tone="warn">{w.items.needsDecision(DUTIES[item.decision.by][locale])}</Chip> : null}
      {item.decision ? <ClauseRef id={item.decision.clause} /> : null}
      {item.seasonal ? <Chip>{w.items.outOfSeason}</Chip> : null}
      <Guarded verdict={item.maySwitch} size="small" onClick={() => (item.decision ? setDeciding(true) : void send(null))}>{w.items.putOn}</Guarded>
      {turn.error && !deciding ? <ProblemAlert error={turn.error} /> : null}
      {deciding ? (
        <ReasonDialog title={w.items.decide(item[locale])} label={w.items.decision} word={w.items.putOn} onConfirm={send} onClose={() => setDeciding(false)}><p className="soft">{w.items.decideNote}</p></ReasonDialog>
      ) : null}
    </li>
  );
}

/** What the norm knows for this stage but this meeting does not have on its list. */
export function OffItems({ meetingId, stage }: Props) {
  const w = useWords({ zh, en });
  const off = stage.items.filter(({ on }) => !on);
  if (off.length === 0) return null;
  return (
    <details className="off-items no-print">
      <summary>{w.items.off(off.length)}</summary>
      <ul>{off.map((item) => <OffItem key={item.id} meetingId={meetingId} stage={stage} item={item} />)}</ul>
    </details>
  );
}
