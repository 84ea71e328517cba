import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, optionalLine, prose } from '#platform/text.ts';
import { OUTBOX_READERS, SENDERS } from './access.ts';
import { mailAddresses, pasteMailAddresses, setMailAddress } from './addresses/actions.ts';
import { isMailAddress } from './addresses/rules.ts';

const SEARCH = 60;
const PASTE = 50_000;
const PAGE = 50;
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const email = z.string().trim().refine(isMailAddress, { params: { reason: 'mail_address' } });

export const deliveryRoutes = {
  mailAddresses: allow(OUTBOX_READERS)
    .input(z.object({ of: z.enum(['units', 'persons']), search: optionalLine(SEARCH), missing: z.boolean().default(false), after: orNull(id()), limit: z.int().min(1).max(200).default(PAGE) }))
    .handler(({ context, input }) => mailAddresses(context, input)),
  setMailAddress: allow(SENDERS)
    .input(z.object({ unitId: orNull(id()), personId: orNull(id()), email: orNull(email), version: z.int().min(0) }).refine(({ unitId, personId }) => (unitId === null) !== (personId === null), { params: { reason: 'invalid_type' } }))
    .handler(({ context, input }) => setMailAddress(context, input)),
  pasteMailAddresses: allow(SENDERS).input(z.object({ text: prose(PASTE) })).handler(({ context, input }) => pasteMailAddresses(context, input.text)),
};
