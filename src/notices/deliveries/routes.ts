import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { CHANNELS } from '../rules.ts';
import { OUTBOX_READERS, SENDERS } from './access.ts';
import { mailAddresses, pasteMailAddresses, setMailAddress } from './addresses/actions.ts';
import { isMailAddress } from './addresses/rules.ts';
import { cancelDeliveries, deliveryPolicy, finishDeliveries, outbox, releaseDeliveries, retryDeliveries, setDeliveryPolicy } from './outbox/actions.ts';
import { OUTBOX_STATES } from './outbox/rules.ts';

const SEARCH = 60;
const PASTE = 50_000;
const PAGE = 50;
const MOST = 500;
const REMARK = 500;
const email = z.string().trim().refine(isMailAddress, { params: { reason: 'mail_address' } });

const ids = z.array(z.int().min(1)).min(1).max(MOST);
/** These, or without a list every one of the notice, or all there are. */
const which = z.object({ ids: orNull(ids), noticeId: orNull(id()) });
const byHand = z.object({ ids, remark: line(REMARK) });

/** The outbox, where mail goes, and which other programs hear of notices. */
export const deliveryRoutes = {
  outbox: allow(OUTBOX_READERS)
    .input(z.object({ state: orNull(z.enum(OUTBOX_STATES)), channel: orNull(z.enum(CHANNELS)), noticeId: orNull(id()), before: orNull(z.int().min(1)), limit: z.int().min(1).max(200).default(PAGE) }))
    .handler(({ context, input }) => outbox(context, input)),
  releaseDeliveries: allow(SENDERS).input(which).handler(({ context, input }) => releaseDeliveries(context, input)),
  retryDeliveries: allow(SENDERS).input(which).handler(({ context, input }) => retryDeliveries(context, input)),
  finishDeliveries: allow(SENDERS).input(byHand).handler(({ context, input }) => finishDeliveries(context, input)),
  cancelDeliveries: allow(SENDERS).input(byHand).handler(({ context, input }) => cancelDeliveries(context, input)),
  deliveryPolicy: allow(OUTBOX_READERS).handler(({ context }) => deliveryPolicy(context)),
  setDeliveryPolicy: allow(SENDERS).input(z.object({ reviewFirst: z.boolean(), version: z.int().min(0) })).handler(({ context, input }) => setDeliveryPolicy(context, input)),
  mailAddresses: allow(OUTBOX_READERS)
    .input(z.object({ of: z.enum(['units', 'persons']), search: optionalLine(SEARCH), missing: z.boolean().default(false), after: orNull(id()), limit: z.int().min(1).max(200).default(PAGE) }))
    .handler(({ context, input }) => mailAddresses(context, input)),
  setMailAddress: allow(SENDERS)
    .input(z.object({ unitId: orNull(id()), personId: orNull(id()), email: orNull(email), version: z.int().min(0) }).refine(({ unitId, personId }) => (unitId === null) !== (personId === null), { params: { reason: 'invalid_type' } }))
    .handler(({ context, input }) => setMailAddress(context, input)),
  pasteMailAddresses: allow(SENDERS).input(z.object({ text: prose(PASTE) })).handler(({ context, input }) => pasteMailAddresses(context, input.text)),
};
