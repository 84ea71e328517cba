import { Link } from '@tanstack/react-router';
import type { Answer, client } from '#kit/client.ts';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { Day } from '#platform/time.ts';
import { rowsOf, type WeekView } from './matrix.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type WeekDay = Answer<typeof client.meetings.week>['days'][number];

interface Props {
  readonly days: readonly WeekDay[];
  readonly view: Exclude<WeekView, 'days'>;
  readonly today: Day;
}

/** The week of each leader, or of each place, in one grid. */
export function WeekMatrix({ days, view, today }: Props) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const rows = rowsOf(days, view);
  if (rows.length === 0) return <p className="week-none">{w.matrixEmpty}</p>;
  return (
    <div className="scroll-x card week-matrix">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{view === 'leaders' ? w.leader : w.columns.place}</th>
            {days.map(({ day, works }) => <th key={day} scope="col" className={`${works ? '' : 'week-rest'} ${day === today ? 'week-today' : ''}`}>{when.short(day)} {when.weekday(day)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map(({ day, works, meetings }) => (
                <td key={day} className={works ? '' : 'week-rest'}>
                  {meetings.map(({ id, name: meeting, startAt, endAt, chair }) => (
                    <Link key={id} to="/meetings/$id" params={{ id }} className="week-cell">
                      <span className="week-time">{when.time(startAt)}–{when.time(endAt)}{chair && view === 'leaders' ? ` ${w.chairs}` : ''}</span> {meeting}
                    </Link>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
