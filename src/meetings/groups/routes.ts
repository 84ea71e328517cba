import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, line, optionalLine, prose } from '#platform/text.ts';
import { READERS, WORKERS } from '../access.ts';
import { addGroup, editGroup, listGroups, pasteGroupMembers, removeGroup, setGroupMembers } from './actions.ts';
import { GROUP_KINDS } from './rules.ts';

const MEMBERS = 600;
const PASTED = 20_000;
const ofMeeting = z.object({ meetingId: id() });
const which = ofMeeting.extend({ id: id(), version: z.int().min(1) });
const fields = z.object({
  name: line(60),
  leaderId: id()
    .nullish()
    .transform((person) => person ?? null),
  task: optionalLine(300),
});

export const groupRoutes = {
  listGroups: allow(READERS)
    .input(ofMeeting)
    .handler(({ context, input }) => listGroups(context, input.meetingId)),
  addGroup: allow(WORKERS)
    .input(ofMeeting.extend({ kind: z.enum(GROUP_KINDS) }).extend(fields.shape))
    .handler(({ context, input }) => addGroup(context, input)),
  editGroup: allow(WORKERS)
    .input(which.extend(fields.shape))
    .handler(({ context, input: { meetingId, id, version, ...group } }) => editGroup(context, { meetingId, id, version }, group)),
  removeGroup: allow(WORKERS)
    .input(which)
    .handler(({ context, input }) => removeGroup(context, input)),
  setGroupMembers: allow(WORKERS)
    .input(which.extend({ personIds: z.array(id()).max(MEMBERS) }))
    .handler(({ context, input: { personIds, ...group } }) => setGroupMembers(context, group, personIds)),
  pasteGroupMembers: allow(WORKERS)
    .input(which.extend({ text: prose(PASTED) }))
    .handler(({ context, input: { text, ...group } }) => pasteGroupMembers(context, group, text)),
};
