import type { FlowNode, FlowState } from '#kit/flow-line.tsx';
import type { whenWords } from '#kit/when.ts';
import type { Locale } from '#kit/words.tsx';
import type { StageRow, StageStatus } from '#norm/rows.ts';
import type { Text } from '#norm/text.ts';
import { officeDay, officeTime } from '#platform/time.ts';
import type { MeetingUiWords } from './words.zh.ts';

/** A stage as far as its place on the line is concerned. */
export interface LineRow {
  readonly id: string;
  readonly name: Text;
  readonly written: boolean;
  readonly status: StageStatus;
  readonly begin: Date | null;
  readonly due: Date;
  readonly provisional: boolean;
}

/** A planned stage as a row of the line. */
export const lineOf = ({ stage: { id, name, written }, status, begin, due, provisional }: StageRow): LineRow => ({ id, name, written, status, begin, due, provisional });

export const isOpen = ({ status }: Pick<LineRow, 'status'>): boolean => status === 'ready' || status === 'waiting';

/** The stage that matters now: of those that may be worked on the one that is due first; late ones come by themselves before all. Null when all is closed. */
export function currentStage<R extends LineRow>(rows: readonly R[]): R | null {
  const ready = rows.filter(({ status }) => status === 'ready');
  return ready.toSorted((a, b) => a.due.getTime() - b.due.getTime())[0] ?? rows.find(isOpen) ?? null;
}

function stateOf(row: LineRow, now: Date, current: LineRow | null): FlowState {
  if (row.status === 'done' || row.status === 'skipped') return row.status;
  if (row.due < now) return 'late';
  return row === current ? 'now' : row.status;
}

interface Seen {
  readonly start: Date;
  readonly now: Date;
  readonly locale: Locale;
  readonly when: ReturnType<typeof whenWords>;
  readonly words: MeetingUiWords;
}

/** On the day of the meeting the time of day, with its beginning where the duty begins that day too. */
function timesOf({ begin, due }: LineRow): string {
  const from = begin && officeDay(begin) === officeDay(due) && begin < due ? `${officeTime(begin)}–` : '';
  return from + officeTime(due);
}

/** The date under a node: the time of day on the day of the meeting, 今天 and 明天 by name, the day otherwise. */
function noteOf(row: LineRow, { start, now, when, words }: Seen): string {
  const day = officeDay(row.due);
  const onTheDay = day === officeDay(start);
  const near = isOpen(row) && Math.abs(row.due.getTime() - now.getTime()) < 2 * DAY_MS;
  const date = onTheDay ? timesOf(row) : near ? when.nearDay(day) : when.short(day);
  return row.provisional && isOpen(row) ? `${date} ${words.provisional}` : date;
}

const DAY_MS = 86_400_000;

/** The drawn line of a meeting. */
export function nodesOf(rows: readonly LineRow[], seen: Seen): FlowNode[] {
  const current = currentStage(rows);
  return rows.map((row) => ({
    id: row.id,
    label: row.name[seen.locale],
    state: stateOf(row, seen.now, current),
    mark: row.written ? undefined : seen.words.unwritten,
    note: noteOf(row, seen),
    urgent: isOpen(row) && row.due.getTime() - seen.now.getTime() < DAY_MS,
  }));
}
