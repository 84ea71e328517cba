import type { FlowNode, FlowState } from '#kit/flow-line.tsx';
import type { whenWords } from '#kit/when.ts';
import type { Locale } from '#kit/words.tsx';
import type { StageRow } from '#norm/rows.ts';
import { officeDay, officeTime } from '#platform/time.ts';
import type { MeetingUiWords } from './words.zh.ts';

/** A stage as far as its place on the line is concerned. */
export type LineRow = Pick<StageRow, 'stage' | 'status' | 'begin' | 'due' | 'provisional'>;

const isOpen = ({ status }: LineRow): boolean => status === 'ready' || status === 'waiting';

/** The stage that matters now: the one that may be worked on and is due first, late ones before all. Null when all is closed. */
export function currentStage<R extends LineRow>(rows: readonly R[]): R | null {
  const ready = rows.filter(({ status }) => status === 'ready');
  return ready.toSorted((a, b) => a.due.getTime() - b.due.getTime())[0] ?? rows.find(isOpen) ?? null;
}

/** The stage that comes next as the dates run, for a plan on which nobody has begun. */
const stateOf = (row: LineRow, now: Date, current: LineRow | null): FlowState => {
  if (row.status === 'done' || row.status === 'skipped') return row.status;
  if (row.due < now) return 'late';
  if (row === current) return 'now';
  return row.status;
};

/** The date as it stands under a node: the time of day on the day of the meeting, the day otherwise. */
export function dueNote(row: LineRow, start: Date, when: ReturnType<typeof whenWords>, w: MeetingUiWords): string {
  const sameDay = officeDay(row.due) === officeDay(start);
  const date = sameDay ? officeTime(row.due) : when.short(row.due);
  return row.provisional ? `${date} ${w.provisional}` : date;
}

interface Seen {
  readonly start: Date;
  readonly now: Date;
  readonly locale: Locale;
  readonly when: ReturnType<typeof whenWords>;
  readonly words: MeetingUiWords;
}

const DAY_MS = 86_400_000;

/** The drawn line of a running meeting. */
export function nodesOf(rows: readonly LineRow[], { start, now, locale, when, words }: Seen): FlowNode[] {
  const current = currentStage(rows);
  return rows.map((row) => ({
    id: row.stage.id,
    label: row.stage.name[locale],
    state: stateOf(row, now, current),
    mark: row.stage.written ? undefined : words.unwritten,
    note: dueNote(row, start, when, words),
    urgent: isOpen(row) && row.due.getTime() - now.getTime() < DAY_MS,
  }));
}
