import { agendaOf, type Meeting } from '#meetings/seen/actions.ts';
import { officeDay } from '#platform/time.ts';
import { namesOf } from '#people/actions.ts';
import type { Db } from '#platform/db.ts';
import { isReplacing } from '../rules.ts';
import { findNotice, ownOffice, roomsFor, type NoticeRow } from '../store.ts';
import { topicsOf, type BaseForm, type MeetingFacts } from './rules.ts';

/** The meeting as a notice speaks of it, with its booked rooms and its agenda without personnel items (G1b). */
export async function meetingFacts(db: Db, { id, name, startAt, endAt, place, requirements, chairId, arrangerId }: Meeting): Promise<MeetingFacts> {
  const names = await namesOf(db, [...(chairId ? [chairId] : []), arrangerId]);
  const office = await ownOffice(db, officeDay(startAt));
  const rooms = (await roomsFor(db, id)).map((room) => room.name);
  return {
    name, startAt, endAt, place, requirements, rooms,
    chairName: chairId ? (names.get(chairId) ?? null) : null,
    arrangerName: names.get(arrangerId) ?? null,
    signedBy: office?.name ?? null,
    phone: office?.phone ?? null,
    topics: topicsOf(await agendaOf(db, id)),
  };
}

/** The form with which a chain of notices began. */
export async function baseOf(db: Db, { form, supersedesId }: Pick<NoticeRow, 'form' | 'supersedesId'>): Promise<BaseForm> {
  if (!isReplacing(form)) return form;
  if (supersedesId === null) throw new RangeError(`a ${form} that replaces nothing`);
  return baseOf(db, await findNotice(db, supersedesId));
}
