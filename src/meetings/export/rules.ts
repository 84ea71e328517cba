import { DUTIES, type DutyId } from '#norm/duties.ts';
import type { StageRow } from '#norm/rows.ts';
import { officeDay, officeTime } from '#platform/time.ts';
import type { ExportWords } from './words.zh.ts';

type Locale = 'zh' | 'en';

/** What a sheet is written with: the reader's words, and the moment it is written at. */
export interface Written {
  readonly words: ExportWords;
  readonly locale: Locale;
  readonly now: Date;
}

/** '2026-12-21 17:30', as the office reads it, and as a spreadsheet sorts it. */
export const timeText = (at: Date): string => `${officeDay(at)} ${officeTime(at)}`;

/** The duties as names, with the person where one holds the duty by name. */
const owners = (duties: readonly DutyId[], persons: ReadonlyMap<DutyId, string>, { words, locale }: Written): string =>
  words.list(duties.map((duty) => (persons.has(duty) ? words.named(DUTIES[duty][locale], persons.get(duty) ?? '') : DUTIES[duty][locale])));

function timeOf({ stage: { offset }, begin, due }: StageRow, { words }: Written): string {
  if (offset.open) return words.onwards(timeText(due));
  return begin ? words.between(timeText(begin), timeText(due)) : timeText(due);
}

function stateOf({ status, due, atRisk, provisional, mark }: StageRow, { words, now }: Written): string {
  const more = [...(mark === null && due < now ? [words.late] : []), ...(atRisk ? [words.atRisk] : []), ...(provisional ? [words.provisional] : [])];
  return words.list([words.status[status], ...more]);
}

/** One stage as a line of 工作方案倒排表; 依据 is where the norm writes the stage, and the clause that gives it its owners. */
export function planLine(row: StageRow, persons: ReadonlyMap<DutyId, string>, written: Written): readonly string[] {
  const { id, name, clause, ownerClause, roles } = row.stage;
  return [
    id,
    name[written.locale],
    owners(roles.arrange, persons, written),
    owners(roles.undertake, persons, written),
    owners(roles.assist, persons, written),
    timeOf(row, written),
    stateOf(row, written),
    written.words.list([...new Set([clause, ownerClause])]),
  ];
}

/** A name under which every operating system keeps a file: what they forbid becomes a low line, and no dot stands at its end. */
export const fileNamed = (name: string): string => `${name.replaceAll(/[\\/:*?"<>|]/g, '_').replace(/[. ]+$/, '')}.xlsx`;
