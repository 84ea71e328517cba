import { addDays, type Day } from '#platform/time.ts';
import { inSequence } from '../../ranks/rules.ts';
import { officePostOf, type PostFields, type UnitKind } from '../../rules.ts';
import { begin, groupBy, isHeld, refKey, refuseDuplicates, resolvePersons, resolveUnits, sameUnit, say, wrong, type Decisions, type Known, type KnownPerson, type KnownPost, type Ref, type RowState, type UnknownUnit, type Work } from '../match/rules.ts';
import { NO_TITLE, type Finding, type RosterRow } from '../sheet/rules.ts';

export interface NewPost extends Omit<PostFields, 'unitId' | 'sectionId'> {
  readonly person: Ref;
  readonly unit: Ref;
  readonly section: Ref | null;
}
/** Everything an import would do; nothing of it is written before it is confirmed. */
export interface Changes {
  readonly units: readonly { readonly name: string; readonly shortName: string; readonly kind: UnitKind }[];
  readonly sections: readonly { readonly unit: Ref; readonly name: string }[];
  readonly persons: readonly { readonly name: string; readonly mobile: string | null; readonly note: string | null }[];
  readonly changedPersons: readonly { readonly id: string; readonly version: number; readonly mobile: string | null; readonly note: string | null }[];
  readonly posts: readonly NewPost[];
  readonly changedPosts: readonly (Pick<PostFields, 'title' | 'level' | 'officePost' | 'fromDay' | 'isPrimary'> & { readonly id: string; readonly section: Ref | null })[];
  readonly endedPosts: readonly { readonly id: string; readonly toDay: Day }[];
  /** The roster order as it will be; null when it stays. */
  readonly roster: readonly Ref[] | null;
}

export interface PlannedRow {
  readonly line: number;
  readonly state: RowState;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Persons of this name elsewhere, whom the row might mean. */
  readonly candidates: readonly { readonly id: string; readonly unit: string }[];
}
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly unknownUnits: readonly UnknownUnit[];
  readonly changes: Changes;
  readonly count: Readonly<Record<RowState, number>> & { readonly changedPersons: number };
}

interface Draft {
  readonly sections: { unit: Ref; name: string }[];
  readonly changedPersons: Map<string, Changes['changedPersons'][number]>;
  readonly posts: NewPost[];
  readonly changedPosts: Changes['changedPosts'][number][];
  readonly endedPosts: Changes['endedPosts'][number][];
}

/** What every step of the planning stands on. */
interface Ground {
  readonly today: Day;
  readonly draft: Draft;
  readonly sectionOf: (work: Work) => Ref | null;
  /** Whether the unit is our own office. */
  readonly own: (unit: Ref) => boolean;
  readonly unitName: (id: string) => string;
}
const NOWHERE: Ref = { id: '' };

function sectionFinder(known: Known, draft: Draft) {
  const refs = new Map<string, Ref>(known.sections.map(({ id, unitId, name }) => [`${unitId} ${name}`, { id }]));
  return (work: Work): Ref | null => {
    if (work.row.section === null || !work.unit) return null;
    const key = `${refKey(work.unit)} ${work.row.section}`;
    const ref = refs.get(key) ?? { new: draft.sections.length };
    if (!refs.has(key)) {
      refs.set(key, ref);
      draft.sections.push({ unit: work.unit, name: work.row.section });
      say(work, 'note', 'section_new', 'section', { value: work.row.section });
    }
    return ref;
  };
}

/** What the row says of the person himself; an empty cell says nothing. */
function changePerson(works: readonly Work[], person: KnownPerson, draft: Draft): void {
  const told = works.map(({ row }) => row);
  const mobile = told.find((row) => row.mobile !== null)?.mobile ?? person.mobile;
  const note = told.find((row) => row.note !== null)?.note ?? person.note;
  if (mobile === person.mobile && note === person.note) return;
  draft.changedPersons.set(person.id, { id: person.id, version: person.version, mobile, note });
  const [first] = works;
  if (first) first.state = 'change';
  if (first && mobile !== person.mobile && person.mobile !== null) say(first, 'warning', 'mobile_changes', 'mobile', { before: person.mobile });
}

/** Pairs rows with posts: first those that agree in everything, then those of the same unit. */
function pairs(works: readonly Work[], posts: readonly KnownPost[], sectionOf: (work: Work) => Ref | null): Map<Work, KnownPost> {
  const free = new Set(posts);
  const paired = new Map<Work, KnownPost>();
  const take = (fits: (work: Work, post: KnownPost) => boolean) => {
    for (const work of works) {
      const post = paired.has(work) ? undefined : [...free].find((candidate) => fits(work, candidate));
      if (!post) continue;
      paired.set(work, post);
      free.delete(post);
    }
  };
  const sameSection = (work: Work, post: KnownPost) => work.row.section === null || refKey(sectionOf(work) ?? NOWHERE) === post.sectionId;
  take((work, post) => sameUnit(work.unit, post) && post.title === (work.row.title ?? post.title) && sameSection(work, post));
  take((work, post) => sameUnit(work.unit, post));
  return paired;
}

function newPost(work: Work, person: Ref, section: Ref | null, own: boolean, more: { fromDay: Day | null; isPrimary: boolean }): NewPost {
  const title = work.row.title ?? NO_TITLE;
  return { person, unit: work.unit as Ref, section, title, level: work.row.level, officePost: own ? officePostOf(title) : null, toDay: null, ...more };
}

/** The row that says it is the main post; a second one that says so is told, and is not. */
function mainRow(works: readonly Work[]): Work | undefined {
  const [main, ...others] = works.filter(({ row }) => row.main === true);
  for (const work of others) say(work, 'warning', 'main_twice', 'main', { line: String(main?.row.line ?? '') });
  return main;
}

function newcomer(works: readonly Work[], person: Ref, { draft, sectionOf, own }: Ground): void {
  const main = mainRow(works) ?? works[0];
  for (const work of works) {
    draft.posts.push(newPost(work, person, sectionOf(work), own(work.unit as Ref), { fromDay: work.row.fromDay, isPrimary: work === main }));
    work.state = 'add';
  }
}

/** One row against the post it is about: a later appointment ends the post and begins the next, anything else is a correction. */
function changePost(work: Work, post: KnownPost, isPrimary: boolean, { draft, sectionOf, own }: Ground): void {
  const { row } = work;
  const title = row.title ?? post.title;
  const kept = post.sectionId === null ? null : { id: post.sectionId };
  const section = row.section === null ? kept : sectionOf(work);
  const elsewhere = title !== post.title || refKey(section ?? NOWHERE) !== refKey(kept ?? NOWHERE);
  const level = row.level ?? post.level;
  const inOffice = own(work.unit as Ref);
  if (elsewhere && row.fromDay !== null && post.fromDay !== null && row.fromDay > post.fromDay) {
    draft.endedPosts.push({ id: post.id, toDay: addDays(row.fromDay, -1) });
    draft.posts.push({ ...newPost(work, work.person as Ref, section, inOffice, { fromDay: row.fromDay, isPrimary }), title, level });
    work.state = 'change';
    return;
  }
  const fromDay = row.fromDay ?? post.fromDay;
  if (!elsewhere && level === post.level && fromDay === post.fromDay && isPrimary === post.isPrimary) return;
  const officePost = title === post.title ? post.officePost : inOffice ? officePostOf(title) : null;
  draft.changedPosts.push({ id: post.id, section, title, level, officePost, fromDay, isPrimary });
  work.state = 'change';
}

/** A post in a unit in which the person holds none yet: a move when it takes the main post's place, else a further post. */
function furtherPost(work: Work, leaving: KnownPost | undefined, isPrimary: boolean, { today, draft, sectionOf, own, unitName }: Ground): void {
  const fromDay = work.row.fromDay ?? (leaving ? today : null);
  if (leaving) {
    const last = addDays(fromDay ?? today, -1);
    draft.endedPosts.push({ id: leaving.id, toDay: leaving.fromDay !== null && last < leaving.fromDay ? leaving.fromDay : last });
    say(work, 'warning', 'moves', 'unit', { from: unitName(leaving.unitId) });
  }
  draft.posts.push(newPost(work, work.person as Ref, sectionOf(work), own(work.unit as Ref), { fromDay, isPrimary }));
  work.state = 'change';
}

/** A main post that another row takes over and that nobody ends stays as a further post. */
function demote(posts: readonly KnownPost[], draft: Draft): void {
  const ended = new Set(draft.endedPosts.map(({ id }) => id));
  const told = new Set(draft.changedPosts.map(({ id }) => id));
  for (const { id, sectionId, title, level, officePost, fromDay, isPrimary } of posts)
    if (isPrimary && !ended.has(id) && !told.has(id)) draft.changedPosts.push({ id, section: sectionId === null ? null : { id: sectionId }, title, level, officePost, fromDay, isPrimary: false });
}

/** A person of the system: a row of a unit in which he holds a post is about that post, any other is a move or a further post. */
function oldHand(works: readonly Work[], person: KnownPerson, ground: Ground): void {
  const paired = pairs(works, person.posts, ground.sectionOf);
  const kept = new Set(paired.values());
  const held = person.posts.filter((post) => post.isPrimary && isHeld(post, ground.today));
  const main = mainRow(works);
  let leaving = held.find((post) => !kept.has(post));
  let vacant = held.length === 0;
  changePerson(works, person, ground.draft);
  for (const work of works) {
    const post = paired.get(work);
    if (post) {
      changePost(work, post, main ? work === main : post.isPrimary, ground);
      continue;
    }
    const moves = work.row.main === false || (main && work !== main) ? undefined : leaving;
    furtherPost(work, moves, main ? work === main : moves !== undefined || vacant, ground);
    if (moves) leaving = undefined;
    vacant = false;
  }
  if (main) demote(held.filter((post) => !kept.has(post)), ground.draft);
}

/** The roster order after the import: those with a place in the file stand in the file's sequence among each other. */
function rosterAfter(works: readonly Work[], roster: readonly string[]): readonly Ref[] | null {
  const placed = works.filter(({ row, person }) => row.place !== null && person !== null).toSorted((a, b) => (a.row.place ?? 0) - (b.row.place ?? 0) || a.row.line - b.row.line);
  const refs = new Map(placed.map(({ person }) => [refKey(person as Ref), person as Ref]));
  const wanted = [...new Set(placed.map(({ person }) => refKey(person as Ref)))];
  const after = inSequence(roster, wanted);
  if (after.length === roster.length && after.every((key, at) => key === roster[at])) return null;
  return after.map((key) => refs.get(key) ?? { id: key });
}

/**
 * Decides what importing these rows would do to the system, and says everything that is to be said about them. Pure: the
 * same rows, system, decisions and day give the same plan, and planning again after the plan was carried out gives no change.
 */
export function planImport(rows: readonly RosterRow[], known: Known, decisions: Decisions, today: Day): ImportPlan {
  const works = rows.map(begin);
  const { unknown, units, byId: unitById } = resolveUnits(works, known, decisions, today);
  const unitName = (id: string) => unitById.get(id)?.name ?? '';
  refuseDuplicates(works, known.persons);
  const { persons, byId } = resolvePersons(works, known, decisions, unitName, today);
  const draft: Draft = { sections: [], changedPersons: new Map(), posts: [], changedPosts: [], endedPosts: [] };
  const own = (unit: Ref) => 'id' in unit && unitById.get(unit.id)?.kind === 'own-office';
  const ground: Ground = { today, draft, sectionOf: sectionFinder(known, draft), own, unitName };
  const sound = works.filter((work) => !wrong(work) && work.person !== null);
  for (const [, group] of groupBy(sound, ({ person }) => refKey(person as Ref))) {
    const ref = group[0]?.person as Ref;
    if ('new' in ref) newcomer(group, ref, ground);
    else oldHand(group, byId.get(ref.id) as KnownPerson, ground);
  }
  for (const work of works) if (wrong(work)) work.state = 'error';
  const changedPersons = [...draft.changedPersons.values()];
  return {
    rows: works.map(({ row, state, findings, candidates }) => ({ line: row.line, state, name: row.name, unit: row.unit, title: row.title ?? NO_TITLE, findings, candidates })),
    unknownUnits: unknown,
    changes: { ...draft, units, persons, changedPersons, roster: rosterAfter(sound, known.roster) },
    count: countOf(works),
  };
}

function countOf(works: readonly Work[]): ImportPlan['count'] {
  const of = (state: RowState) => works.filter((work) => work.state === state).length;
  const changed = new Set(works.filter(({ state }) => state === 'change').map(({ person }) => refKey(person as Ref)));
  return { add: of('add'), change: of('change'), same: of('same'), error: of('error'), changedPersons: changed.size };
}
