import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { orpc, type Answer, type client } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { addDays, officeDay, officeInstant, type Day } from '#platform/time.ts';
import { changedFacts, type RosterFacts } from '../rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Change = Answer<typeof client.notices.rosterFeed>['changes'][number];
type Delegations = readonly { readonly id: string; readonly name: string }[];

const WEEK = 7;

/** What a fact of a row reads like. */
function useShown(delegations: Delegations) {
  const w = useWords({ zh, en });
  return (facts: RosterFacts | null, unit: string | null, key: keyof RosterFacts): string => {
    if (!facts) return '';
    if (key === 'class') return w.classes[facts.class];
    if (key === 'state') return w.states[facts.state];
    if (key === 'unitId' || key === 'unitName') return unit ?? '';
    if (key === 'delegationGroupId') return delegations.find(({ id }) => id === facts.delegationGroupId)?.name ?? '';
    return String(facts[key] ?? '');
  };
}

/** Ids stand behind names; a place in an order is no news to a reader. */
const TOLD: readonly (keyof RosterFacts)[] = ['name', 'unitId', 'post', 'mobile', 'class', 'delegationGroupId', 'state'];

function Line({ change: { change, before, after, unitBefore, unitAfter, at, byName }, delegations }: { readonly change: Change; readonly delegations: Delegations }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const shown = useShown(delegations);
  const facts = after ?? before;
  const keys = before && after ? changedFacts(before, after).map((key): keyof RosterFacts => (key === 'unitName' ? 'unitId' : key)) : [];
  const became = TOLD.filter((key) => keys.includes(key)).map((key) => w.feedOf.became(w.facts[key], shown(before, unitBefore, key) || w.feedOf.empty, shown(after, unitAfter, key) || w.feedOf.empty));
  return (
    <li>
      <p><Chip tone={change === 'removed' ? 'red' : change === 'added' ? 'ok' : 'warn'}>{w.changes[change]}</Chip> <strong>{facts?.name}</strong> <span className="soft">{[(after ? unitAfter : unitBefore), facts?.post].filter(Boolean).join(' ')}</span></p>
      {became.map((text) => <p key={text}>{text}</p>)}
      <p className="soft small">{w.feedOf.by(byName, when.nearMoment(at))}</p>
    </li>
  );
}

/** 变动记录: who was added, changed, removed since a day, the newest first. */
export function ChangesDrawer({ meetingId, delegations, onClose }: { readonly meetingId: string; readonly delegations: Delegations; readonly onClose: () => void }) {
  const w = useWords({ zh, en }).feedOf;
  const [today] = useState(() => officeDay(new Date()));
  const [since, setSince] = useState<Day | null>(addDays(today, 1 - WEEK));
  const spans: Readonly<Record<keyof typeof w.spans, Day | null>> = { today, week: addDays(today, 1 - WEEK), all: null };
  const keys = Object.keys(spans) as (keyof typeof w.spans)[];
  const { data, error, refetch } = useQuery(orpc.notices.rosterFeed.queryOptions({ input: { meetingId, at: since === null ? null : officeInstant(since, '00:00').toISOString() } }));
  return (
    <Drawer open size={560} title={w.title} onClose={onClose}>
      <div className="row-acts">
        <Segmented options={keys.map((value) => ({ value, label: w.spans[value] }))} value={keys.find((key) => spans[key] === since) ?? ''} onChange={(key) => setSince(spans[key as keyof typeof w.spans])} />
        <DayField aria-label={w.since} value={since} max={today} onChange={setSince} />
      </div>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.more ? <p className="warn">{w.more}</p> : null}
      {data?.changes.length === 0 ? <p className="soft">{w.none}</p> : null}
      <ul className="roster-feed">{data?.changes.toReversed().map((change) => <Line key={change.seq} change={change} delegations={delegations} />)}</ul>
    </Drawer>
  );
}
