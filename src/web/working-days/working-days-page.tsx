import './working-days.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { useFilters } from '#kit/filters.ts';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useNow } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { CALENDAR_KEEPERS, DAY_STATES, type DayState } from '#meetings/calendar/rules.ts';
import { officeDay } from '#platform/time.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Year = Answer<typeof client.meetings.calendarYear>;
type CalendarDay = Year['days'][number];
type Moved = Answer<typeof client.meetings.loadCalendarYear>['moved'];

/** A sign beside the colour, so that no day is told by colour alone. */
const SIGNS: Record<DayState, string> = { workday: '', weekend: '', holiday: '休', makeup: '班', 'set-working': '班*', 'set-off': '休*' };

function DayCell({ day }: { readonly day: CalendarDay }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const said = [day.day, w.state[day.state], day.name?.[locale], day.note].filter(Boolean).join(' · ');
  return (
    <td className={`cal-day cal-${day.state}`} title={said}>
      {Number(day.day.slice(8))}<small aria-hidden="true">{SIGNS[day.state]}</small>
      {SIGNS[day.state] ? <span className="visually-hidden">{w.state[day.state]}</span> : null}
    </td>
  );
}

/** The days of a month in weeks from Monday; holes before the first and after the last. */
function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const cells = [...Array.from({ length: (days[0]?.weekday ?? 1) - 1 }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => Array.from({ length: 7 }, (_hole, n) => cells[at * 7 + n] ?? null));
}

function Month({ month, days }: { readonly month: number; readonly days: readonly CalendarDay[] }) {
  const w = useWords({ zh, en });
  return (
    <table className="cal-month">
      <caption>{w.month(month)}</caption>
      <thead><tr>{w.weekdays.map((name, at) => <th key={at} scope="col">{name}</th>)}</tr></thead>
      <tbody>{weeksOf(days).map((week, at) => <tr key={at}>{week.map((day, n) => (day ? <DayCell key={day.day} day={day} /> : <td key={n}>{''}</td>))}</tr>)}</tbody>
    </table>
  );
}

function MovedMeetings({ moved }: { readonly moved: Moved }) {
  const w = useWords({ zh, en });
  if (moved.length === 0) return null;
  return <Card title={w.movedTitle}><ul>{moved.map(({ id, name, stages }) => <li key={id}>{name} <span className="soft">{w.moved(stages.length)}</span></li>)}</ul></Card>;
}

/** A pasted notice: what was understood is shown before anything is saved. */
function LoadNotice({ year }: { readonly year: Year }) {
  const w = useWords({ zh, en });
  const [text, setText] = useState('');
  const read = useMutation({ mutationFn: (pasted: string) => client.meetings.readCalendarNotice({ year: year.year, text: pasted }) });
  const load = useAct(client.meetings.loadCalendarYear, ({ replanned }) => {
    say(w.loaded(replanned));
    setText('');
    read.reset();
  });
  return (
    <>
      <Card title={`${w.load} · ${year.year}`}>
        <label className="cal-paste">{w.paste}<Input.TextArea rows={6} maxLength={6_000} placeholder={w.pasteHint} value={text} onChange={({ target }) => { setText(target.value); read.reset(); }} /></label>
        <ProblemAlert error={read.error ?? load.error} />
        {read.data ? <p role="status">{w.understood(read.data.holidays.length, read.data.workdays.length)}</p> : null}
        <div className="cal-acts">
          <Button disabled={!text.trim()} loading={read.isPending} onClick={() => read.mutate(text)}>{w.read}</Button>
          <Button type="primary" disabled={!read.data} loading={load.isPending} onClick={() => load.mutate({ year: year.year, version: year.version, source: null, text })}>{w.confirm}</Button>
        </div>
      </Card>
      {load.data ? <MovedMeetings moved={load.data.moved} /> : null}
    </>
  );
}

function OwnDays({ year }: { readonly year: Year }) {
  const w = useWords({ zh, en });
  const [day, setDay] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const set = useAct(client.meetings.setCalendarDay, ({ moved }) => {
    say(w.daySet(moved.length));
    setNote('');
  });
  const unset = useAct(client.meetings.unsetCalendarDay, ({ moved }) => say(w.daySet(moved.length)));
  const own = year.days.filter(({ state }) => state === 'set-working' || state === 'set-off');
  const seen = year.days.find((one) => one.day === day)?.version ?? 0;
  const put = (isWorkday: boolean) => day && set.mutate({ day, version: seen, isWorkday, note: note.trim() || null });
  return (
    <Card title={w.set}>
      <div className="cal-acts">
        <DayField aria-label={w.day} value={day} onChange={setDay} min={`${year.year}-01-01`} max={`${year.year}-12-31`} />
        <Input aria-label={w.note} placeholder={w.note} maxLength={60} value={note} onChange={({ target }) => setNote(target.value)} className="cal-note" />
        <Button disabled={!day} loading={set.isPending} onClick={() => put(true)}>{w.asWork}</Button>
        <Button disabled={!day} loading={set.isPending} onClick={() => put(false)}>{w.asOff}</Button>
      </div>
      <p className="soft">{w.setNote}</p>
      <ProblemAlert error={set.error ?? unset.error} />
      <ul className="cal-own">{own.map(({ day: of, state, note: why, version }) => <li key={of}>{of} {w.state[state]} <span className="soft">{why}</span> <Button size="small" type="text" onClick={() => unset.mutate({ day: of, version })}>{w.unset}</Button></li>)}</ul>
    </Card>
  );
}

function YearView({ year, keeps }: { readonly year: Year; readonly keeps: boolean }) {
  const w = useWords({ zh, en });
  return (
    <>
      <p className="cal-facts"><Chip tone={year.origin === 'none' ? 'warn' : 'plain'}>{w.origin[year.origin]}</Chip> <span className="soft">{w.horizon(year.horizon)}</span></p>
      <div className="cal">{Array.from({ length: 12 }, (_, at) => <Month key={at} month={at + 1} days={year.days.filter(({ day }) => Number(day.slice(5, 7)) === at + 1)} />)}</div>
      <ul className="cal-legend">{DAY_STATES.map((state) => <li key={state}><span className={`cal-swatch cal-${state}`}>{SIGNS[state] || '1'}</span> {w.state[state]}</li>)}</ul>
      {keeps ? <div className="cal-forms no-print"><LoadNotice key={year.year} year={year} /><OwnDays key={`own ${year.year}`} year={year} /></div> : <p className="soft">{w.keepers}</p>}
    </>
  );
}

/** 工作日历: a year at a glance, the notice of a new year, and the office's own days. */
export function WorkingDaysPage() {
  const w = useWords({ zh, en });
  const me = useMe();
  const [search, change] = useFilters();
  const now = Number(officeDay(useNow()).slice(0, 4));
  const shown = Number(search['year'] ?? now);
  const year = useQuery(orpc.meetings.calendarYear.queryOptions({ input: { year: shown } }));
  const go = (to: number) => change({ year: to === now ? undefined : String(to) });
  return (
    <PageShell width="wide" title={`${w.title} ${shown}`} sub={w.lead} actions={<><Button onClick={() => go(shown - 1)}>{w.before}</Button><Button onClick={() => go(shown + 1)}>{w.after}</Button></>}>
      <ProblemAlert error={year.error} onRetry={() => void year.refetch()} />
      {year.data && me ? <YearView year={year.data} keeps={CALENDAR_KEEPERS.includes(me.role)} /> : null}
    </PageShell>
  );
}
