/** The same week seen otherwise: one row for each leader, or for each place. Pure. */

export const WEEK_VIEWS = ['days', 'leaders', 'places'] as const;
export type WeekView = (typeof WEEK_VIEWS)[number];

interface Held {
  readonly id: string;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly place: string | null;
  readonly chairName: string | null;
  readonly leaders: readonly string[];
}

interface DayOf<M> {
  readonly day: string;
  readonly works: boolean;
  readonly meetings: readonly M[];
}

/** A meeting in somebody's cell; `chair`: he is in the chair. */
interface CellMeeting {
  readonly id: string;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly chair: boolean;
}

export interface MatrixRow {
  readonly name: string;
  readonly cells: readonly { readonly day: string; readonly works: boolean; readonly meetings: readonly CellMeeting[] }[];
}

/** The rows in which a meeting stands: its chair and the leaders who come, or its place. */
const namesOf = ({ chairName, leaders, place }: Held, view: Exclude<WeekView, 'days'>): readonly string[] =>
  view === 'places' ? (place ? [place] : []) : [...new Set([...(chairName ? [chairName] : []), ...leaders])];

/** One row for each name, in the order in which the week first mentions it. */
export function rowsOf<M extends Held>(days: readonly DayOf<M>[], view: Exclude<WeekView, 'days'>): readonly MatrixRow[] {
  const names = [...new Set(days.flatMap(({ meetings }) => meetings.flatMap((meeting) => namesOf(meeting, view))))];
  return names.map((name) => ({
    name,
    cells: days.map(({ day, works, meetings }) => ({
      day,
      works,
      meetings: meetings
        .filter((meeting) => namesOf(meeting, view).includes(name))
        .map(({ id, name: meeting, startAt, endAt, chairName }) => ({ id, name: meeting, startAt, endAt, chair: chairName === name })),
    })),
  }));
}
