import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { day, id, line, optionalLine } from '#platform/text.ts';
import { EDITORS, READERS } from '../access.ts';
import { OFFICE_ROLES } from '../accounts/rules.ts';
import { SECTION_DUTIES } from '../duties/rules.ts';
import { UNIT_KINDS } from '../rules.ts';
import { closeSection, closeUnit, createSection, createUnit, exportUnits, listUnits, officeSections, unit, updateSection, updateUnit } from './actions.ts';

const NAME = 60;
const PHONE = 40;
const SORT = z.int().min(0).max(1_000_000);
const version = z.int().min(1);

const fields = z.object({
  name: line(NAME),
  shortName: line(20),
  kind: z.enum(UNIT_KINDS),
  phone: optionalLine(PHONE),
  fax: optionalLine(PHONE),
  address: optionalLine(120),
});
const sectionFields = z.object({ name: line(NAME), sort: SORT, phone: optionalLine(PHONE), duties: z.array(z.enum(SECTION_DUTIES)).max(SECTION_DUTIES.length) });
const which = z.object({ id: id(), version });

const published = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(UNIT_KINDS),
  sort: z.int(),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
  address: z.string().nullable(),
  lastDay: z.string().nullable().describe('the last day of a unit that closes, YYYY-MM-DD'),
  people: z.int().describe('persons in office today'),
});

export const unitRoutes = {
  units: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/units', tags: ['people'], summary: 'The units of the district, in the office’s order' })
    .input(z.object({ page: z.coerce.number().int().min(1).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ total: z.int(), units: z.array(published) }))
    .handler(async ({ context, input: { page, pageSize } }) => {
      const all = await listUnits(context, { search: null, kind: null, closed: false });
      return { total: all.length, units: all.slice((page - 1) * pageSize, page * pageSize) };
    }),
  listUnits: allow(READERS)
    .input(z.object({ search: optionalLine(NAME), kind: z.enum(UNIT_KINDS).nullish().transform((kind) => kind ?? null), closed: z.boolean().default(false) }))
    .handler(({ context, input }) => listUnits(context, input)),
  unit: allow(READERS)
    .input(z.object({ id: id() }))
    .handler(({ context, input }) => unit(context, input.id)),
  createUnit: allow(EDITORS)
    .input(fields.extend({ sort: SORT.nullish().transform((sort) => sort ?? null) }))
    .handler(({ context, input }) => createUnit(context, input)),
  updateUnit: allow(EDITORS)
    .input(fields.extend({ sort: SORT }).extend(which.shape))
    .handler(({ context, input: { id, version, ...unit } }) => updateUnit(context, id, version, unit)),
  closeUnit: allow(EDITORS)
    .input(which.extend({ lastDay: day().nullable() }))
    .handler(({ context, input }) => closeUnit(context, input.id, input.version, input.lastDay)),

  exportUnits: allow(OFFICE_ROLES).handler(({ context }) => exportUnits(context)),

  officeSections: allow(READERS).handler(({ context }) => officeSections(context)),
  createSection: allow(EDITORS)
    .input(sectionFields.extend({ unitId: id() }))
    .handler(({ context, input }) => createSection(context, input)),
  updateSection: allow(EDITORS)
    .input(sectionFields.extend(which.shape))
    .handler(({ context, input: { id, version, ...section } }) => updateSection(context, id, version, section)),
  closeSection: allow(EDITORS)
    .input(which.extend({ lastDay: day().nullable() }))
    .handler(({ context, input }) => closeSection(context, input.id, input.version, input.lastDay)),
};
