import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, optionalLine } from '#platform/text.ts';
import { MAKERS, READERS, WORKERS } from '../access.ts';
import { addAgendaItem, approveAgenda, editAgendaItem, listAgenda, moveAgendaItem, removeAgendaItem, withdrawAgenda } from './actions.ts';
import { AGENDA_CATEGORIES } from './rules.ts';

const TITLE = 200;
const DAY_MINUTES = 24 * 60;
const UNITS = 60;
const ofMeeting = z.object({ meetingId: id() });
const which = ofMeeting.extend({ id: id(), version: z.int().min(1) });
const wholeAgenda = ofMeeting.extend({ version: z.int().min(0) });
const fields = z.object({
  title: optionalLine(TITLE),
  category: z.enum(AGENDA_CATEGORIES),
  minutes: z.int().min(1).max(DAY_MINUTES),
  reportingUnitId: id()
    .nullish()
    .transform((unit) => unit ?? null),
  attendingUnitIds: z.array(id()).max(UNITS).default([]),
});

export const agendaRoutes = {
  listAgenda: allow(READERS)
    .input(ofMeeting)
    .handler(({ context, input }) => listAgenda(context, input.meetingId)),
  addAgendaItem: allow(WORKERS)
    .input(ofMeeting.extend(fields.shape))
    .handler(({ context, input: { meetingId, ...item } }) => addAgendaItem(context, meetingId, item)),
  editAgendaItem: allow(WORKERS)
    .input(which.extend(fields.shape))
    .handler(({ context, input: { meetingId, id, version, ...item } }) => editAgendaItem(context, { meetingId, id, version }, item)),
  moveAgendaItem: allow(WORKERS)
    .input(which.extend({ place: z.int().min(1).max(1_000) }))
    .handler(({ context, input: { place, ...item } }) => moveAgendaItem(context, item, place)),
  removeAgendaItem: allow(WORKERS)
    .input(which)
    .handler(({ context, input }) => removeAgendaItem(context, input)),
  approveAgenda: allow(MAKERS)
    .input(wholeAgenda)
    .handler(({ context, input }) => approveAgenda(context, input.meetingId, input.version)),
  withdrawAgenda: allow(MAKERS)
    .input(wholeAgenda)
    .handler(({ context, input }) => withdrawAgenda(context, input.meetingId, input.version)),
};
