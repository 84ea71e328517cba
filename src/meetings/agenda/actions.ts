import { forMinutes, isPersonnel } from '#norm/minutes.ts';
import { kindOf } from '#norm/norm.ts';
import { inTransaction, once, record, type Call, type Tx } from '#platform/call.ts';
import type { Db } from '#platform/db.ts';
import { demand, Problem } from '#platform/problem.ts';
import { mayApproveAgenda, mayEdit, mayPlacePersonnel } from '../access.ts';
import { normOf } from '../norms/actions.ts';
import { checkOpen, checkVersion } from '../rules.ts';
import { sessionsOf } from '../schedule/store.ts';
import { isClosed } from '../stages/store.ts';
import { accountNames, findMeeting, lockMeeting, type MeetingRow } from '../store.ts';
import { checkAgenda, checkItem, checkLength, checkNotApproved, lengthOf, reorder, sumMinutes, visibleItems, type ItemFields } from './rules.ts';
import * as store from './store.ts';
import type { ItemRow } from './store.ts';

/** The agenda as this reader may know it: its items, their sum, and whether they fit into the meeting. */
async function agendaFor(db: Db, { actor }: Pick<Call, 'actor'>, meeting: MeetingRow) {
  const { approvedAt, approvedBy, version } = await store.approvalOf(db, meeting.id);
  const items = visibleItems(actor, meeting, await store.itemsOf(db, meeting.id));
  const [sum, length] = [sumMinutes(items), lengthOf(meeting, await sessionsOf(db, meeting.id))];
  const approved = approvedAt && { at: approvedAt, by: approvedBy && ((await accountNames(db, [approvedBy])).get(approvedBy) ?? null) };
  return { items, approved, sum, length, over: sum > length, version };
}

/** G1b: for whoever is not entitled to personnel items they are in no list, no count and no sum. */
export const listAgenda = async (call: Call, meetingId: string) => agendaFor(call.db, call, await findMeeting(call.db, call.actor, meetingId));

interface Opened {
  readonly meeting: MeetingRow;
  readonly items: readonly ItemRow[];
}

/** The locked meeting and all its items: where every change of the agenda begins. */
async function opened(tx: Tx, call: Call, meetingId: string): Promise<Opened> {
  const meeting = await lockMeeting(tx, call.actor, meetingId);
  checkOpen(meeting);
  demand(mayEdit(call.actor, meeting));
  checkNotApproved(await store.approvalOf(tx, meetingId));
  return { meeting, items: await store.itemsOf(tx, meetingId) };
}

/** The item as it exists for this person. */
function ownItem(call: Call, { meeting, items }: Opened, id: string, version: number): ItemRow {
  const item = visibleItems(call.actor, meeting, items).find((one) => one.id === id);
  if (!item) throw new Problem('not_found');
  checkVersion(item, version);
  return item;
}

async function checkFields(tx: Tx, call: Call, meeting: MeetingRow, fields: ItemFields): Promise<void> {
  if (isPersonnel(fields)) demand(mayPlacePersonnel(call.actor, meeting));
  checkItem(fields);
  const units = new Set([...fields.attendingUnitIds, ...(fields.reportingUnitId ? [fields.reportingUnitId] : [])]);
  if ((await store.countUnits(tx, [...units])) < units.size) throw new Problem('not_found');
}

type Change = 'added' | 'edited' | 'moved' | 'removed';

/** Whatever happens to a personnel item is told as an edit of the agenda: what was added or removed would tell that it exists (G1b). */
async function changed(tx: Tx, call: Call, { id, name }: MeetingRow, change: Change, item: Pick<ItemFields, 'category'>): Promise<void> {
  await store.touchAgenda(tx, id);
  await record(tx, call, { kind: 'meetings.agenda_changed', subject: id, detail: { name, change: isPersonnel(item) ? 'edited' : change } });
}

/** A new item at the end; what it does to the sum is told at once. */
export const addAgendaItem = (call: Call, meetingId: string, fields: ItemFields) =>
  inTransaction(call, async (tx) => {
    const id = await once(tx, call, 'meetings.addAgendaItem', { meetingId, ...fields }, async () => {
      const { meeting, items } = await opened(tx, call, meetingId);
      await checkFields(tx, call, meeting, fields);
      const fresh = call.newId();
      await store.insertItem(tx, fresh, meetingId, items.length + 1, fields);
      await changed(tx, call, meeting, 'added', fields);
      return fresh;
    });
    const { sum, length, over } = await agendaFor(tx, call, await findMeeting(tx, call.actor, meetingId));
    return { id, sum, length, over };
  });

export interface WhichItem {
  readonly meetingId: string;
  readonly id: string;
  readonly version: number;
}

export const editAgendaItem = (call: Call, { meetingId, id, version }: WhichItem, fields: ItemFields) =>
  inTransaction(call, async (tx) => {
    const agenda = await opened(tx, call, meetingId);
    ownItem(call, agenda, id, version);
    await checkFields(tx, call, agenda.meeting, fields);
    await store.saveItem(tx, id, fields);
    await changed(tx, call, agenda.meeting, 'edited', fields);
    return agendaFor(tx, call, agenda.meeting);
  });

/** Moves an item to a place (1 is the first) of the agenda as this person sees it. */
export const moveAgendaItem = (call: Call, { meetingId, id, version }: WhichItem, place: number) =>
  inTransaction(call, async (tx) => {
    const agenda = await opened(tx, call, meetingId);
    const item = ownItem(call, agenda, id, version);
    const shown = visibleItems(call.actor, agenda.meeting, agenda.items).map((one) => one.id);
    await store.saveOrder(tx, meetingId, reorder(agenda.items.map((one) => one.id), shown, id, place));
    await store.countItem(tx, id);
    await changed(tx, call, agenda.meeting, 'moved', item);
    return agendaFor(tx, call, agenda.meeting);
  });

export const removeAgendaItem = (call: Call, { meetingId, id, version }: WhichItem) =>
  inTransaction(call, async (tx) => {
    const agenda = await opened(tx, call, meetingId);
    const item = ownItem(call, agenda, id, version);
    await store.deleteItem(tx, id);
    await store.saveOrder(tx, meetingId, agenda.items.map((one) => one.id).filter((other) => other !== id));
    await changed(tx, call, agenda.meeting, 'removed', item);
    return agendaFor(tx, call, agenda.meeting);
  });

/** F5.3: the director approves the agenda he has seen (its version), if it fits into the meeting. The log counts no personnel items. */
export const approveAgenda = (call: Call, meetingId: string, version: number) =>
  inTransaction(call, async (tx) => {
    const { meeting, items } = await opened(tx, call, meetingId);
    demand(mayApproveAgenda(call.actor));
    checkVersion(await store.approvalOf(tx, meetingId), version);
    checkAgenda(items, lengthOf(meeting, await sessionsOf(tx, meetingId)));
    await store.touchAgenda(tx, meetingId, { approvedAt: call.now, approvedBy: call.actor.accountId });
    const told = forMinutes(items);
    await record(tx, call, { kind: 'meetings.agenda_approved', subject: meetingId, detail: { name: meeting.name, items: told.length, minutes: sumMinutes(told) } });
    return agendaFor(tx, call, meeting);
  });

/** The stage that the approval closes cannot stay closed without it: it is reopened first. */
async function checkStageOpen(tx: Tx, { id, kind, normVersion }: MeetingRow): Promise<void> {
  const stage = kindOf(await normOf(tx, normVersion), kind).stages.find(({ evidence }) => evidence === 'agenda-approved');
  if (stage && (await isClosed(tx, id, stage.id))) throw new Problem('stage_already_done', { stage: stage.id, as: 'done' });
}

/** F5.3: refuses a time that an approved agenda no longer fits into (`agenda_over_length`). */
export async function checkApprovedFits(tx: Tx, meetingId: string, times: Pick<MeetingRow, 'startAt' | 'endAt'>): Promise<void> {
  if ((await store.approvalOf(tx, meetingId)).approvedAt === null) return;
  checkLength(sumMinutes(await store.itemsOf(tx, meetingId)), lengthOf(times, await sessionsOf(tx, meetingId)));
}

/** Takes the approval back, so that the agenda can be changed again. */
export const withdrawAgenda = (call: Call, meetingId: string, version: number) =>
  inTransaction(call, async (tx) => {
    const meeting = await lockMeeting(tx, call.actor, meetingId);
    checkOpen(meeting);
    demand(mayApproveAgenda(call.actor));
    const approval = await store.approvalOf(tx, meetingId);
    checkVersion(approval, version);
    if (approval.approvedAt === null) throw new Problem('agenda_not_approved');
    await checkStageOpen(tx, meeting);
    await store.touchAgenda(tx, meetingId, { approvedAt: null, approvedBy: null });
    await record(tx, call, { kind: 'meetings.agenda_withdrawn', subject: meetingId, detail: { name: meeting.name } });
    return agendaFor(tx, call, meeting);
  });
