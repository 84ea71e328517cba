import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, instant, line, optionalLine } from '#platform/text.ts';
import { READERS, WORKERS } from '../access.ts';
import { addSession, editSession, listSessions, removeSession } from './actions.ts';

const ofMeeting = z.object({ meetingId: id() });
const which = ofMeeting.extend({ id: id(), version: z.int().min(1) });
const fields = z.object({ fromAt: instant(), toAt: instant(), title: line(100), place: optionalLine(60) });

export const sessionRoutes = {
  listSessions: allow(READERS)
    .input(ofMeeting)
    .handler(({ context, input }) => listSessions(context, input.meetingId)),
  addSession: allow(WORKERS)
    .input(ofMeeting.extend(fields.shape))
    .handler(({ context, input: { meetingId, ...session } }) => addSession(context, meetingId, session)),
  editSession: allow(WORKERS)
    .input(which.extend(fields.shape))
    .handler(({ context, input: { meetingId, id, version, ...session } }) => editSession(context, { meetingId, id, version }, session)),
  removeSession: allow(WORKERS)
    .input(which)
    .handler(({ context, input }) => removeSession(context, input)),
};
