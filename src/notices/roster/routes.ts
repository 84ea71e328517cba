import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, instant, optionalLine, orNull } from '#platform/text.ts';
import { READERS, WORKERS } from '../access.ts';
import { addToRoster, editRoster, listRoster, pageOfRoster, removeFromRoster, rosterChanges } from './actions.ts';
import { ROSTER_CHANGES, ROSTER_CLASSES, ROSTER_STATES } from './rules.ts';
import { confirmRosterImport, exportRoster, previewRosterImport } from './sheet/actions.ts';

const ofMeeting = z.object({ meetingId: id() });
const entry = z.object({
  personId: orNull(id()),
  unitId: orNull(id()),
  unitName: optionalLine(60),
  name: optionalLine(40),
  post: optionalLine(60),
  mobile: optionalLine(20),
  class: z.enum(ROSTER_CLASSES),
  delegationGroupId: orNull(id()),
  state: z.enum(ROSTER_STATES).default('expected'),
});
const filter = ofMeeting.extend({
  search: optionalLine(60),
  class: orNull(z.enum(ROSTER_CLASSES)),
  unit: optionalLine(60),
  state: orNull(z.enum(ROSTER_STATES)),
  limit: z.int().min(1).max(200).default(100),
  offset: z.int().min(0).max(100_000).default(0),
});
const since = ofMeeting.extend({ since: orNull(z.coerce.number().int().min(0)), at: orNull(instant()) });
const overQuota = z.boolean().default(false);
const which = ofMeeting.extend({ id: id(), version: z.int().min(1) });
const upload = ofMeeting.extend({ file: z.instanceof(Blob), fallback: z.enum(ROSTER_CLASSES).default('attend') });

const outFacts = z.object({ name: z.string(), unitId: z.string().nullable(), post: z.string().nullable(), class: z.enum(ROSTER_CLASSES), state: z.enum(ROSTER_STATES) });
const outRow = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  unitId: z.string().nullable(),
  unit: z.string().nullable(),
  post: z.string().nullable(),
  class: z.enum(ROSTER_CLASSES),
  delegation: z.string().nullable(),
  state: z.enum(ROSTER_STATES),
  version: z.number(),
});
const tags = ['notices'];

/** The names of uploads begin with `import`: the server takes larger bodies there. */
export const rosterRoutes = {
  roster: allow(READERS).input(filter).handler(({ context, input: { meetingId, ...asked } }) => pageOfRoster(context, meetingId, asked)),
  rosterPage: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings/{meetingId}/roster', tags, summary: 'The expected persons of a meeting, in their order' })
    .input(ofMeeting)
    .output(z.object({ rows: z.array(outRow) }))
    .handler(({ context, input }) => listRoster(context, input.meetingId)),
  rosterChanges: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/meetings/{meetingId}/roster/changes', tags, summary: 'Who was added, changed, removed since a line of the feed or a moment; 1000 at most' })
    .input(since)
    .output(z.object({ changes: z.array(z.object({ seq: z.number(), at: z.date(), change: z.enum(ROSTER_CHANGES), rosterId: z.string(), before: outFacts.nullable(), after: outFacts.nullable() })), last: z.number().nullable(), more: z.boolean() }))
    .handler(({ context, input }) => rosterChanges(context, input)),
  rosterFeed: allow(READERS).input(since).handler(({ context, input }) => rosterChanges(context, input)),
  addToRoster: allow(WORKERS).input(ofMeeting.extend({ entry, overQuota })).handler(({ context, input }) => addToRoster(context, input.meetingId, input.entry, input.overQuota)),
  editRoster: allow(WORKERS)
    .input(which.extend({ entry, overQuota }))
    .handler(({ context, input: { entry: facts, overQuota: over, ...row } }) => editRoster(context, row, facts, over)),
  removeFromRoster: allow(WORKERS).input(which).handler(({ context, input }) => removeFromRoster(context, input)),
  importRosterPreview: allow(WORKERS).input(upload).handler(({ context, input }) => previewRosterImport(context, input)),
  importRosterConfirm: allow(WORKERS)
    .input(upload.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/), leaveOutErrors: z.boolean().default(false) }))
    .handler(({ context, input }) => confirmRosterImport(context, input)),
  exportRoster: allow(READERS).input(ofMeeting).handler(({ context, input }) => exportRoster(context, input.meetingId)),
};
