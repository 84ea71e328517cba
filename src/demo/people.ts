import { insertGroup, lockGroup, setMembers } from '#people/groups/store.ts';
import { insertLine, putAttending, putCharge, putLiaison } from '#people/duties/store.ts';
import { insertPersons, insertPosts } from '#people/import/store.ts';
import { lockOrder, saveEntries } from '#people/ranks/store.ts';
import { BUILT_IN_GROUPS, RANK_ORDERS, type BuiltInGroup, type Level, type PostFields, type UnitKind } from '#people/rules.ts';
import { insertSection, insertUnit, setDuties } from '#people/units/store.ts';
import type { Tx } from '#platform/call.ts';
import { nameKeys } from '#platform/names.ts';
import { officeDay, type Day } from '#platform/time.ts';
import { CHARGES, DEPUTIES, DEPUTY_SECRETARY, DIRECTOR, HEAD_TITLE, inventedName, LEADERS, LINES, OWN_OFFICE, SECRETARY, SECTIONS, UNITS } from './district.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
}
type Post = PostFields & { readonly id: string; readonly personId: string };
interface Person {
  readonly id: string;
  readonly name: string;
  readonly mobile: string;
  readonly note: null;
}

/** The ids of the demo's people by the names that district.ts gives them. */
export interface DemoPeople {
  /** By full name and by short name. */
  readonly units: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, string>;
}

const shortOf = (named: string): string => named.split('|')[1] ?? named;
const allUnits = (newId: () => string): Unit[] =>
  (Object.entries(UNITS) as [UnitKind, readonly string[]][]).flatMap(([kind, names]) => names.map((named) => ({ id: newId(), name: named.split('|')[0] ?? named, shortName: shortOf(named), kind })));

/** An invented number: no operator has given out 199 0000. */
const mobileOf = (n: number): string => `1990000${String(n + 1).padStart(4, '0')}`;

/** Persons and posts as they are collected, before they are written in two statements. */
function roster(newId: () => string, since: Day) {
  const persons: Person[] = [];
  const posts: Post[] = [];
  const hold = (personId: string, unitId: string, title: string, more: Partial<PostFields> = {}) =>
    void posts.push({ id: newId(), personId, unitId, title, sectionId: null, level: null, officePost: null, fromDay: since, toDay: null, isPrimary: true, ...more });
  const add = (name: string): string => {
    const id = newId();
    persons.push({ id, name, mobile: mobileOf(persons.length), note: null });
    return id;
  };
  return { persons, posts, hold, add };
}

async function writeUnits(tx: Tx, units: readonly Unit[]): Promise<ReadonlyMap<string, string>> {
  for (const [at, { id, name, shortName, kind }] of units.entries())
    await insertUnit(tx, id, { name, shortName, kind, sort: (at + 1) * 10, phone: `0500-666${String(2000 + at)}`, fax: null, address: null });
  return new Map(units.flatMap(({ id, name, shortName }) => [[shortName, id], [name, id]]));
}

async function writeSections(tx: Tx, office: string, newId: () => string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [at, { name, duty, phone }] of SECTIONS.entries()) {
    const id = newId();
    await insertSection(tx, id, office, { name, sort: at + 1, phone });
    await setDuties(tx, id, [duty]);
    ids.set(name, id);
  }
  return ids;
}

/** The leaders with their further posts, the office with its staff, and a head for every other unit. */
function fill({ add, hold }: ReturnType<typeof roster>, units: readonly Unit[], unitId: (name: string) => string, sections: ReadonlyMap<string, string>) {
  const leaders = LEADERS.map(([name, unit, title, level, beside = []]) => {
    const id = add(name);
    hold(id, unitId(shortOf(unit)), title, { level });
    for (const [where, also] of beside) hold(id, unitId(where), also, { level, isPrimary: false });
    return id;
  });
  const office = unitId(shortOf(OWN_OFFICE));
  const director = add(DIRECTOR);
  hold(director, office, '主任', { level: 'county-deputy', officePost: 'director' });
  hold(director, unitId('区委'), '区委常委', { level: 'county-deputy', isPrimary: false });
  const deputies = DEPUTIES.map((name) => {
    const id = add(name);
    hold(id, office, '副主任', { level: 'township-chief', officePost: 'deputy' });
    return id;
  });
  for (const { name, staff } of SECTIONS)
    for (const member of staff) {
      const [who = '', title = '', level] = member.split('|');
      hold(add(who), office, title, { sectionId: sections.get(name) ?? null, level: (level as Level | undefined) ?? null });
    }
  const headed = new Set(LEADERS.flatMap(([, unit, , , beside = []]) => [shortOf(unit), ...beside.map(([where]) => where)]));
  const others = units.filter(({ kind, shortName }) => HEAD_TITLE[kind] && !headed.has(shortName));
  for (const [at, { id, kind }] of others.entries()) hold(add(inventedName(at)), id, HEAD_TITLE[kind] ?? '', { level: 'township-chief' });
  // after the deputy secretary, as a member of the standing committee
  return { leaders: leaders.toSpliced(11, 0, director), director, deputies };
}

const GROUP_KINDS: Readonly<Partial<Record<BuiltInGroup, readonly UnitKind[]>>> = {
  'three-offices': ['leading-office'],
  'party-departments': ['party-department'],
  'general-list': ['party-department', 'government-department', 'judicial', 'mass-organization', 'township'],
  townships: ['township'],
};
/** 法院院长 and 检察长 stand on the rostrum; the four leading bodies are those before them. */
const NOT_OF_THE_FOUR_BODIES = 2;
const OWN_GROUP = '民主党派和工商联';

async function writeGroups(tx: Tx, units: readonly Unit[], leaders: readonly string[], newId: () => string): Promise<void> {
  for (const [at, id] of BUILT_IN_GROUPS.entries()) {
    await lockGroup(tx, id, at + 1);
    const kinds = GROUP_KINDS[id];
    const members = kinds ? units.filter(({ kind }) => kinds.includes(kind)).map((unit) => ({ unitId: unit.id })) : leaders.slice(0, -NOT_OF_THE_FOUR_BODIES).map((personId) => ({ personId }));
    await setMembers(tx, id, members);
  }
  const own = newId();
  await insertGroup(tx, own, OWN_GROUP, BUILT_IN_GROUPS.length + 1);
  await setMembers(tx, own, units.filter(({ shortName }) => shortName === '区工商联').map((unit) => ({ unitId: unit.id })));
}

interface Deputies {
  readonly deputies: readonly string[];
  readonly persons: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly unitId: (name: string) => string;
  readonly year: number;
}

async function writeDuties(tx: Tx, { deputies, persons, sections, unitId, year }: Deputies, newId: () => string): Promise<ReadonlyMap<string, string>> {
  const deputy = (place: number) => deputies[place] ?? '';
  const person = (name: string) => persons.get(name) ?? '';
  const changeover = `${year - 1}-03-01`;
  const row = { toDay: null, substituteId: null };
  await putAttending(tx, { ...row, id: newId(), leaderId: person(DEPUTY_SECRETARY), deputyId: deputy(2), fromDay: `${year - 2}-01-01`, toDay: `${year - 1}-02-28` });
  await putAttending(tx, { ...row, id: newId(), leaderId: person(DEPUTY_SECRETARY), deputyId: deputy(0), substituteId: deputy(2), fromDay: changeover });
  await putAttending(tx, { ...row, id: newId(), leaderId: person(SECRETARY), deputyId: deputy(1), substituteId: deputy(0), fromDay: changeover });
  for (const [section, place] of CHARGES) await putCharge(tx, { id: newId(), sectionId: sections.get(section) ?? '', deputyId: deputy(place), fromDay: changeover, toDay: null });
  const lines = new Map<string, string>();
  for (const [at, [name, department, place]] of LINES.entries()) {
    const id = newId();
    await insertLine(tx, id, name, (at + 1) * 10);
    await putLiaison(tx, { id: newId(), lineId: id, deputyId: deputy(place), unitId: unitId(department), fromDay: changeover, toDay: null });
    lines.set(name, id);
  }
  return lines;
}

/**
 * Writes the demo district: about 105 units, its officials in office, the office with its four sections, the rank orders,
 * groups and duties. Every id comes from `newId`, so that the demo can be told from the office's own data and removed.
 */
export async function loadDemoPeople(tx: Tx, now: Date, newId: () => string): Promise<DemoPeople> {
  const year = Number(officeDay(now).slice(0, 4));
  const units = allUnits(newId);
  const unitIds = await writeUnits(tx, units);
  const unitId = (name: string) => unitIds.get(name) ?? '';
  const sections = await writeSections(tx, unitId(shortOf(OWN_OFFICE)), newId);
  const people = roster(newId, `${year - 3}-06-01`);
  const { leaders, deputies } = fill(people, units, unitId, sections);
  await insertPersons(tx, people.persons.map((person) => ({ ...person, ...nameKeys(person.name) })));
  await insertPosts(tx, people.posts);
  for (const order of RANK_ORDERS) {
    await lockOrder(tx, order);
    await saveEntries(tx, order, leaders);
  }
  await writeGroups(tx, units, leaders, newId);
  const persons = new Map(people.persons.map(({ id, name }) => [name, id]));
  return { units: unitIds, persons, sections, lines: await writeDuties(tx, { deputies, persons, sections, unitId, year }, newId) };
}
