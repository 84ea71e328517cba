import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { useFilters } from '#kit/filters.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { say } from '#kit/toast.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { addDays, addMinutes, isDay, officeDay, officeInstant, weekday, type Day } from '#platform/time.ts';
import { ASKERS, KEEPERS } from '../access.ts';
import { USES } from '../bookings/rules.ts';
import { BlockDrawer } from './block-drawer.tsx';
import { BookingDrawer } from './booking-drawer.tsx';
import { DayView } from './day-view.tsx';
import type { GridView, Wanted } from './views.ts';
import { WantDrawer } from './want-drawer.tsx';
import { Sheet, WeekView } from './week-view.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type View = 'day' | 'week';

function Legend() {
  const w = useWords({ zh, en });
  return (
    <ul className="rooms-legend no-print" aria-label={w.legend}>
      {USES.map((use) => <li key={use}><span className={`rg-use rg-${use}`} aria-hidden="true" />{w.use[use]}</li>)}
      <li><span className="rg-use rg-office rg-wanted" aria-hidden="true" />{w.wanted}</li>
      <li><span className="rg-block" aria-hidden="true" />{w.blocked}</li>
      <li><span className="rg-buffer" aria-hidden="true" />{w.buffer}</li>
    </ul>
  );
}

/** Who stands in line in the shown days. */
function Line({ from, days }: { readonly from: Day; readonly days: number }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { data = [] } = useQuery(orpc.rooms.waiting.queryOptions({ input: { from, days } }));
  const leave = useAct(client.rooms.leaveLine, () => say(w.wait.left));
  if (data.length === 0) return null;
  return (
    <Card title={w.wait.title} padded={false}>
      <ProblemAlert error={leave.error} />
      <ul className="line-list">
        {data.map((row, at) => (
          <li key={row.id}>
            <span className="line-what"><strong>{row.roomName} {when.nearMoment(row.fromAt)}–{when.time(row.toAt)}</strong><span className="soft">{row.title ?? w.taken} {row.requesterName}</span></span>
            <span className="line-acts">{w.wait.line(at + 1)}{row.mayLeave ? <Button size="small" onClick={() => leave.mutate({ id: row.id })}>{w.wait.leave}</Button> : null}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface BarProps {
  readonly view: View;
  readonly day: Day;
  readonly today: Day;
  readonly go: (day: Day | undefined) => void;
  readonly acts: React.ReactNode;
}

function Bar({ view, day, today, go, acts }: BarProps) {
  const w = useWords({ zh, en });
  const step = view === 'day' ? 1 : 7;
  return (
    <div className="rooms-bar no-print">
      <nav className="rooms-views" aria-label={w.views.label}>
        {(['day', 'week'] as const).map((one) => <Link key={one} to="." search={(before: object) => ({ ...before, view: one === 'day' ? undefined : one }) as never} replace activeOptions={{ includeSearch: true, explicitUndefined: true }} className={one === view ? 'view-here' : ''} {...(one === view ? { 'aria-current': 'page' as const } : {})}>{w.views[one]}</Link>)}
      </nav>
      <Button onClick={() => go(addDays(day, -step))}>{w.before}</Button>
      <Button onClick={() => go(undefined)} disabled={day === today}>{w.now}</Button>
      <Button onClick={() => go(addDays(day, step))}>{w.after}</Button>
      <DayField aria-label={w.day} value={day} onChange={(to) => go(to ?? undefined)} />
      {acts}
      <Button onClick={() => print()}>{w.print}</Button>
    </div>
  );
}

interface BoardProps {
  readonly grid: GridView;
  readonly view: View;
  readonly days: readonly Day[];
  readonly onWant: ((wanted: Wanted) => void) | null;
  readonly onOpen: (id: string) => void;
  readonly onUnblock: ((id: string) => void) | null;
}

function Board({ view, days, ...rest }: BoardProps) {
  const w = useWords({ zh, en });
  return (
    <>
      {view === 'day' ? <DayView {...rest} day={days[0] ?? rest.grid.today} /> : <WeekView {...rest} days={days} />}
      <Sheet grid={rest.grid} days={days} />
      <Legend />
      {view === 'day' && rest.onWant ? <p className="soft no-print">{w.gridHint}</p> : null}
    </>
  );
}

const USUAL_START = '09:00';

/** 会议室安排: a day or a week over all rooms. What is shown, and the opened use, stand in the address bar. */
export function GridTab() {
  const w = useWords({ zh, en });
  const me = useMe();
  const today = officeDay(useNow());
  const [search, change] = useFilters();
  const view: View = search['view'] === 'week' ? 'week' : 'day';
  const asked = search['day'];
  const chosen = asked && isDay(asked) ? asked : today;
  const from = view === 'week' ? addDays(chosen, 1 - weekday(chosen)) : chosen;
  const count = view === 'week' ? 7 : 1;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [blocking, setBlocking] = useState(false);
  const unblock = useAct(client.rooms.unblock, () => say(w.block.ended));
  const grid = useQuery(orpc.rooms.grid.queryOptions({ input: { from, days: count } }));
  if (!me) return null;
  const asks = ASKERS.includes(me.role) && me.role !== 'liaison';
  const keeps = KEEPERS.includes(me.role);
  const start = officeInstant(chosen > today ? chosen : addDays(today, 1), USUAL_START);
  const acts = asks ? (
    <>
      <Button type="primary" onClick={() => setWanted({ roomIds: [], from: start, to: addMinutes(start, 60) })}>{keeps ? w.book : w.want}</Button>
      {keeps ? <Button onClick={() => setBlocking(true)}>{w.block.add}</Button> : null}
    </>
  ) : null;
  return (
    <>
      <Bar view={view} day={chosen} today={today} go={(day) => change({ day: day === today ? undefined : day })} acts={acts} />
      <ProblemAlert error={grid.error ?? unblock.error} onRetry={() => void grid.refetch()} />
      {grid.data?.rooms.length === 0 ? <Card><EmptyPlace action={keeps ? <Link to="." search={{ tab: 'register' } as never}><Button type="primary" tabIndex={-1}>{w.register.add}</Button></Link> : null}>{keeps ? w.none : w.noneFor}</EmptyPlace></Card> : null}
      {grid.data && grid.data.rooms.length > 0 ? <Board grid={grid.data} view={view} days={Array.from({ length: count }, (_, n) => addDays(from, n))} onWant={asks ? setWanted : null} onOpen={(id) => change({ booking: id })} onUnblock={keeps ? (id) => unblock.mutate({ id }) : null} /> : null}
      <Line from={from} days={count} />
      <WantDrawer key={wanted ? `${wanted.roomIds.join()} ${wanted.from.getTime()}` : 'none'} wanted={wanted} onClose={() => setWanted(null)} />
      <BlockDrawer open={blocking} onClose={() => setBlocking(false)} />
      <BookingDrawer id={search['booking'] ?? null} onClose={() => change({ booking: undefined })} />
    </>
  );
}
