import './rooms.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { orpc } from '#kit/client.ts';
import { useFilters } from '#kit/filters.ts';
import { DayField } from '#kit/day-field.tsx';
import { PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { isDay, officeDay } from '#platform/time.ts';
import type { UseView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function DoorLine({ use, now }: { readonly use: UseView; readonly now: Date }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const goesOn = use.from <= now && now < use.to;
  return <li className={goesOn ? 'door-now' : ''}><span>{when.time(use.from)}–{when.time(use.to)}</span><span>{use.title ?? w.taken}</span>{goesOn ? <Chip tone="red">{w.doorNow}</Chip> : <span />}</li>;
}

/** 门牌: what goes on in one room on a day, to be shown or hung at its door. Only what is confirmed stands there. */
export function DoorPage() {
  const w = useWords({ zh, en });
  const when = useWhen();
  const now = useNow();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [search, change] = useFilters();
  const today = officeDay(now);
  const day = search['day'] && isDay(search['day']) ? search['day'] : today;
  const { data, error, refetch } = useQuery(orpc.rooms.grid.queryOptions({ input: { from: day, days: 1, roomId: id }, refetchInterval: 60_000 }));
  const room = data?.rooms[0];
  const uses = data?.uses.filter(({ status, to, from }) => status === 'confirmed' && officeDay(from) <= day && officeDay(to) >= day) ?? [];
  return (
    <PageShell title={room ? `${room.name} · ${w.door}` : w.door} actions={<><DayField aria-label={w.day} value={day} onChange={(to) => change({ day: to === today ? undefined : (to ?? undefined) })} /><Button onClick={() => print()}>{w.printDoor}</Button></>}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {room ? (
        <section className="door" aria-label={room.name}>
          <p className="door-name">{room.name}</p>
          <p className="door-day">{[room.building, room.floor, when.fullDay(day)].filter(Boolean).join(' · ')}</p>
          {uses.length === 0 ? <p className="door-none">{w.doorFree}</p> : <ul className="door-list">{uses.map((use) => <DoorLine key={use.bookingId} use={use} now={now} />)}</ul>}
        </section>
      ) : null}
    </PageShell>
  );
}
