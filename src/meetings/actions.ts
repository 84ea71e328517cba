import type { Calendar } from '#norm/calendar.ts';
import { replan } from '#norm/change.ts';
import { begin } from '#norm/flow.ts';
import { planJson } from '#norm/export.ts';
import type { KindId } from '#norm/kinds.ts';
import type { StageChoice } from '#norm/meeting.ts';
import { kindOf, type Norm } from '#norm/norm.ts';
import { plan } from '#norm/plan.ts';
import type { Conflict } from '#norm/plan.ts';
import type { Text } from '#norm/text.ts';
import type { Kind } from '#norm/types.ts';
import { announce, inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import { demand, Problem } from '#platform/problem.ts';
import { officeDay, officeIso } from '#platform/time.ts';
import { namesOf } from '#people/actions.ts';
import { dutyTables } from '#people/duties/actions.ts';
import { resolveDuty, type DutyHolder } from '#people/duties/rules.ts';
import { dutiesHeld, mayArrange, mayChangeArranger, mayEdit, seesPersonnel } from './access.ts';
import { checkApprovedFits } from './agenda/actions.ts';
import { currentCalendar } from './calendar/actions.ts';
import { currentNorm, normOf } from './norms/actions.ts';
import { shiftSessions } from './schedule/store.ts';
import { alongWith, byLine, checkOpen, checkOwners, checkTimes, checkVersion, defaultArranger, defaultFirstResponsible, dutiesOf, holderOf, stageForChild, statusOf, type MovedStage, type Shift } from './rules.ts';
import { loadState, planColumns, saveState, stageOf } from './stages/actions.ts';
import * as store from './store.ts';
import type { ListFilter, MeetingRow } from './store.ts';

/** The fields from which a meeting is made; everything else follows from the norm. */
export interface NewMeeting {
  readonly kind: KindId;
  readonly name: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly chairId: string | null;
  readonly place: string | null;
  readonly headCount: number | null;
  readonly lineId: string | null;
  readonly parentId: string | null;
  readonly host: string | null;
  readonly requirements: string | null;
  /** Null: as the norm says. */
  readonly arrangerId: string | null;
  readonly firstResponsibleId: string | null;
  readonly choice: StageChoice;
}

type Frame = Pick<NewMeeting, 'kind' | 'startAt' | 'chairId' | 'lineId'>;

/** Who holds each duty of the kind on the day of the meeting (G1-G3, A7, A8). */
async function holdersFor(db: Call['db'] | Tx, kind: Kind, { startAt, chairId, lineId }: Frame): Promise<readonly DutyHolder[]> {
  const tables = await dutyTables(db);
  const day = officeDay(startAt);
  return dutiesOf(kind).map((duty) => resolveDuty(duty, { leaderId: chairId, lineId }, day, tables));
}

/** Refuses, beside its field, whatever does not exist or has left by the day of the meeting. */
async function checkReferences(tx: Tx, references: store.References, startAt: Date): Promise<void> {
  const missing = await store.missingReferences(tx, references, officeDay(startAt));
  if (missing.length > 0) throw new Problem('input_invalid', { fields: missing.map((field) => ({ path: [field], reason: 'reference_unknown' })) });
}

/** What the norm fills in for a new meeting, each with its clause; shown before anything is saved. */
export async function meetingDefaults(call: Call, frame: Frame) {
  const kind = kindOf(await currentNorm(call.db), frame.kind);
  const holders = await holdersFor(call.db, kind, frame);
  const arranger = defaultArranger(kind, holders);
  const firstResponsible = defaultFirstResponsible(kind, holders);
  const names = await namesOf(call.db, holders.flatMap(({ personId }) => (personId ? [personId] : [])));
  const named = (personId: string | null | undefined) => (personId ? (names.get(personId) ?? null) : null);
  return {
    needsLine: byLine(kind),
    needsParent: kind.id === 'preparatory',
    arranger: { ...arranger, name: named(arranger.personId) },
    firstResponsible: firstResponsible && { ...firstResponsible, name: named(firstResponsible.personId) },
    roles: kind.roles,
    holders: holders.map((holder) => ({ ...holder, name: named(holder.personId) })),
  };
}

/** A dated plan on the office's calendar, without saving anything. */
export async function planPreview(call: Call, { kind, start, minutes, today }: { readonly kind: KindId; readonly start: Date; readonly minutes?: number; readonly today?: string }) {
  const calendar = await currentCalendar(call.db);
  return planJson({ kind, start, ...(minutes === undefined ? {} : { minutes }), today: today ?? officeDay(call.now) }, await currentNorm(call.db), calendar);
}

/** D2, F1.5, F8.3: the meeting that a preparatory meeting belongs to, locked, and the stage it closes there. */
async function parentFor(tx: Tx, call: Call, { kind, parentId, endAt }: NewMeeting) {
  if (kind !== 'preparatory') return { parentId: null, parentStage: null };
  if (!parentId) throw new Problem('parent_missing');
  const parent = await store.lockMeeting(tx, call.actor, parentId);
  if (parent.status !== 'planned' || parent.kind === 'preparatory' || parent.kind === 'attended') throw new Problem('parent_unfit', { parentId });
  if (endAt > parent.startAt) throw new Problem('child_after_parent', { parentStart: officeIso(parent.startAt) });
  return { parentId, parentStage: stageForChild(kindOf(await normOf(tx, parent.normVersion), parent.kind)) };
}

/** Makes a meeting with its plan, its owners by the norm and its check-lists. */
export const createMeeting = (call: Call, input: NewMeeting): Promise<{ id: string }> =>
  inTransaction(call, async (tx) => ({ id: await once(tx, call, 'meetings.create', input, () => createMeetingIn(tx, call, input)) }));

/** The same within the act of a later slice: a call that was taken becomes a meeting. */
export async function createMeetingIn(tx: Tx, call: Call, input: NewMeeting): Promise<string> {
  checkTimes(input.startAt, input.endAt, call.now);
  const norm = await currentNorm(tx);
  const kind = kindOf(norm, input.kind);
  if (byLine(kind) && kind.roles.firstResponsible === 'liaison-deputy' && !input.lineId) throw new Problem('line_missing');
  await checkReferences(tx, { chairId: input.chairId, arrangerId: input.arrangerId, firstResponsibleId: input.firstResponsibleId, lineId: input.lineId }, input.startAt);
  return insertNew(tx, call, norm, input, await ownersFor(tx, call, kind, input));
}

/** Who arranges, who is first responsible, and who holds the duties. Whoever is named against the norm is named by the director (G1a). */
async function ownersFor(tx: Tx, call: Call, kind: Kind, input: NewMeeting) {
  const holders = await holdersFor(tx, kind, input);
  const byNorm = defaultArranger(kind, holders).personId;
  const arrangerId = input.arrangerId ?? byNorm;
  if (byNorm && arrangerId !== byNorm) demand(mayChangeArranger(call.actor));
  const firstResponsibleId = input.firstResponsibleId ?? defaultFirstResponsible(kind, holders)?.personId ?? null;
  checkOwners(kind, arrangerId, firstResponsibleId);
  const duty = kind.roles.firstResponsible;
  return { arrangerId: arrangerId ?? '', firstResponsibleId, holders: holders.map((holder) => (holder.duty === duty ? { ...holder, personId: firstResponsibleId } : holder)) };
}

async function insertNew(tx: Tx, call: Call, norm: Norm, { choice, ...input }: NewMeeting, owners: Pick<MeetingRow, 'holders' | 'arrangerId' | 'firstResponsibleId'>): Promise<string> {
  const id = call.newId();
  const parent = await parentFor(tx, call, { ...input, choice });
  const meeting = { kind: input.kind, start: input.startAt, end: input.endAt, ...(choice.on?.length || choice.off?.length ? { choice } : {}) };
  const state = begin(plan(norm, meeting, await currentCalendar(tx), call.now));
  const departmentId = owners.holders.find(({ duty }) => duty === 'department')?.unitId ?? null;
  await store.insertMeeting(tx, { id, ...input, ...owners, ...parent, ...planColumns(state), departmentId, normVersion: norm.version, createdAt: call.now, createdBy: call.actor.accountId });
  await saveState(tx, { id }, state);
  await record(tx, call, { kind: 'meetings.created', subject: id, detail: { name: input.name, meetingKind: input.kind, start: officeIso(input.startAt) } });
  return id;
}

/** One page of the meetings this reader may see. */
export async function listMeetings(call: Call, { mine, ...filter }: Omit<ListFilter, 'personId'> & { readonly mine: boolean }) {
  const rows = await store.listMeetings(call.db, call.actor, { ...filter, personId: mine ? (call.actor.personId ?? '') : null, limit: filter.limit + 1 }, call.now);
  const page = rows.slice(0, filter.limit).map(({ status, ...row }) => ({ ...row, status: statusOf({ ...row, status }, call.now) }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > filter.limit && last ? { startAt: last.startAt, id: last.id } : null };
}

/** One meeting with the names of its people, its parent and children, and what this reader may do with it. */
export async function getMeeting(call: Call, id: string) {
  const row = await store.findMeeting(call.db, call.actor, id);
  const ids = [row.chairId, row.arrangerId, row.firstResponsibleId, ...row.holders.map(({ personId }) => personId)].filter((one) => one !== null);
  const names = await namesOf(call.db, ids);
  const related = await store.relatives(call.db, call.actor, row);
  const { plan: kept, holders, ...frame } = row;
  return {
    ...frame,
    status: statusOf(row, call.now),
    holders: holders.map((holder) => ({ ...holder, name: holder.personId ? (names.get(holder.personId) ?? null) : null })),
    chairName: row.chairId ? (names.get(row.chairId) ?? null) : null,
    arrangerName: names.get(row.arrangerId) ?? null,
    firstResponsibleName: row.firstResponsibleId ? (names.get(row.firstResponsibleId) ?? null) : null,
    choice: kept.choice ?? {},
    compressed: kept.compression !== undefined,
    parent: related.find((other) => other.id === row.parentId) ?? null,
    children: related.filter((other) => other.parentId === row.id),
    duties: [...dutiesHeld(call.actor, row)],
    may: { edit: mayEdit(call.actor, row), arrange: mayArrange(call.actor, row), changeArranger: mayChangeArranger(call.actor), personnel: seesPersonnel(call.actor, row) },
  };
}

/** What happened to a meeting, the newest first. */
export async function meetingHistory(call: Call, id: string) {
  await store.findMeeting(call.db, call.actor, id);
  return store.history(call.db, id, HISTORY_LENGTH);
}
const HISTORY_LENGTH = 200;

async function lockedFrame(tx: Tx, call: Call, id: string, version: number): Promise<MeetingRow> {
  const meeting = await store.lockMeeting(tx, call.actor, id);
  checkOpen(meeting);
  demand(mayEdit(call.actor, meeting));
  checkVersion(meeting, version);
  return meeting;
}

export type Edit = Pick<NewMeeting, 'name' | 'chairId' | 'place' | 'headCount' | 'requirements' | 'host'>;

/** Changes the frame of a meeting, not its time. */
export const editMeeting = (call: Call, { id, version, ...fields }: Edit & { readonly id: string; readonly version: number }): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const before = await lockedFrame(tx, call, id, version);
    const changed = (Object.keys(fields) as (keyof Edit)[]).filter((field) => before[field] !== fields[field]);
    const saved = await store.saveMeeting(tx, id, { ...fields, ...(changed.includes('chairId') ? await attendingAnew(tx, before, fields.chairId) : {}) });
    await announce(tx, call, { kind: 'meetings.edited', subject: id, detail: { name: saved.name, fields: changed } });
    return { version: saved.version };
  });

/** A7: who attends the leader follows the leader. */
async function attendingAnew(tx: Tx, { holders, kind, startAt, lineId, normVersion }: MeetingRow, chairId: string | null): Promise<Pick<MeetingRow, 'holders'>> {
  await checkReferences(tx, { chairId }, startAt);
  const anew = await holdersFor(tx, kindOf(await normOf(tx, normVersion), kind), { kind, startAt, lineId, chairId });
  return { holders: holders.map((holder) => (holder.duty === 'attending-deputy' ? (holderOf(anew, holder.duty) ?? holder) : holder)) };
}

/** G1a: another arranger, by the director only. */
export const changeArranger = (call: Call, { id, version, arrangerId }: { readonly id: string; readonly version: number; readonly arrangerId: string }): Promise<{ version: number }> =>
  inTransaction(call, async (tx) => {
    const before = await store.lockMeeting(tx, call.actor, id);
    checkOpen(before);
    demand(mayChangeArranger(call.actor));
    checkVersion(before, version);
    await checkReferences(tx, { arrangerId }, before.startAt);
    const names = await namesOf(tx, [before.arrangerId, arrangerId]);
    const saved = await store.saveMeeting(tx, id, { arrangerId });
    await record(tx, call, { kind: 'meetings.arranger_changed', subject: id, detail: { name: before.name, from: names.get(before.arrangerId) ?? '', to: names.get(arrangerId) ?? '' } });
    return { version: saved.version };
  });

/** Calls a meeting off; its preparatory meetings go with it. */
export const cancelMeeting = (call: Call, { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string }): Promise<void> =>
  inTransaction(call, async (tx) => {
    const meeting = await lockedFrame(tx, call, id, version);
    demand(mayArrange(call.actor, meeting));
    const children = (await store.lockChildren(tx, id)).filter(({ status }) => status === 'planned');
    for (const one of [meeting, ...children]) {
      await store.saveMeeting(tx, one.id, { status: 'cancelled', cancelledReason: reason, closedAt: call.now });
      await announce(tx, call, { kind: 'meetings.cancelled', subject: one.id, detail: { name: one.name, reason } });
    }
  });

/** What a new time does to one meeting. */
export interface Moved {
  readonly id: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  readonly stages: readonly (MovedStage & { readonly title: Text })[];
  readonly conflicts: readonly Conflict[];
  readonly compressed: boolean;
}

/** Plans a meeting anew at another time; with `dryRun` nothing is written. */
async function shift(tx: Tx, call: Call, meeting: MeetingRow, { startAt, endAt }: Shift, calendar: Calendar, dryRun: boolean): Promise<Moved> {
  const step = replan(await loadState(tx, meeting, calendar), { start: startAt, end: endAt }, calendar, { by: call.actor.accountId, at: call.now, today: call.now });
  const stages = step.event.moved.map(({ stage, from, to }) => ({ stage, from: officeIso(from), to: officeIso(to) }));
  const titled = stages.map((one) => ({ ...one, title: stageOf(step.state, one.stage).name }));
  const moved = { id: meeting.id, name: meeting.name, from: meeting.startAt, to: startAt, stages: titled, conflicts: step.event.conflicts, compressed: step.state.plan.compression !== null };
  if (dryRun) return moved;
  await saveState(tx, meeting, step.state);
  await store.saveMeeting(tx, meeting.id, { startAt, endAt });
  await shiftSessions(tx, meeting.id, startAt.getTime() - meeting.startAt.getTime());
  await announce(tx, call, { kind: 'meetings.moved', subject: meeting.id, detail: { name: meeting.name, from: officeIso(meeting.startAt), to: officeIso(startAt), stages } });
  return moved;
}

/** Moves a meeting and its preparatory meetings, or with `dryRun` only shows what would move. */
export const moveMeeting = (call: Call, { id, version, dryRun, ...to }: Shift & { readonly id: string; readonly version: number; readonly dryRun: boolean }): Promise<{ moved: readonly Moved[] }> =>
  inTransaction(call, async (tx) => {
    const meeting = await lockedFrame(tx, call, id, version);
    checkTimes(to.startAt, to.endAt, call.now);
    if (to.startAt.getTime() === meeting.startAt.getTime() && to.endAt.getTime() === meeting.endAt.getTime()) throw new Problem('move_unchanged');
    if (meeting.parentId) await checkBeforeParent(tx, call, meeting.parentId, to.endAt);
    await checkApprovedFits(tx, id, to);
    const calendar = await currentCalendar(tx);
    const moved = [await shift(tx, call, meeting, to, calendar, dryRun)];
    for (const child of await store.lockChildren(tx, id)) {
      const along = child.status === 'planned' && child.startAt > call.now ? alongWith(child, meeting.startAt, to.startAt, calendar, call.now) : null;
      if (along) moved.push(await shift(tx, call, child, along, calendar, dryRun));
    }
    return { moved };
  });

async function checkBeforeParent(tx: Tx, call: Call, parentId: string, endAt: Date): Promise<void> {
  const parent = await store.findMeeting(tx, call.actor, parentId);
  if (endAt > parent.startAt) throw new Problem('child_after_parent', { parentStart: officeIso(parent.startAt) });
}
