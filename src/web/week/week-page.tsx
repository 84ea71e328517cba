import './week.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { orpc, type Answer, type client } from '#kit/client.ts';
import { PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { mondayOf } from '#meetings/week/rules.ts';
import { addDays, isDay, officeDay, type Day } from '#platform/time.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { WEEK_VIEWS, type WeekView } from './matrix.ts';
import { WeekMatrix } from './week-matrix.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type WeekDay = Answer<typeof client.meetings.week>['days'][number];
type Meeting = WeekDay['meetings'][number];

/** The time on this day: a meeting that goes on from the day before has no beginning here. */
function useTimeOn(day: Day) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return ({ startAt, endAt }: Pick<Meeting, 'startAt' | 'endAt'>) => {
    const [begins, ends] = [officeDay(startAt) === day, officeDay(endAt) === day];
    if (begins && ends) return `${when.time(startAt)}–${when.time(endAt)}`;
    return begins ? `${when.time(startAt)} ${w.from}` : ends ? `–${when.time(endAt)}` : w.allDay;
  };
}

function MeetingCard({ day, meeting }: { readonly day: Day; readonly meeting: Meeting }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const timeOn = useTimeOn(day);
  return (
    <li>
      <Link to="/meetings/$id" params={{ id: meeting.id }} className="week-meeting">
        <span className="week-time">{timeOn(meeting)}</span>
        <strong>{meeting.name}</strong>
        {meeting.place ? <span className="soft">{meeting.place}</span> : null}
        {meeting.chairName ? <span className="soft">{w.chair(meeting.chairName)}</span> : null}
        {meeting.sessions.map((session) => <span key={session.id} className="soft">{when.time(session.fromAt)} {session.title}</span>)}
      </Link>
    </li>
  );
}

function DayColumn({ of: { day, works, holiday, provisional, meetings, due }, today }: { readonly of: WeekDay; readonly today: Day }) {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const when = useWhen();
  return (
    <section className={`week-day ${works ? '' : 'week-rest'} ${day === today ? 'week-today' : ''}`} aria-current={day === today ? 'date' : undefined}>
      <h2>{when.day(day)} <span className="soft">{when.weekday(day)}</span>{provisional ? <Chip>{w.provisional}</Chip> : null}</h2>
      {holiday ? <p className="week-holiday">{holiday[locale]}</p> : null}
      {meetings.length > 0 ? <ul>{meetings.map((meeting) => <MeetingCard key={meeting.id} day={day} meeting={meeting} />)}</ul> : <p className="soft">{works ? w.free : w.rest}</p>}
      {due.length > 0 ? (
        <>
          <h3>{w.due}</h3>
          <ul className="week-due">
            {due.map((stage) => (
              <li key={`${stage.meetingId} ${stage.stageId}`}>
                <Link to="/meetings/$id" params={{ id: stage.meetingId }} search={{ stage: stage.stageId } as never}>{stage.stageName[locale]} <span className="soft">{stage.meetingName}</span></Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** What hangs in the corridor: one row a meeting, on paper only. */
function PrintedWeek({ days }: { readonly days: readonly WeekDay[] }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return (
    <table className="week-print plain-table" aria-hidden="true">
      <caption>{w.sheet}</caption>
      <thead><tr>{Object.values(w.columns).map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {days.flatMap(({ day, meetings, works }) =>
          meetings.length === 0
            ? [<tr key={day}><td>{when.fullDay(day)}</td><td colSpan={5}>{works ? '' : w.rest}</td></tr>]
            : meetings.map((meeting, at) => <PrintedRow key={`${day} ${meeting.id}`} day={day} meeting={meeting} first={at === 0} rows={meetings.length} />),
        )}
      </tbody>
    </table>
  );
}

function PrintedRow({ day, meeting, first, rows }: { readonly day: Day; readonly meeting: Meeting; readonly first: boolean; readonly rows: number }) {
  const when = useWhen();
  const timeOn = useTimeOn(day);
  return (
    <tr>
      {first ? <td rowSpan={rows}>{when.fullDay(day)}</td> : null}
      <td>{timeOn(meeting)}</td><td>{meeting.name}</td><td>{meeting.place}</td><td>{meeting.chairName}</td><td>{meeting.leaders.join('、')}</td>
    </tr>
  );
}

/** The same week by day, by leader or by place; the choice stands in the address bar. */
function Views({ view, monday }: { readonly view: WeekView; readonly monday: string | undefined }) {
  const w = useWords({ zh, en }).views;
  return (
    <nav className="tabs no-print" aria-label={w.label}>
      {WEEK_VIEWS.map((one) => (
        <Link key={one} to="." search={{ monday, view: one === 'days' ? undefined : one } as never} replace className={one === view ? 'tab tab-here' : 'tab'} {...(one === view ? { 'aria-current': 'page' as const } : {})}>{w[one]}</Link>
      ))}
    </nav>
  );
}

/** 周安排: the week day by day; the week stands in the address bar. */
export function WeekPage() {
  const w = useWords({ zh, en });
  const when = useWhen();
  const today = officeDay(useNow());
  const navigate = useNavigate();
  const { monday: asked, view: wanted } = useSearch({ strict: false }) as { monday?: string; view?: string };
  const view = WEEK_VIEWS.find((known) => known === wanted) ?? 'days';
  const monday = mondayOf(asked && isDay(asked) ? asked : today);
  const [subscribing, setSubscribing] = useState(false);
  const week = useQuery(orpc.meetings.week.queryOptions({ input: { monday } }));
  const go = (to: Day | undefined) => void navigate({ to: '.', search: { monday: to, view: wanted } as never });
  return (
    <PageShell
      width="wide"
      title={w.title}
      sub={`${when.day(monday)} – ${when.day(addDays(monday, 6))}`}
      actions={
        <>
          <Button onClick={() => go(addDays(monday, -7))}>{w.before}</Button>
          <Button onClick={() => go(undefined)} disabled={monday === mondayOf(today)}>{w.now}</Button>
          <Button onClick={() => go(addDays(monday, 7))}>{w.after}</Button>
          <Button onClick={() => setSubscribing(true)}>{w.subscribe}</Button>
          <Link to="/working-days"><Button tabIndex={-1}>{w.workingDays}</Button></Link>
          <Button onClick={() => print()}>{w.print}</Button>
        </>
      }
    >
      <ProblemAlert error={week.error} onRetry={() => void week.refetch()} />
      <Views view={view} monday={asked} />
      {view === 'days' ? <div className="week no-print">{week.data?.days.map((day) => <DayColumn key={day.day} of={day} today={today} />)}</div> : null}
      {view !== 'days' && week.data ? <WeekMatrix days={week.data.days} view={view} today={today} /> : null}
      {week.data && view === 'days' ? <PrintedWeek days={week.data.days} /> : null}
      {subscribing ? <FeedDialog onClose={() => setSubscribing(false)} /> : null}
    </PageShell>
  );
}
