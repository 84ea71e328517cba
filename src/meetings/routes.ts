import { z } from 'zod';
import { normJson } from '#norm/export.ts';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { KINDS } from '#norm/kinds.ts';
import type { KindId } from '#norm/kinds.ts';
import { Problem } from '#platform/problem.ts';
import { allow } from '#platform/procedure.ts';
import { day, id, instant, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { addMinutes } from '#platform/time.ts';
import { ROLES } from '#people/accounts/rules.ts';
import { READERS, MAKERS, WORKERS } from './access.ts';
import { cancelMeeting, changeArranger, createMeeting, editMeeting, getMeeting, listMeetings, meetingDefaults, meetingHistory, moveMeeting, planPreview } from './actions.ts';
import { agendaRoutes } from './agenda/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { switchItem, tickItem } from './checklist/actions.ts';
import { exportRoutes, listFilter } from './export/routes.ts';
import { feedRoutes } from './feed/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { leaderRoutes } from './leaders/routes.ts';
import { currentNorm } from './norms/actions.ts';
import { normRoutes } from './norms/routes.ts';
import { readPreparation, sendBackPreparation, submitPreparation, writePreparation } from './preparation/actions.ts';
import { listStages } from './progress/actions.ts';
import { cursorOf, placeOf, STATUSES } from './rules.ts';
import { sessionRoutes } from './schedule/routes.ts';
import { chooseStages, explainStage, finishStage, insertStage, pinStage, reopenStage, signStage, skipStage } from './stages/actions.ts';
import { weekRoutes } from './week/routes.ts';
import { workbenchRoutes } from './workbench/routes.ts';

const NAME = 200;
const REASON = 500;
const BODY = 50_000;
/** 14 days; what is longer is refused by name. */
const MOST_MINUTES = 60 * 24 * 60;

const kind = z.enum(KINDS as readonly [KindId, ...KindId[]]);
const duty = z.enum(Object.keys(DUTIES) as [DutyId, ...DutyId[]]);
const stageId = z.string().regex(/^[A-Z]\d+(\.[\w-]{1,40})?$/);
const version = z.int().min(1);
const text = prose(BODY).nullish().transform((value) => value || null);
const reason = line(REASON);
const which = z.object({ id: id(), version });
const stage = z.object({ meetingId: id(), stageId });
const item = stage.extend({ itemId: id() });
const choice = z.object({ on: z.array(stageId).max(60).optional(), off: z.array(stageId).max(60).optional() });

/** The end as a moment, or as a length in minutes. */
const times = z.object({ startAt: instant(), endAt: instant().optional(), minutes: z.int().min(0).max(MOST_MINUTES).optional() });
function spanOf({ startAt, endAt, minutes }: z.output<typeof times>) {
  if (endAt === undefined && minutes === undefined) throw new Problem('input_invalid', { fields: [{ path: ['endAt'], reason: 'invalid_type' }] });
  return { startAt, endAt: endAt ?? addMinutes(startAt, minutes ?? 0) };
}

const frame = z.object({
  name: line(NAME),
  chairId: orNull(id()),
  place: optionalLine(NAME),
  headCount: orNull(z.int().min(1).max(100_000)),
  requirements: text,
  host: optionalLine(NAME),
});
const fresh = frame.extend(times.shape).extend({ kind, lineId: orNull(id()), parentId: orNull(id()), arrangerId: orNull(id()), firstResponsibleId: orNull(id()), choice: choice.default({}) });

const filter = listFilter.extend({
  before: orNull(z.object({ startAt: instant(), id: id() })),
  limit: z.int().min(1).max(200).default(50),
});

const cursor = z
  .string()
  .max(100)
  .refine((text) => placeOf(text) !== null, { params: { reason: 'invalid_format' }, message: 'invalid_format' })
  .transform((text) => placeOf(text))
  .describe('What the page before gave as `next`');
const page = z.object({
  from: instant().optional().describe('Meetings that end at this moment or later'),
  to: instant().optional().describe('Meetings that begin before this moment'),
  kind: kind.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200).describe('How many to a page'),
});

const moment = z.discriminatedUnion('from', [
  z.object({ from: z.literal('day'), days: z.int().min(-400).max(400) }),
  z.object({ from: z.enum(['start', 'end']), minutes: z.int().min(-100_000).max(100_000) }),
]);
const newStage = z.object({
  name: line(60),
  undertake: z.array(duty).min(1).max(5),
  due: moment,
  needs: z.array(stageId).max(60).default([]),
});

const outText = z.object({ zh: z.string(), en: z.string() });
const outReason = outText.extend({ clause: z.string() });
const outRoles = z.object({ arrange: z.array(duty).readonly(), undertake: z.array(duty).readonly(), assist: z.array(duty).readonly(), firstResponsible: duty.nullable() });
const outMeeting = z.object({
  id: z.string(),
  kind,
  name: z.string(),
  startAt: z.date(),
  endAt: z.date(),
  place: z.string().nullable(),
  status: z.enum(STATUSES),
  version: z.number(),
});
const outStage = z.object({
  id: z.string(),
  name: outText,
  clause: z.string(),
  status: z.enum(['waiting', 'ready', 'done', 'skipped']),
  due: z.date(),
  late: z.boolean(),
  provisional: z.boolean(),
  atRisk: z.boolean(),
  waitsFor: z.array(z.string()).readonly(),
});
const outPlan = z.object({
  kind: z.string(),
  start: z.string(),
  end: z.string(),
  normVersion: z.number(),
  compressed: z.boolean(),
  stages: z.array(
    z.object({ id: z.string(), name: outText, clause: z.string(), written: z.boolean(), begin: z.string().nullable(), due: z.string(), provisional: z.boolean(), atRisk: z.boolean(), roles: outRoles, why: z.array(outReason).readonly() }),
  ),
});
const outNorm = z.looseObject({ version: z.number(), kinds: z.array(z.looseObject({ id: z.string(), code: z.string(), name: outText, stages: z.array(z.looseObject({ id: z.string(), name: outText })).readonly() })) });
const tags = ['meetings'];

/** Meetings, their stages, and what is prepared for them. */
export const meetings = {
  norm: allow(ROLES, { published: true }).route({ method: 'GET', path: '/norm', tags: ['norm'], summary: 'The norm in force, in the shape of rostrum norm --json, with what this office changed' }).output(outNorm).handler(async ({ context }) => normJson(await currentNorm(context.db))),
  planPreview: allow(READERS, { published: true })
    .route({ method: 'POST', path: '/plan-preview', tags: ['norm'], summary: 'A dated plan on the office’s calendar; nothing is saved' })
    .input(z.object({ kind, start: instant(), minutes: z.int().min(1).max(MOST_MINUTES).optional(), today: day().optional() }))
    .output(outPlan)
    .handler(({ context, input: { kind: of, start, minutes, today } }) => planPreview(context, { kind: of, start, ...(minutes === undefined ? {} : { minutes }), ...(today === undefined ? {} : { today }) })),
  defaults: allow(MAKERS)
    .input(z.object({ kind, startAt: instant(), chairId: orNull(id()), lineId: orNull(id()) }))
    .handler(({ context, input }) => meetingDefaults(context, input)),

  list: allow(READERS).input(filter).handler(({ context, input }) => listMeetings(context, input)),
  page: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings', tags, summary: 'Meetings in a stretch of time, the latest first, page by page: ask again with `cursor` = `next` until it is null' })
    .input(page)
    .output(z.object({ meetings: z.array(outMeeting), next: z.string().nullable().describe('The cursor of the page behind this one; null on the last') }))
    .handler(async ({ context, input: { kind: of = null, from = null, to = null, cursor = null, limit } }) => {
      const { rows, next } = await listMeetings(context, { kind: of, status: null, from, to, search: null, mine: false, before: cursor, limit });
      return { meetings: rows, next: next && cursorOf(next) };
    }),
  create: allow(MAKERS, { published: true })
    .route({ method: 'POST', path: '/meetings', tags, summary: 'Make a meeting; what is left out follows from the norm', successStatus: 201 })
    .input(fresh)
    .output(z.object({ id: z.string() }))
    .handler(({ context, input: { startAt, endAt, minutes, choice: { on, off }, ...rest } }) =>
      createMeeting(context, { ...rest, choice: { ...(on && { on }), ...(off && { off }) }, ...spanOf({ startAt, endAt, minutes }) }),
    ),
  get: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => getMeeting(context, input.id)),
  one: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings/{id}', tags, summary: 'One meeting' })
    .input(z.object({ id: id() }))
    .output(outMeeting)
    .handler(({ context, input }) => getMeeting(context, input.id)),
  stages: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => listStages(context, input.id)),
  plan: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings/{id}/stages', tags, summary: 'The stages of a meeting: dates, states, and what each waits for' })
    .input(z.object({ id: id() }))
    .output(z.object({ stages: z.array(outStage) }))
    .handler(({ context, input }) => listStages(context, input.id)),
  history: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => meetingHistory(context, input.id)),
  edit: allow(MAKERS).input(frame.extend(which.shape)).handler(({ context, input }) => editMeeting(context, input)),
  move: allow(MAKERS)
    .input(times.extend(which.shape).extend({ dryRun: z.boolean().default(false) }))
    .handler(({ context, input: { id: of, version: v, dryRun, ...rest } }) => moveMeeting(context, { id: of, version: v, dryRun, ...spanOf(rest) })),
  cancel: allow(MAKERS).input(which.extend({ reason })).handler(({ context, input }) => cancelMeeting(context, input)),
  changeArranger: allow(['director']).input(which.extend({ arrangerId: id() })).handler(({ context, input }) => changeArranger(context, input)),

  finishStage: allow(WORKERS, { published: true })
    .route({ method: 'POST', path: '/meetings/{meetingId}/stages/{stageId}/finish', tags, summary: 'Close a stage whose evidence is there' })
    .input(stage.extend({ note: text }))
    .output(z.object({ done: z.literal(true) }))
    .handler(async ({ context, input }) => {
      await finishStage(context, input);
      return { done: true as const };
    }),
  skipStage: allow(MAKERS).input(stage.extend({ reason })).handler(({ context, input }) => skipStage(context, input)),
  reopenStage: allow(MAKERS)
    .input(stage.extend({ reason: prose(REASON).default(''), dryRun: z.boolean().default(false) }))
    .handler(({ context, input }) => reopenStage(context, input)),
  insertStage: allow(MAKERS)
    .input(z.object({ meetingId: id(), stage: newStage, after: orNull(stageId), holdsUp: z.array(stageId).max(60).default([]), reason }))
    .handler(({ context, input: { stage: { name, undertake, due, needs }, ...rest } }) =>
      insertStage(context, { ...rest, stage: { name: { zh: name, en: name }, undertake, needs, offset: { begin: null, due, open: false } } }),
    ),
  pinStage: allow(MAKERS).input(stage.extend({ due: orNull(instant()) })).handler(({ context, input }) => pinStage(context, input)),
  chooseStages: allow(MAKERS)
    .input(z.object({ meetingId: id(), choice }))
    .handler(({ context, input: { meetingId, choice: { on, off } } }) => chooseStages(context, { meetingId, choice: { ...(on && { on }), ...(off && { off }) } })),
  signStage: allow(WORKERS).input(stage.extend({ duty, remark: optionalLine(REASON) })).handler(({ context, input }) => signStage(context, input)),
  explainStage: allow(READERS).input(stage).handler(({ context, input }) => explainStage(context, input)),
  tickItem: allow(WORKERS).input(item.extend({ done: z.boolean(), note: optionalLine(REASON) })).handler(({ context, input }) => tickItem(context, input)),
  switchItem: allow(MAKERS).input(item.extend({ on: z.boolean(), decision: optionalLine(REASON) })).handler(({ context, input }) => switchItem(context, input)),

  preparation: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => readPreparation(context, input.id)),
  writePreparation: allow(WORKERS).input(z.object({ meetingId: id(), body: prose(BODY), version: orNull(version) })).handler(({ context, input }) => writePreparation(context, input)),
  submitPreparation: allow(WORKERS).input(z.object({ meetingId: id(), version })).handler(({ context, input }) => submitPreparation(context, input)),
  sendBackPreparation: allow(MAKERS).input(z.object({ meetingId: id(), reason })).handler(({ context, input }) => sendBackPreparation(context, input)),

  ...agendaRoutes,
  ...leaderRoutes,
  ...groupRoutes,
  ...sessionRoutes,
  ...calendarRoutes,
  ...normRoutes,
  ...feedRoutes,
  ...workbenchRoutes,
  ...weekRoutes,
  ...exportRoutes,
};
