import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, optionalLine } from '#platform/text.ts';
import { READERS, WORKERS } from '../access.ts';
import { answerLeader, askLeader, listLeaders, removeLeader } from './actions.ts';
import { LEADER_ANSWERS } from './rules.ts';

const ofMeeting = z.object({ meetingId: id() });
const which = ofMeeting.extend({ id: id(), version: z.int().min(1) });
const note = optionalLine(200);
const answer = z.object({
  answer: z.enum(LEADER_ANSWERS),
  replacedById: id()
    .nullish()
    .transform((person) => person ?? null),
  note,
});

export const leaderRoutes = {
  listLeaders: allow(READERS)
    .input(ofMeeting)
    .handler(({ context, input }) => listLeaders(context, input.meetingId)),
  askLeader: allow(WORKERS)
    .input(ofMeeting.extend({ personId: id(), note }))
    .handler(({ context, input }) => askLeader(context, input)),
  answerLeader: allow(WORKERS)
    .input(which.extend(answer.shape))
    .handler(({ context, input: { meetingId, id, version, ...fields } }) => answerLeader(context, { meetingId, id, version }, fields)),
  removeLeader: allow(WORKERS)
    .input(which)
    .handler(({ context, input }) => removeLeader(context, input)),
};
