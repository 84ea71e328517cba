import { halfWidth } from '#people/names/rules.ts';
import { rawRows, readRow, type Finding, type Header, type RosterRow as SheetRow, type RosterSheet } from '#people/import/sheet/rules.ts';
import { changedFacts, isSamePerson, quotaKey, type RosterClass, type RosterFacts, type RosterState } from '../rules.ts';

/** The words under which classes are written and read. */
export const CLASS_HEADING: Readonly<Record<RosterClass, string>> = { attend: '出席', observe: '列席', staff: '工作人员' };
const CLASS_WORDS: ReadonlyMap<string, RosterClass> = new Map([['出席', 'attend'], ['参会', 'attend'], ['正式代表', 'attend'], ['列席', 'observe'], ['特邀', 'observe'], ['工作人员', 'staff'], ['工作', 'staff']]);
const CLASS_COLUMN = /^(类别|参会类别|人员类别|参会身份|class)$/i;
/** The words under which states are written and read. */
export const STATE_HEADING: Readonly<Record<RosterState, string>> = { expected: '参会', away: '请假' };
const STATE_WORDS: ReadonlyMap<string, RosterState> = new Map([['参会', 'expected'], ['参加', 'expected'], ['请假', 'away'], ['缺席', 'away']]);
const STATE_COLUMN = /^(状态|参会状态|参会情况|state)$/i;
/** A running number says nothing about anybody. */
const NUMBER_COLUMN = /^(序号|编号|no\.?)$/i;
const DELEGATION_COLUMN = /^(代表团|代表团名称|所在代表团|分组|编组|delegation)$/i;

/** A row of a roster sheet: what every sheet of people says, its class, its delegation and its state. */
export interface Listed extends SheetRow {
  readonly classWord: string | null;
  readonly delegationWord: string | null;
  readonly stateWord: string | null;
}

const columnOf = (cells: readonly string[], word: RegExp): number => cells.findIndex((text) => word.test(halfWidth(text).replaceAll(/\s/g, '')));
const cellOf = (sheet: RosterSheet, line: number, column: number): string | null => (column < 0 ? null : halfWidth(sheet.rows[line - 1]?.[column] ?? '') || null);

/** The rows of a sheet under its heading, with class and delegation where it has such columns. */
export function listedRows(sheet: RosterSheet, header: Header): readonly Listed[] {
  const heading = sheet.rows[header.at] ?? [];
  const [kind, delegation, state] = [columnOf(heading, CLASS_COLUMN), columnOf(heading, DELEGATION_COLUMN), columnOf(heading, STATE_COLUMN)];
  return rawRows(sheet, header).map((raw) => ({ ...readRow(raw), classWord: cellOf(sheet, raw.line, kind), delegationWord: cellOf(sheet, raw.line, delegation), stateWord: cellOf(sheet, raw.line, state) }));
}

/** Headings that mean something here although a sheet of people knows nothing of them. */
export const isOwnHeading = (heading: string): boolean => [CLASS_COLUMN, DELEGATION_COLUMN, STATE_COLUMN, NUMBER_COLUMN].some((own) => own.test(heading));

export const ROSTER_FINDINGS = ['class_unknown', 'state_unknown', 'delegation_unknown', 'delegation_other', 'twice_in_sheet', 'over_quota', 'unit_foreign', 'person_ambiguous'] as const;
/** One thing to be said about a row of a roster sheet. */
export interface RosterFinding extends Omit<Finding, 'code' | 'column'> {
  readonly code: Finding['code'] | (typeof ROSTER_FINDINGS)[number];
  readonly column: Finding['column'] | 'class' | 'delegation' | 'state';
}

/** What a sheet is compared with. */
export interface Known {
  readonly units: readonly { readonly id: string; readonly name: string; readonly shortName: string; readonly sort: number }[];
  readonly people: readonly { readonly personId: string; readonly name: string; readonly mobile: string | null; readonly unitId: string }[];
  readonly ranks: ReadonlyMap<string, number | null>;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** In which delegation the groups of the meeting have a person (F1.3). */
  readonly groupOf: ReadonlyMap<string, string>;
  readonly quotas: ReadonlyMap<string, number>;
  /** Whether whoever imports may put more persons of a unit on the roster than it was asked for: then it is only pointed at. */
  readonly overrun: boolean;
  readonly rows: readonly (RosterFacts & { readonly id: string })[];
}

export interface PlannedRow {
  readonly line: number;
  readonly name: string;
  readonly unit: string;
  readonly findings: readonly RosterFinding[];
  readonly does: 'add' | 'change' | 'same' | 'error';
  /** The row of the roster that it changes. */
  readonly rowId: string | null;
  readonly facts: RosterFacts & { readonly unitSort: number | null };
}

type Say = (severity: Finding['severity'], code: RosterFinding['code'], column: RosterFinding['column'], data?: Readonly<Record<string, string>>) => void;

function personIn(row: Listed, unitId: string | null, { people }: Known, say: Say): string | null {
  const same = people.filter(({ name }) => name === row.name);
  const byMobile = row.mobile === null ? [] : same.filter(({ mobile }) => mobile === row.mobile);
  const ids = [...new Set((byMobile.length > 0 ? byMobile : same.filter((one) => one.unitId === unitId)).map(({ personId }) => personId))];
  if (ids.length > 1) say('warning', 'person_ambiguous', 'name', { name: row.name });
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

function classIn({ classWord }: Listed, fallback: RosterClass, say: Say): RosterClass {
  const found = classWord === null ? fallback : CLASS_WORDS.get(classWord);
  if (found === undefined) say('error', 'class_unknown', 'class', { value: classWord ?? '' });
  return found ?? fallback;
}

function stateIn({ stateWord }: Listed, say: Say): RosterState {
  const found = stateWord === null ? 'expected' : STATE_WORDS.get(stateWord);
  if (found === undefined) say('error', 'state_unknown', 'state', { value: stateWord ?? '' });
  return found ?? 'expected';
}

/** F1.3: the delegation exists, and is the one in which the groups of the meeting have the person. */
function delegationIn({ delegationWord }: Listed, personId: string | null, { groups, groupOf }: Known, say: Say): string | null {
  const has = personId === null ? null : (groupOf.get(personId) ?? null);
  if (delegationWord === null) return has;
  const found = groups.find(({ name }) => name === delegationWord);
  if (!found) say('error', 'delegation_unknown', 'delegation', { value: delegationWord });
  else if (has !== null && has !== found.id) say('error', 'delegation_other', 'delegation', { value: delegationWord, other: groups.find(({ id }) => id === has)?.name ?? '' });
  return found?.id ?? null;
}

function factsIn(row: Listed, known: Known, fallback: RosterClass, say: Say): PlannedRow['facts'] {
  const unit = known.units.find(({ name, shortName }) => name === row.unit || shortName === row.unit);
  if (!unit && row.unit !== '') say('warning', 'unit_foreign', 'unit', { value: row.unit });
  const personId = personIn(row, unit?.id ?? null, known, say);
  return {
    personId, name: row.name, post: row.title, mobile: row.mobile, state: stateIn(row, say),
    unitId: unit?.id ?? null,
    unitName: unit ? null : row.unit,
    unitSort: unit?.sort ?? null,
    class: classIn(row, fallback, say),
    delegationGroupId: delegationIn(row, personId, known, say),
    rank: row.place ?? (personId === null ? null : (known.ranks.get(personId) ?? null)),
  };
}

/** An empty cell says nothing: what already stands on the roster stays. */
const withWhatStands = ({ classWord, stateWord, delegationWord }: Listed, facts: PlannedRow['facts'], before: RosterFacts | undefined): PlannedRow['facts'] =>
  before === undefined ? facts : {
    ...facts,
    post: facts.post ?? before.post,
    mobile: facts.mobile ?? before.mobile,
    class: classWord === null ? before.class : facts.class,
    state: stateWord === null ? before.state : facts.state,
    delegationGroupId: delegationWord === null ? (facts.delegationGroupId ?? before.delegationGroupId) : facts.delegationGroupId,
    rank: facts.rank ?? before.rank,
  };

/** What a sheet would do to the roster, row by row: nobody twice, nobody in two delegations, no unit above its quota unsaid. */
export function planRoster(rows: readonly Listed[], known: Known, fallback: RosterClass): readonly PlannedRow[] {
  const seen: RosterFacts[] = [];
  const persons = new Map<string, number>();
  return rows.map((row) => {
    const findings: RosterFinding[] = [...row.findings];
    const say: Say = (severity, code, column, data = {}) => void findings.push({ severity, code, column, data });
    const read = factsIn(row, known, fallback, say);
    const before = known.rows.find((other) => isSamePerson(other, read));
    const facts = withWhatStands(row, read, before);
    if (seen.some((other) => isSamePerson(other, facts))) say('error', 'twice_in_sheet', 'name', { name: row.name });
    seen.push(facts);
    checkQuota(facts, persons, known, say);
    const does = findings.some(({ severity }) => severity === 'error') ? 'error' : before === undefined ? 'add' : changedFacts(before, facts).length > 0 ? 'change' : 'same';
    return { line: row.line, name: row.name, unit: row.unit, findings, does, rowId: before?.id ?? null, facts };
  });
}

/** The quota of a unit holds for the persons of the class for which it was asked. */
function checkQuota({ unitId, class: kind, state }: RosterFacts, persons: Map<string, number>, { quotas, overrun }: Known, say: Say): void {
  if (unitId === null || state === 'away') return;
  const key = quotaKey(unitId, kind);
  const n = (persons.get(key) ?? 0) + 1;
  persons.set(key, n);
  const quota = quotas.get(key);
  if (quota !== undefined && n > quota) say(overrun ? 'warning' : 'error', 'over_quota', 'unit', { quota: String(quota) });
}
