import { z } from 'zod';
import { cleanMobile, cleanName, isMobile, isPersonName } from '#people/names/rules.ts';
import { allow, anyone } from '#platform/procedure.ts';
import { id, line, optionalLine } from '#platform/text.ts';
import { ANSWERERS, DECIDERS, KEEPERS } from './access.ts';
import { answerByLink, answerNotice, decidePerson, excuseRecipient, noticeByLink, noticeForAnswer, ownNotices, replyInbox, replyOf, verifyReply } from './actions.ts';
import { chaseList, exportChase, urge } from './chase/actions.ts';
import { endAllLinks, revokeLink, showLink } from './links/actions.ts';
import { LONGEST_TOKEN } from './links/rules.ts';
import { MOST_PERSONS, REPLY_ANSWERS } from './rules.ts';

const NAME = 60;
const TEXT = 200;
const PLATE = 20;
const NOTE = 500;

const reason = (name: string) => ({ params: { reason: name }, message: name });
const name = line(NAME).transform(cleanName).refine(isPersonName, reason('person_name'));
const nameOrNull = optionalLine(NAME)
  .transform((text) => (text === null ? null : cleanName(text)))
  .refine((text) => text === null || isPersonName(text), reason('person_name'));
const mobile = optionalLine(40)
  .transform((text) => (text === null ? null : cleanMobile(text)))
  .refine((text) => text === null || isMobile(text), reason('mobile'));

const person = z.object({
  name,
  post: line(TEXT),
  mobile,
  answer: z.enum(REPLY_ANSWERS),
  forName: nameOrNull,
  reason: optionalLine(TEXT),
  vehicle: optionalLine(PLATE),
  meals: z.boolean().default(false),
  lodging: z.boolean().default(false),
});
/** A field that its answer does not ask for is not kept: whoever attends replaces nobody. */
const fitting = person.transform((row) => ({ ...row, forName: row.answer === 'substitute' ? row.forName : null, reason: row.answer === 'attend' ? null : row.reason, ...(row.answer === 'leave' ? { vehicle: null, meals: false, lodging: false } : {}) }));
const answer = z.object({ version: z.int().min(0), reporterName: name, reporterMobile: mobile, note: optionalLine(NOTE), persons: z.array(fitting).max(MOST_PERSONS) });
const token = z.string().max(LONGEST_TOKEN);
const recipient = z.object({ recipientId: id() });
const which = recipient.extend({ version: z.int().min(1) });

export const replyRoutes = {
  noticeByLink: anyone.input(z.object({ token })).handler(({ context, input }) => noticeByLink(context, input.token)),
  answerByLink: anyone.input(answer.extend({ token })).handler(({ context, input }) => answerByLink(context, input)),
  ownNotices: allow(ANSWERERS).handler(({ context }) => ownNotices(context)),
  noticeForAnswer: allow(ANSWERERS).input(recipient).handler(({ context, input }) => noticeForAnswer(context, input.recipientId)),
  answer: allow(ANSWERERS)
    .input(answer.extend({ recipientId: id(), via: z.enum(['paper', 'phone']).nullish().transform((via) => via ?? null), overQuota: z.boolean().default(false) }))
    .handler(({ context, input }) => answerNotice(context, input)),
  reply: allow(KEEPERS).input(recipient).handler(({ context, input }) => replyOf(context, input.recipientId)),
  decideReply: allow(DECIDERS)
    .input(which.extend({ personId: id(), decision: z.enum(['approved', 'refused']), note: optionalLine(TEXT) }))
    .handler(({ context, input }) => decidePerson(context, input)),
  verifyReply: allow(KEEPERS).input(which).handler(({ context, input }) => verifyReply(context, input)),
  excuseRecipient: allow(KEEPERS).input(recipient.extend({ reason: line(TEXT) })).handler(({ context, input }) => excuseRecipient(context, input)),
  replyInbox: allow(DECIDERS).handler(({ context }) => replyInbox(context)),
  chaseList: allow(KEEPERS).input(z.object({ noticeId: id() })).handler(({ context, input }) => chaseList(context, input.noticeId)),
  exportChase: allow(KEEPERS).input(z.object({ noticeId: id() })).handler(({ context, input }) => exportChase(context, input.noticeId)),
  urge: allow(KEEPERS)
    .input(z.object({ noticeId: id(), recipientId: id().nullish().transform((one) => one ?? null) }))
    .handler(({ context, input }) => urge(context, input)),
  showLink: allow(KEEPERS).input(recipient).handler(({ context, input }) => showLink(context, input.recipientId)),
  revokeLink: allow(KEEPERS).input(recipient).handler(({ context, input }) => revokeLink(context, input.recipientId)),
  endAllLinks: allow(['director', 'secretariat']).handler(({ context }) => endAllLinks(context)),
};
