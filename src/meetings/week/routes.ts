import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { day } from '#platform/text.ts';
import { READERS } from '../access.ts';
import { week } from './actions.ts';

export const weekRoutes = {
  week: allow(READERS)
    .input(z.object({ monday: day() }))
    .handler(({ context, input }) => week(context, input.monday)),
};
