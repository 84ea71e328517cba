import { z } from 'zod';
import { OFFICE_ROLES } from '../accounts/rules.ts';
import { allow } from '#platform/procedure.ts';
import { day, id, line } from '#platform/text.ts';
import { EDITORS } from '../access.ts';
import { createAttending, createCharge, createLiaison, createLine, deputyDuties, removeDuty, updateAttending, updateCharge, updateLiaison, updateLine } from './actions.ts';

const NAME = 40;
const which = z.object({ id: id(), version: z.int().min(1) });
const span = z.object({ fromDay: day(), toDay: day().nullable() });
const attending = span.extend({ leaderId: id(), deputyId: id(), substituteId: id().nullable() });
const liaison = span.extend({ lineId: id(), deputyId: id(), unitId: id() });
const charge = span.extend({ sectionId: id(), deputyId: id() });

/** 跟班, 联系 and 分管, and the lines of work. */
export const dutyRoutes = {
  deputyDuties: allow([...OFFICE_ROLES, 'leader']).handler(({ context }) => deputyDuties(context)),
  createAttending: allow(EDITORS)
    .input(attending)
    .handler(({ context, input }) => createAttending(context, input)),
  updateAttending: allow(EDITORS)
    .input(attending.extend(which.shape))
    .handler(({ context, input: { id, version, ...row } }) => updateAttending(context, { id, version }, row)),
  createLiaison: allow(EDITORS)
    .input(liaison)
    .handler(({ context, input }) => createLiaison(context, input)),
  updateLiaison: allow(EDITORS)
    .input(liaison.extend(which.shape))
    .handler(({ context, input: { id, version, ...row } }) => updateLiaison(context, { id, version }, row)),
  createCharge: allow(EDITORS)
    .input(charge)
    .handler(({ context, input }) => createCharge(context, input)),
  updateCharge: allow(EDITORS)
    .input(charge.extend(which.shape))
    .handler(({ context, input: { id, version, ...row } }) => updateCharge(context, { id, version }, row)),
  removeDuty: allow(EDITORS)
    .input(which.extend({ table: z.enum(['attending', 'liaison', 'charge']) }))
    .handler(({ context, input: { table, ...edit } }) => removeDuty(context, table, edit)),
  createLine: allow(EDITORS)
    .input(z.object({ name: line(NAME) }))
    .handler(({ context, input }) => createLine(context, input.name)),
  updateLine: allow(EDITORS)
    .input(which.extend({ name: line(NAME), sort: z.int().min(0).max(1_000_000), lastDay: day().nullable() }))
    .handler(({ context, input: { id, version, ...fields } }) => updateLine(context, { id, version }, fields)),
};
