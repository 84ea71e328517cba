import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, orpc, useAct } from '#kit/client.ts';
import { Dialog } from '#kit/dialog.tsx';
import { useMarks } from '#kit/marks.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The secret address of a room's calendar: made, shown once, ended. */
export function FeedDialog({ roomId, name, onClose }: { readonly roomId: string; readonly name: string; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const m = useMarks();
  const feed = useQuery(orpc.rooms.feed.queryOptions({ input: { roomId } }));
  const make = useAct(client.rooms.makeFeed);
  const revoke = useAct(client.rooms.revokeFeed, () => say(w.register.feedEnded));
  const address = make.data ? new URL(make.data.path, location.href).href : null;
  return (
    <Dialog title={m.pair(w.register.feed, name)} onClose={onClose} wide>
      <p>{w.register.feedLead}</p>
      <ProblemAlert error={feed.error ?? make.error ?? revoke.error} />
      {address ? <input className="plain-input" readOnly aria-label={w.register.feed} value={address} onFocus={({ target }) => target.select()} /> : <p className="soft">{feed.data ? w.register.feedSince(when.day(feed.data.createdAt)) : w.register.feedNone}</p>}
      <div className="dialog-actions">
        {feed.data ? <Button loading={revoke.isPending} onClick={() => revoke.mutate({ roomId })}>{w.register.feedEnd}</Button> : null}
        <Button loading={make.isPending} onClick={() => make.mutate({ roomId })}>{w.register.feedMake}</Button>
        <Button type="primary" onClick={onClose}>{w.acts.cancel}</Button>
      </div>
    </Dialog>
  );
}
