import { z } from 'zod';
import { OFFICE_ROLES } from '../accounts/rules.ts';
import { allow } from '#platform/procedure.ts';
import { id } from '#platform/text.ts';
import { EDITORS } from '../access.ts';
import { RANK_ORDERS } from '../rules.ts';
import { moveRank, rankOrder, unrank } from './actions.ts';

const order = z.object({ order: z.enum(RANK_ORDERS) });
const entry = order.extend({ version: z.int().min(0), personId: id() });

export const rankRoutes = {
  rankOrder: allow([...OFFICE_ROLES, 'leader'])
    .input(order)
    .handler(({ context, input }) => rankOrder(context, input.order)),
  moveRank: allow(EDITORS)
    .input(entry.extend({ place: z.int().min(1).max(100_000) }))
    .handler(({ context, input }) => moveRank(context, input.order, input.version, input.personId, input.place)),
  unrank: allow(EDITORS)
    .input(entry)
    .handler(({ context, input }) => unrank(context, input.order, input.version, input.personId)),
};
