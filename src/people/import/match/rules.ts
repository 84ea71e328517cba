import { covers, stillThere, type PostFields, type UnitKind } from '../../rules.ts';
import type { Day } from '#platform/time.ts';
import { guessKind } from '../../units/rules.ts';
import { proposer, type Proposal } from '../nearest/rules.ts';
import { NO_TITLE, type Column, type Finding, type FindingCode, type RosterRow } from '../sheet/rules.ts';

export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly lastDay: Day | null;
}
export interface KnownPost extends PostFields {
  readonly id: string;
}
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly note: string | null;
  readonly lastDay: Day | null;
  readonly version: number;
  /** All posts that are held today or begin later. */
  readonly posts: readonly KnownPost[];
}
/** The system as it is when the file is looked at. */
export interface Known {
  readonly units: readonly KnownUnit[];
  readonly sections: readonly { readonly id: string; readonly unitId: string; readonly name: string }[];
  readonly persons: readonly KnownPerson[];
  /** The hand's list of the roster order. */
  readonly roster: readonly string[];
}

/** What the person at the screen has decided about what the file alone does not say. */
export interface Decisions {
  /** For a unit's name in the file: the unit it means, or that it is a new one. */
  readonly units: Readonly<Record<string, { readonly use: string } | 'new'>>;
  /** For a line: the person in the system whom it means. */
  readonly persons: Readonly<Record<string, string>>;
  /** Import what is right and leave the rows with errors out. */
  readonly leaveOutErrors: boolean;
}

/** A thing that is in the system already, or the n-th new one of this import. */
export type Ref = { readonly id: string } | { readonly new: number };
export const refKey = (ref: Ref): string => ('id' in ref ? ref.id : `new ${ref.new}`);

export type RowState = 'add' | 'change' | 'same' | 'error';
export interface UnknownUnit {
  readonly name: string;
  readonly lines: readonly number[];
  readonly proposals: readonly Proposal[];
}
/** A row on its way through the import. */
export interface Work {
  readonly row: RosterRow;
  readonly findings: Finding[];
  /** Persons of this name elsewhere, whom the row might mean. */
  candidates: readonly { readonly id: string; readonly unit: string }[];
  unit: Ref | null;
  person: Ref | null;
  state: RowState;
}

export const say = (work: Work, severity: Finding['severity'], code: FindingCode, column: Column | null, data: Readonly<Record<string, string>> = {}) =>
  void work.findings.push({ severity, code, column, data });
export const wrong = (work: Work): boolean => work.findings.some(({ severity }) => severity === 'error');

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** So many unknown units are looked up; a file with more of them is the roster of another district. */
const PROPOSED = 200;

/** Finds the unit each row means: by name, by short name, or by what was decided; names the system does not have are listed with proposals, decided or not. */
export function resolveUnits(works: readonly Work[], known: Known, decisions: Decisions, today: Day) {
  const byName = new Map<string, KnownUnit>([...known.units.map((unit) => [unit.shortName, unit] as const), ...known.units.map((unit) => [unit.name, unit] as const)]);
  const byId = new Map(known.units.map((unit) => [unit.id, unit]));
  const fresh = new Map<string, number>();
  const unknown: UnknownUnit[] = [];
  const propose = proposer(known.units.filter(({ lastDay }) => stillThere(lastDay, today)));
  for (const [name, rows] of groupBy(works.filter(({ row }) => row.unit !== ''), ({ row }) => row.unit)) {
    const decided = decisions.units[name];
    const named = byName.get(name);
    const lines = rows.map(({ row }) => row.line);
    if (!named) unknown.push({ name, lines, proposals: unknown.length < PROPOSED ? propose(name) : [] });
    const unit = named ?? (decided && decided !== 'new' ? byId.get(decided.use) : undefined);
    if (unit && !stillThere(unit.lastDay, today)) rows.forEach((work) => say(work, 'error', 'unit_closed', 'unit', { value: name }));
    else if (unit) rows.forEach((work) => (work.unit = { id: unit.id }));
    else if (decided === 'new') {
      const at = fresh.size;
      fresh.set(name, at);
      rows.forEach((work) => {
        work.unit = { new: at };
        say(work, 'note', 'unit_new', 'unit', { value: name });
      });
    } else rows.forEach((work) => say(work, 'error', 'unit_unknown', 'unit', { value: name }));
  }
  const units = [...fresh.keys()].map((name) => ({ name, shortName: [...name].slice(0, 20).join(''), kind: guessKind(name) }));
  return { unknown, units, byId };
}

export const sameUnit = (unit: Ref | null, post: KnownPost): boolean => unit !== null && 'id' in unit && unit.id === post.unitId;
export const isHeld = (post: KnownPost, today: Day): boolean => covers(post, today);

/** The one of several persons of a name in a unit whom the row means by its section and title; null when that does not tell. */
function narrowed(candidates: readonly KnownPerson[], { row, unit }: Work): KnownPerson | null {
  const fitting = candidates.filter(({ posts }) => posts.some((post) => sameUnit(unit, post) && post.title === (row.title ?? NO_TITLE)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The person in the system whom a row means, or null for a new one. */
function knownPerson(work: Work, namesakes: readonly KnownPerson[], today: Day): KnownPerson | null {
  const { mobile } = work.row;
  const byMobile = mobile === null ? undefined : namesakes.find((person) => person.mobile === mobile);
  if (byMobile) return byMobile;
  const here = namesakes.filter(({ posts }) => posts.some((post) => sameUnit(work.unit, post) && isHeld(post, today)));
  if (here.length === 1) return here[0] ?? null;
  if (here.length === 0) return null;
  const told = narrowed(here, work);
  if (!told) say(work, 'error', 'ambiguous', 'name', { count: String(here.length) });
  return told;
}

interface Matching {
  readonly persons: { name: string; mobile: string | null; note: string | null }[];
  readonly byId: ReadonlyMap<string, KnownPerson>;
}

/** Finds for each row the person: one in the system, one of an earlier row with the same mobile number, or a new one. */
export function resolvePersons(works: readonly Work[], known: Known, decisions: Decisions, unitName: (id: string) => string, today: Day): Matching {
  const inOffice = known.persons.filter(({ lastDay }) => stillThere(lastDay, today));
  const byName = groupBy(inOffice, ({ name }) => name);
  const byId = new Map(inOffice.map((person) => [person.id, person]));
  const ofMobile = new Map(inOffice.flatMap((person) => (person.mobile ? [[person.mobile, person.name] as const] : [])));
  const persons: Matching['persons'] = [];
  const freshByMobile = new Map<string, number>();
  for (const work of works) {
    if (wrong(work)) continue;
    const { row } = work;
    const namesakes = byName.get(row.name) ?? [];
    const decided = byId.get(decisions.persons[String(row.line)] ?? '');
    const found = decided?.name === row.name ? decided : knownPerson(work, namesakes, today);
    if (wrong(work)) continue;
    const earlier = row.mobile === null ? undefined : freshByMobile.get(`${row.name} ${row.mobile}`);
    if (found) work.person = { id: found.id };
    else if (earlier !== undefined) work.person = { new: earlier };
    else {
      work.person = { new: persons.length };
      if (row.mobile) freshByMobile.set(`${row.name} ${row.mobile}`, persons.length);
      persons.push({ name: row.name, mobile: row.mobile, note: row.note });
      work.candidates = namesakes.map(({ id, posts }) => ({ id, unit: unitName(posts.find((post) => isHeld(post, today))?.unitId ?? '') }));
      if (namesakes.length > 0) say(work, 'warning', 'namesake', 'name', { units: work.candidates.map(({ unit }) => unit).join('、') });
    }
    const owner = row.mobile ? ofMobile.get(row.mobile) : undefined;
    if (owner !== undefined && owner !== row.name) say(work, 'warning', 'mobile_of_other', 'mobile', { name: owner });
  }
  return { persons, byId };
}

/** Whether the system already has one person of this name who holds both posts in this unit. */
const holdsBoth = (namesakes: readonly KnownPerson[], unit: Ref, a: RosterRow, b: RosterRow): boolean =>
  namesakes.some(({ posts }) => [a, b].every(({ title }) => posts.some((post) => sameUnit(unit, post) && post.title === (title ?? NO_TITLE))) && a.title !== b.title);

/** Marks rows that say the same thing twice: one name in one unit, without mobile numbers that tell two people apart. */
export function refuseDuplicates(works: readonly Work[], persons: readonly KnownPerson[]): void {
  const byName = groupBy(persons, ({ name }) => name);
  const earlier = new Map<string, RosterRow[]>();
  for (const work of works) {
    if (wrong(work) || !work.unit) continue;
    const { row, unit } = work;
    const key = `${row.name} ${refKey(unit)}`;
    const others = earlier.get(key) ?? [];
    const isSame = (other: RosterRow) => other.mobile === row.mobile && other.section === row.section && other.title === row.title;
    const isLoose = (other: RosterRow) => (other.mobile === null || row.mobile === null) && !holdsBoth(byName.get(row.name) ?? [], unit, other, row);
    const other = others.find(isSame) ?? others.find(isLoose);
    if (other) say(work, 'error', 'duplicate_in_file', 'name', { line: String(other.line) });
    earlier.set(key, [...others, row]);
  }
}

/** A row before anything is known about it but itself. */
export function begin(row: RosterRow): Work {
  const work: Work = { row, findings: [...row.findings], candidates: [], unit: null, person: null, state: 'same' };
  if (wrong(work)) work.state = 'error';
  return work;
}

