import { z } from 'zod';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { allow } from '#platform/procedure.ts';
import { line, prose } from '#platform/text.ts';
import { ROLES } from '#people/accounts/rules.ts';
import { amendNorm, normVersions } from './actions.ts';
import { NORM_KEEPERS } from './rules.ts';

const NAME = 60;
const NOTE = 500;
const DUTIES_MOST = 5;

const duty = z.enum(Object.keys(DUTIES) as [DutyId, ...DutyId[]]);
const duties = z.array(duty).max(DUTIES_MOST);
const stageId = z.string().min(1).max(40);
/** The values are checked by the rules, which refuse with their clause; here only the shape. */
const number = z.number();
const moment = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('day'), days: number }),
  z.strictObject({ from: z.literal('start'), minutes: number }),
  z.strictObject({ from: z.literal('end'), minutes: number }),
  z.strictObject({ from: z.literal('after'), stage: stageId, minutes: number }),
]);
const months = z.array(z.int().min(1).max(12)).max(12);
const byStage = <T extends z.ZodType>(value: T) => z.record(stageId, value).exactOptional();

const amendments = z.strictObject({
  offsets: byStage(z.strictObject({ begin: moment.nullable(), due: moment, open: z.boolean() })),
  owners: byStage(
    z.strictObject({ arrange: duties.exactOptional(), undertake: duties.exactOptional(), assist: duties.exactOptional(), firstResponsible: duty.nullable().exactOptional(), passedBy: duties.exactOptional() }),
  ),
  optional: byStage(z.boolean()),
  names: byStage(z.strictObject({ zh: line(NAME), en: line(NAME) })),
  needs: byStage(z.array(stageId).max(DUTIES_MOST)),
  seasons: z.strictObject({ summer: months, winter: months }).exactOptional(),
  rounds: z.strictObject({ due: number, overdue: number }).exactOptional(),
});

export const normRoutes = {
  normVersions: allow(ROLES).handler(({ context }) => normVersions(context)),
  amendNorm: allow(NORM_KEEPERS)
    .input(z.object({ version: z.int().min(1), amendments, note: prose(NOTE).nullable().default(null) }))
    .handler(({ context, input }) => amendNorm(context, input)),
};
