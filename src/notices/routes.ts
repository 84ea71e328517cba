import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, instant, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { APPROVERS, READERS, WORKERS } from './access.ts';
import { getNotice, listNotices, waitingNotices } from './actions.ts';
import { approveNotice, draftNotice, draftReplacement, dropNotice, editNotice, sendBackNotice, submitNotice } from './drafts/actions.ts';
import { issueNotice, previewNotice } from './issue/actions.ts';
import { printNotice } from './print/actions.ts';
import { expandRecipients, setRecipients } from './recipients/actions.ts';
import { MOST_QUOTA, MOST_RECIPIENTS } from './recipients/rules.ts';
import { CHANNELS, FORMS, NOTICE_STATUSES, RECIPIENT_STATES, REPLACING } from './rules.ts';
import { callRoutes } from './calls/routes.ts';
import { deliveryRoutes } from './deliveries/routes.ts';
import { replyRoutes } from './replies/routes.ts';
import { rosterRoutes } from './roster/routes.ts';
import { ROSTER_CLASSES } from './roster/rules.ts';

const TITLE = 200;
const LINE = 500;
const BODY = 5_000;
const REASON = 500;
const text = prose(BODY).nullish().transform((value) => value || null);
const which = z.object({ id: id(), version: z.int().min(1) });
const iso = instant().nullish().transform((at) => at?.toISOString() ?? null);

/** The topics are not written here: they are those of the agenda (G1b). */
const content = z.object({
  name: line(TITLE), startAt: iso, endAt: iso, place: optionalLine(TITLE),
  chair: optionalLine(LINE), convener: optionalLine(LINE), orderedBy: optionalLine(LINE), undertaker: optionalLine(LINE), contact: optionalLine(LINE), contactPhone: optionalLine(LINE), signedBy: optionalLine(LINE),
  attending: text, observing: text, requirements: text, materials: text, logistics: text, attachments: text, reason: text,
});
const recipient = z.object({
  unitId: orNull(id()),
  personId: orNull(id()),
  quota: z.int().min(1).max(MOST_QUOTA),
  attendsAs: z.enum(ROSTER_CLASSES).default('attend'),
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).transform((list) => [...new Set(list)]),
  note: optionalLine(LINE),
}).refine(({ unitId, personId }) => (unitId === null) !== (personId === null), { params: { reason: 'invalid_type' } });

const outNotice = z.object({
  id: z.string(),
  form: z.enum(FORMS),
  title: z.string(),
  number: z.string(),
  status: z.enum(NOTICE_STATUSES),
  issuedAt: z.date().nullable(),
  replyBy: z.date().nullable(),
  supersedesId: z.string().nullable(),
  startAt: z.string().nullable(),
  place: z.string().nullable(),
  outdated: z.boolean(),
  counts: z.object({ recipients: z.number(), persons: z.number(), read: z.number(), settled: z.number() }),
});
const outOne = outNotice.omit({ startAt: true, place: true, counts: true }).extend({
  content: z.object({ name: z.string(), startAt: z.string().nullable(), endAt: z.string().nullable(), place: z.string().nullable() }),
  recipients: z.array(z.object({ id: z.string(), unitId: z.string().nullable(), personId: z.string().nullable(), name: z.string(), quota: z.number(), channels: z.array(z.enum(CHANNELS)), state: z.enum(RECIPIENT_STATES), stateAt: z.date() })),
});
const tags = ['notices'];

/** Notices of a meeting: drafted, approved, issued; whom they go to; and the meeting's roster. */
export const notices = {
  list: allow(READERS).input(z.object({ meetingId: id() })).handler(({ context, input }) => listNotices(context, input.meetingId)),
  page: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings/{meetingId}/notices', tags, summary: 'The notices of a meeting, the newest first' })
    .input(z.object({ meetingId: id() }))
    .output(z.object({ notices: z.array(outNotice) }))
    .handler(({ context, input }) => listNotices(context, input.meetingId)),
  get: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => getNotice(context, input.id)),
  one: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/notices/{id}', tags, summary: 'One notice with its recipients' })
    .input(z.object({ id: id() }))
    .output(outOne)
    .handler(({ context, input }) => getNotice(context, input.id)),
  waiting: allow(APPROVERS).handler(({ context }) => waitingNotices(context)),
  draft: allow(WORKERS)
    .input(z.object({ meetingId: id(), form: z.enum(['preliminary', 'formal', 'notice', 'order', 'phone', 'internal']) }))
    .handler(({ context, input }) => draftNotice(context, input)),
  replace: allow(WORKERS).input(z.object({ id: id(), form: z.enum(REPLACING) })).handler(({ context, input }) => draftReplacement(context, input)),
  edit: allow(WORKERS)
    .input(which.extend({ title: line(TITLE), content, withTopics: z.boolean(), replyBy: orNull(instant()) }))
    .handler(({ context, input }) => editNotice(context, input)),
  drop: allow(WORKERS).input(which).handler(({ context, input }) => dropNotice(context, input)),
  submit: allow(WORKERS).input(which).handler(({ context, input }) => submitNotice(context, input)),
  sendBack: allow(WORKERS).input(which.extend({ reason: line(REASON) })).handler(({ context, input }) => sendBackNotice(context, input)),
  approve: allow(APPROVERS).input(which).handler(({ context, input }) => approveNotice(context, input)),
  preview: allow(READERS).input(z.object({ id: id() })).handler(({ context, input }) => previewNotice(context, input.id)),
  print: allow(READERS).input(z.object({ id: id(), as: z.enum(['pdf', 'docx']) })).handler(({ context, input }) => printNotice(context, input)),
  issue: allow(WORKERS).input(which.extend({ overCapacity: z.boolean().default(false) })).handler(({ context, input }) => issueNotice(context, input)),
  expandRecipients: allow(WORKERS)
    .input(z.object({ id: id(), groupId: orNull(id()), unitIds: z.array(id()).max(MOST_RECIPIENTS).default([]), personIds: z.array(id()).max(MOST_RECIPIENTS).default([]), post: optionalLine(60) }))
    .handler(({ context, input: { id: of, ...picked } }) => expandRecipients(context, of, picked)),
  setRecipients: allow(WORKERS).input(which.extend({ recipients: z.array(recipient).max(MOST_RECIPIENTS) })).handler(({ context, input }) => setRecipients(context, input)),

  ...rosterRoutes,
  ...replyRoutes,
  ...callRoutes,
  ...deliveryRoutes,
};
