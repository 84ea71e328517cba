import type { ClauseId } from '#norm/clauses.ts';
import type { DutyId } from '#norm/duties.ts';
import { Problem, type ProblemCode } from '#platform/problem.ts';
import type { Day } from '#platform/time.ts';
import { covers, overlaps, stillThere, type OfficePost, type Span } from '../rules.ts';

/** A duty that a section of the office fulfils; the others fall to a person or to another unit. */
export const SECTION_DUTIES = ['secretariat', 'drafting', 'supervision', 'logistics'] as const satisfies readonly DutyId[];
export type SectionDuty = (typeof SECTION_DUTIES)[number];
const isSectionDuty = (duty: DutyId): duty is SectionDuty => (SECTION_DUTIES as readonly DutyId[]).includes(duty);

interface Dated extends Span {
  readonly fromDay: Day;
}
/** 跟班: this deputy attends this leader; the substitute stands in when the deputy is no longer one. */
export interface Attending extends Dated {
  readonly leaderId: string;
  readonly deputyId: string;
  readonly substituteId: string | null;
}
/** 联系: this deputy liaises with a line of work and the department that undertakes its meetings. */
export interface Liaison extends Dated {
  readonly lineId: string;
  readonly deputyId: string;
  readonly unitId: string;
}
/** 分管: this deputy is in charge of a section of the office. */
export interface Charge extends Dated {
  readonly sectionId: string;
  readonly deputyId: string;
}

/** Everything that says who holds a duty on a day. */
export interface DutyTables {
  /** Posts of director and deputy director in our own office. */
  readonly officePosts: readonly (Span & { readonly personId: string; readonly officePost: OfficePost; readonly lastDay: Day | null })[];
  readonly sections: readonly { readonly id: string; readonly lastDay: Day | null; readonly duties: readonly DutyId[] }[];
  readonly attending: readonly Attending[];
  readonly liaisons: readonly Liaison[];
  readonly charges: readonly Charge[];
}

/** What a meeting knows that decides a duty: the leader attended, the line of work, the section, the undertaking department. */
export interface DutyContext {
  readonly leaderId?: string | null;
  readonly lineId?: string | null;
  readonly sectionId?: string | null;
  readonly unitId?: string | null;
}

/** How the holder was found; shown as the reason, with its clause. */
export type Via = 'director' | 'attending' | 'substitute' | 'charge' | 'liaison' | 'section' | 'department' | 'nobody';

/** Who holds a duty. `nobody` has all three empty, and the clause that asks for somebody. */
export interface DutyHolder {
  readonly duty: DutyId;
  readonly personId: string | null;
  readonly sectionId: string | null;
  readonly unitId: string | null;
  readonly via: Via;
  readonly clause: ClauseId;
}

const holdsPost = (personId: string, day: Day, { officePosts }: DutyTables): boolean =>
  officePosts.some((post) => post.personId === personId && covers(post, day) && stillThere(post.lastDay, day));

/** The director (主任) of the office on this day, or null while the post is vacant. */
export const directorOn = (day: Day, { officePosts }: DutyTables): string | null =>
  officePosts.find((post) => post.officePost === 'director' && covers(post, day) && stillThere(post.lastDay, day))?.personId ?? null;

/** The section that fulfils a duty of the norm on this day (G3), or null. */
export const sectionOn = (duty: DutyId, day: Day, { sections }: DutyTables): string | null =>
  sections.find((section) => section.duties.includes(duty) && stillThere(section.lastDay, day))?.id ?? null;

/** 分管 (A8, A18): the deputy in charge of a section on this day, or null; one who is no longer a deputy does not count. */
export function deputyInCharge(sectionId: string, day: Day, tables: DutyTables): string | null {
  const row = tables.charges.find((charge) => charge.sectionId === sectionId && covers(charge, day));
  return row && holdsPost(row.deputyId, day, tables) ? row.deputyId : null;
}

/** 联系 (G2): the first responsible deputy for a line of work on this day, with the department; null when nobody is named. */
export function liaisonDeputy(lineId: string, day: Day, tables: DutyTables): Pick<Liaison, 'deputyId' | 'unitId'> | null {
  const row = tables.liaisons.find((liaison) => liaison.lineId === lineId && covers(liaison, day));
  return row && holdsPost(row.deputyId, day, tables) ? row : null;
}

type Found = Pick<DutyHolder, 'personId' | 'via'>;
const directorAs = (day: Day, tables: DutyTables): Found => {
  const personId = directorOn(day, tables);
  return { personId, via: personId ? 'director' : 'nobody' };
};

/** A7, A18: the deputy in charge of the section, without one named the section that fulfils `secretariat`; failing that the director. */
function chargeOrDirector(sectionId: string | null, day: Day, tables: DutyTables): Found {
  const section = sectionId ?? sectionOn('secretariat', day, tables);
  const personId = section && deputyInCharge(section, day, tables);
  return personId ? { personId, via: 'charge' } : directorAs(day, tables);
}

/**
 * 跟班 (G4, D1, A7): who attends this leader on this day. The dated table first; its substitute when the deputy has left
 * or is no longer one; failing both the deputy in charge of the secretariat; failing that the director; else nobody.
 */
export function attendingDeputy(leaderId: string | null, day: Day, tables: DutyTables): Found {
  const row = tables.attending.find((attending) => attending.leaderId === leaderId && covers(attending, day));
  if (row && holdsPost(row.deputyId, day, tables)) return { personId: row.deputyId, via: 'attending' };
  if (row?.substituteId && holdsPost(row.substituteId, day, tables)) return { personId: row.substituteId, via: 'substitute' };
  return chargeOrDirector(null, day, tables);
}

const NOBODY = { personId: null, sectionId: null, unitId: null, via: 'nobody' } as const;

function ofPerson(duty: DutyId, found: Found, clause: ClauseId): DutyHolder {
  return { ...NOBODY, duty, ...found, clause };
}

function ofDepartment({ unitId, lineId }: DutyContext, day: Day, tables: DutyTables): DutyHolder {
  const named = unitId ?? tables.liaisons.find((liaison) => liaison.lineId === lineId && covers(liaison, day))?.unitId ?? null;
  return { ...NOBODY, duty: 'department', unitId: named, via: named ? 'department' : 'nobody', clause: 'G2' };
}

function ofSection(duty: SectionDuty, day: Day, tables: DutyTables): DutyHolder {
  const sectionId = sectionOn(duty, day, tables);
  return { ...NOBODY, duty, sectionId, via: sectionId ? 'section' : 'nobody', clause: 'G3a' };
}

/**
 * Turns a duty of the norm into the person, section or unit that holds it on a day, with how it was found and the clause.
 * The liaison deputy has no stand-in: G2 wants a first responsible person by name, so the answer is `nobody` then.
 */
export function resolveDuty(duty: DutyId, context: DutyContext, day: Day, tables: DutyTables): DutyHolder {
  if (isSectionDuty(duty)) return ofSection(duty, day, tables);
  switch (duty) {
    case 'director':
      return ofPerson(duty, directorAs(day, tables), 'G1a');
    case 'deputy-in-charge':
      return ofPerson(duty, chargeOrDirector(context.sectionId ?? null, day, tables), 'A8');
    case 'attending-deputy':
      return ofPerson(duty, attendingDeputy(context.leaderId ?? null, day, tables), 'A7');
    case 'liaison-deputy': {
      const personId = context.lineId ? (liaisonDeputy(context.lineId, day, tables)?.deputyId ?? null) : null;
      return ofPerson(duty, { personId, via: personId ? 'liaison' : 'nobody' }, 'G2');
    }
    case 'department':
      return ofDepartment(context, day, tables);
  }
}

/** A row as the office sees it, for a refusal that names who is in the way. */
export interface Standing extends Dated {
  readonly id: string;
  readonly deputyName: string;
}

/**
 * One deputy for one leader, line or section on any day: refuses a row that shares a day with another one
 * (`attending_overlap` G4, `liaison_overlap` G2, `charge_overlap` A8). `words` names what the row is about.
 */
export function refuseOverlap(
  code: Extract<ProblemCode, 'attending_overlap' | 'liaison_overlap' | 'charge_overlap'>,
  row: Dated & { readonly id: string },
  others: readonly Standing[],
  words: Readonly<Record<string, string>>,
): void {
  const other = others.find((standing) => standing.id !== row.id && overlaps(standing, row));
  if (other) throw new Problem(code, { ...words, deputy: other.deputyName, fromDay: other.fromDay, toDay: other.toDay, span: `${other.fromDay} – ${other.toDay ?? ''}`.trim() });
}

/** Leader, attending deputy and substitute are three persons (`attends_himself`, A7). */
export function checkAttending({ leaderId, deputyId, substituteId }: Attending): void {
  const persons = [leaderId, deputyId, ...(substituteId ? [substituteId] : [])];
  if (new Set(persons).size < persons.length) throw new Problem('attends_himself');
}

/** Only the director or a deputy of the office attends, liaises or is in charge (`not_a_deputy`), from the first day on. */
export function checkDeputy(person: { readonly id: string; readonly name: string }, fromDay: Day, tables: DutyTables): void {
  if (!holdsPost(person.id, fromDay, tables)) throw new Problem('not_a_deputy', { name: person.name });
}
