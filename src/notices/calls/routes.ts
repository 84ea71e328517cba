import { z } from 'zod';
import { MAKERS } from '#meetings/access.ts';
import { KINDS, type KindId } from '#norm/kinds.ts';
import { OFFICE_ROLES } from '#people/accounts/rules.ts';
import { allow } from '#platform/procedure.ts';
import { id, instant, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { KEEPERS } from '../replies/access.ts';
import { callList, logCall } from './actions.ts';
import { editRecord, listRecords, recordToMeeting, takeRecord } from './records/actions.ts';
import { OUTCOMES } from './rules.ts';

const NUMBER = 40;
const NAME = 60;
const TEXT = 200;
const LONG = 5_000;

const text = prose(LONG).nullish().transform((value) => value || null);

const log = z.object({
  recipientId: id(),
  calledAt: instant(),
  number: line(NUMBER),
  outcome: z.enum(OUTCOMES),
  answeredByName: optionalLine(NAME),
  answeredByPost: optionalLine(TEXT),
  repeatedBack: z.boolean().default(false),
  answer: optionalLine(TEXT),
  redialAt: orNull(instant()),
});
/** Nobody answered: then nothing was answered either. */
const fitting = log.transform((call) => (call.outcome === 'reached' ? { ...call, redialAt: null } : { ...call, answeredByName: null, answeredByPost: null, answer: null, repeatedBack: false }));

const phoneRecord = z.object({
  calledAt: instant(),
  callerUnit: line(TEXT),
  callerName: line(NAME),
  callerPost: optionalLine(TEXT),
  number: line(NUMBER),
  callerVerified: z.boolean(),
  verifiedHow: optionalLine(TEXT),
  convener: line(TEXT),
  matter: line(TEXT),
  startAt: instant(),
  endAt: orNull(instant()),
  place: line(TEXT),
  participants: line(TEXT),
  materials: line(TEXT),
  content: text,
  proposal: text,
  instruction: text,
  instructedBy: optionalLine(NAME),
  result: text,
  undertaker: optionalLine(NAME),
});
const which = z.object({ id: id(), version: z.int().min(1) });

export const callRoutes = {
  callList: allow(KEEPERS).input(z.object({ noticeId: id() })).handler(({ context, input }) => callList(context, input.noticeId)),
  logCall: allow(KEEPERS).input(fitting).handler(({ context, input }) => logCall(context, input)),
  phoneRecords: allow(OFFICE_ROLES)
    .input(z.object({ search: optionalLine(NAME), open: z.boolean().default(false), limit: z.int().min(1).max(200).default(50), offset: z.int().min(0).max(1_000_000).default(0) }))
    .handler(({ context, input }) => listRecords(context, input)),
  takeRecord: allow(OFFICE_ROLES).input(phoneRecord).handler(({ context, input }) => takeRecord(context, input)),
  editRecord: allow(OFFICE_ROLES)
    .input(phoneRecord.extend(which.shape))
    .handler(({ context, input: { id: of, version, ...fields } }) => editRecord(context, { id: of, version }, fields)),
  recordToMeeting: allow(MAKERS)
    .input(which.extend({ kind: z.enum(KINDS as readonly [KindId, ...KindId[]]), lineId: orNull(id()), chairId: orNull(id()), requirements: prose(LONG) }))
    .handler(({ context, input }) => recordToMeeting(context, input)),
};
