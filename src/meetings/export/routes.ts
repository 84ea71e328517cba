import { z } from 'zod';
import { KINDS, type KindId } from '#norm/kinds.ts';
import { allow } from '#platform/procedure.ts';
import { id, instant, optionalLine, orNull } from '#platform/text.ts';
import { READERS } from '../access.ts';
import { STATUSES } from '../rules.ts';
import { exportList, exportPlan } from './actions.ts';

const SEARCH = 200;

/** What narrows a list of meetings; the list itself adds where its page begins. */
export const listFilter = z.object({
  kind: orNull(z.enum(KINDS as readonly [KindId, ...KindId[]])),
  status: orNull(z.enum([...STATUSES, 'open'])),
  from: orNull(instant()),
  to: orNull(instant()),
  search: optionalLine(SEARCH),
  mine: z.boolean().default(false),
});

export const exportRoutes = {
  exportPlan: allow(READERS)
    .input(z.object({ id: id() }))
    .handler(({ context, input }) => exportPlan(context, input.id)),
  exportList: allow(READERS)
    .input(listFilter)
    .handler(({ context, input }) => exportList(context, input)),
};
