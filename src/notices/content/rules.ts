import type { KindId } from '#norm/kinds.ts';
import type { NounId } from '#norm/nouns.ts';
import { forMinutes } from '#norm/minutes.ts';
import { Problem } from '#platform/problem.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { BRINGS, isInternalKind, isReplacing, type Form, type NoticeContent, type Replacing, type Topic } from '../rules.ts';

/** The form at the beginning of a chain of notices: it says which fields are printed and which stage is meant. */
export type BaseForm = Exclude<Form, Replacing>;
export type Field = keyof NoticeContent;

const COMMON = ['materials', 'logistics', 'observing', 'chair', 'attachments'] as const satisfies readonly Field[];
const SIGNED = ['contact', 'contactPhone', 'signedBy'] as const satisfies readonly Field[];

interface Fields {
  readonly required: readonly Field[];
  readonly optional: readonly Field[];
}

/** Which fields each form prints (papers, chapter 2). A preliminary notice has no place at all, and only the day of the meeting. */
const FIELDS: Readonly<Record<BaseForm, Fields>> = {
  preliminary: { required: ['name', 'startAt', 'attending', 'materials', ...SIGNED], optional: ['endAt', 'requirements', 'attachments'] },
  formal: { required: ['name', 'startAt', 'endAt', 'place', 'attending', 'requirements', ...SIGNED], optional: ['topics', ...COMMON] },
  notice: { required: ['name', 'startAt', 'place', 'attending', ...SIGNED], optional: ['endAt', 'topics', 'requirements', ...COMMON] },
  order: { required: ['name', 'startAt', 'place', 'orderedBy', 'attending', 'requirements', 'undertaker'], optional: ['endAt', 'chair'] },
  phone: { required: ['name', 'startAt', 'place', 'orderedBy', 'convener', 'attending', 'requirements'], optional: ['endAt', 'topics', 'materials'] },
  internal: { required: ['name', 'startAt', 'place', 'attending', 'contact', 'contactPhone'], optional: ['endAt', 'requirements', 'logistics', 'undertaker'] },
};

/** The fields that a notice prints, and which of them must be filled. What replaces another notice also says why; a cancellation says hardly more. */
export function fieldsOf(form: Form, base: BaseForm): Fields {
  if (!isReplacing(form)) return FIELDS[form];
  if (form === 'cancellation') return { required: ['name', 'startAt', 'reason'], optional: ['contact', 'contactPhone', 'signedBy'] };
  return { required: [...FIELDS[base].required, 'reason'], optional: FIELDS[base].optional };
}

/** The order in which a notice reads: what, when, where, about what, who, with what, signed by whom. */
const READING: readonly Field[] = ['name', 'reason', 'startAt', 'endAt', 'place', 'convener', 'chair', 'orderedBy', 'undertaker', 'topics', 'attending', 'observing', 'requirements', 'materials', 'logistics', 'attachments', 'contact', 'contactPhone', 'signedBy'];

/** The fields that a notice prints, in the order in which it reads. */
export function printedFields(form: Form, base: BaseForm): readonly Field[] {
  const { required, optional } = fieldsOf(form, base);
  const all = new Set([...required, ...optional]);
  return READING.filter((field) => all.has(field));
}

const isEmpty = (value: NoticeContent[Field]): boolean => value === null || value.length === 0;

/** The required fields that are still empty. */
export const missingFields = (form: Form, base: BaseForm, content: NoticeContent): readonly Field[] => fieldsOf(form, base).required.filter((field) => isEmpty(content[field]));

const EMPTY: NoticeContent = {
  name: '', startAt: null, endAt: null, place: null, topics: [], chair: null, convener: null, orderedBy: null, attending: null, observing: null, requirements: null,
  materials: null, logistics: null, undertaker: null, contact: null, contactPhone: null, attachments: null, signedBy: null, reason: null,
};

/** The content with nothing in the fields that the form does not print: what is not printed is not kept either. */
export function printed(form: Form, base: BaseForm, content: NoticeContent): NoticeContent {
  const { required, optional } = fieldsOf(form, base);
  const kept = [...required, ...optional].map((field) => [field, content[field]] as const);
  return { ...EMPTY, ...(Object.fromEntries(kept) as Partial<NoticeContent>) };
}

/** Of the meeting what a draft begins with. */
export interface MeetingFacts {
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly place: string | null;
  readonly requirements: string | null;
  readonly chairName: string | null;
  readonly arrangerName: string | null;
  readonly rooms: readonly string[];
  readonly signedBy: string | null;
  readonly phone: string | null;
  readonly topics: readonly Topic[];
}

/** Time and place as the meeting has them now; the booked rooms are its place where none is written. */
export const whenWhere = ({ startAt, endAt, place, rooms }: Pick<MeetingFacts, 'startAt' | 'endAt' | 'place' | 'rooms'>) => ({
  startAt: officeIso(startAt),
  endAt: officeIso(endAt),
  place: place ?? (rooms.length > 0 ? [...new Set(rooms)].join('、') : null),
});

/** A first draft from the meeting's data. */
export function draftOf(form: Form, base: BaseForm, facts: MeetingFacts): NoticeContent {
  const { name, chairName, arrangerName, requirements, signedBy, phone, topics } = facts;
  return printed(form, base, { ...EMPTY, ...whenWhere(facts), name, topics, requirements, signedBy, chair: chairName, convener: chairName, orderedBy: arrangerName, contactPhone: phone });
}

interface AgendaItem {
  readonly title: string | null;
  readonly category: string;
  readonly reportingUnitName: string | null;
  readonly attending: readonly { readonly name: string }[];
}

/** F4, F5: the topics with who reports and who sits in. G1b: personnel items are not among them, and leave no gap. */
export const topicsOf = (items: readonly AgendaItem[]): readonly Topic[] =>
  forMinutes(items).flatMap(({ title, reportingUnitName, attending }) => (title === null ? [] : [{ title, reporting: reportingUnitName, attending: attending.map(({ name }) => name) }]));

/** What may leave the office's own network: name, time and place, never a topic or a name (G1b). */
export type OutsideContent = Pick<NoticeContent, 'name' | 'startAt' | 'endAt' | 'place'>;
export const outsideContent = ({ name, startAt, endAt, place }: NoticeContent): OutsideContent => ({ name, startAt, endAt, place });

const sameMoment = (a: string | null, b: string | null) => a === null || (b !== null && Date.parse(a) === Date.parse(b));
const sameDay = (a: string | null, b: string) => a !== null && officeDay(new Date(a)) === officeDay(new Date(b));

/**
 * Whether time or place of the meeting are no longer what the notice says. A preliminary notice says only the day; a
 * place that a notice does not print, or a meeting that has none any more, cannot differ.
 */
export function differs(base: BaseForm, content: NoticeContent, meeting: Pick<MeetingFacts, 'startAt' | 'endAt' | 'place' | 'rooms'>): boolean {
  const now = whenWhere(meeting);
  if (base === 'preliminary') return !sameDay(content.startAt, now.startAt);
  return !sameMoment(content.startAt, now.startAt) || !sameMoment(content.endAt, now.endAt) || (content.place !== null && now.place !== null && content.place !== now.place);
}

/** Words that place somebody in a hall: 座位, 座次, 第三排. */
const SEATING = /座位|座次|席位|第\s*[一二三四五六七八九十\d]+\s*排/;
const texts = ({ topics, startAt: _start, endAt: _end, ...lines }: NoticeContent): string[] => [...Object.values(lines).filter((text) => text !== null), ...topics.flatMap(({ title }) => [title])];

/** F1.2, F2.2: whether a room or a seat stands anywhere in the text. */
export const namesRoomOrSeat = (content: NoticeContent, rooms: readonly string[]): boolean =>
  content.place !== null || texts(content).some((text) => SEATING.test(text) || rooms.some((room) => room.length > 1 && text.includes(room)));

/** Forms that a meeting of this kind has, by the nouns of its stages: each with the stage that it settles. */
export function formsFor(kind: KindId, stages: readonly { readonly id: string; readonly evidence: string; readonly items: readonly { readonly id: string }[] }[]): readonly { readonly form: BaseForm; readonly stageId: string }[] {
  const has = (noun: NounId, evidence: string) => stages.find((stage) => stage.evidence === evidence && stage.items.some(({ id }) => id === noun));
  return (Object.keys(BRINGS) as BaseForm[])
    .filter((form) => (form === 'internal') === isInternalKind(kind) || BRINGS[form].noun !== 'notice')
    .flatMap((form) => {
      const stage = has(BRINGS[form].noun, BRINGS[form].evidence);
      return stage ? [{ form, stageId: stage.id }] : [];
    });
}

/** The stage that a form settles in this meeting. Refuses with `notice_form_unfit` when its norm asks for no such notice. */
export function stageFor(form: BaseForm, kind: KindId, stages: Parameters<typeof formsFor>[1]): string {
  const found = formsFor(kind, stages).find((one) => one.form === form);
  if (!found) throw new Problem('notice_form_unfit', { form });
  return found.stageId;
}
