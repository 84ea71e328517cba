import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, orpc, useAct } from '#kit/client.ts';
import { Dialog } from '#kit/dialog.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The secret address of one's own calendar: seen once, copied into a calendar program, revoked here. */
export function FeedDialog({ onClose }: { readonly onClose: () => void }) {
  const w = useWords({ zh, en }).feed;
  const when = useWhen();
  const feed = useQuery(orpc.meetings.feed.queryOptions());
  const make = useAct(client.meetings.makeFeed);
  const revoke = useAct(client.meetings.revokeFeed, () => {
    make.reset();
    say(w.revoked);
  });
  const address = make.data ? new URL(make.data.path, location.href).href : null;
  return (
    <Dialog title={w.title} onClose={onClose}>
      <p className="soft">{w.lead}</p>
      {address ? <p role="status">{w.once}</p> : null}
      {address ? <input className="plain-input feed-address" aria-label={w.address} readOnly value={address} onFocus={({ target }) => target.select()} /> : null}
      {feed.data && !address ? <p>{w.there(when.nearMoment(feed.data.createdAt))}</p> : null}
      <ProblemAlert error={feed.error ?? make.error ?? revoke.error} />
      <div className="dialog-actions">
        {feed.data ? <Button loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>{w.revoke}</Button> : null}
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate(undefined)}>{feed.data ? w.again : w.make}</Button>
      </div>
    </Dialog>
  );
}
