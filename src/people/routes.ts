import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { day, id, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { EDITORS, NAME_READERS, READERS } from './access.ts';
import { addPost, createPerson, listPersons, person, personNames, reinstatePerson, removePost, retirePerson, updatePerson, updatePost } from './actions.ts';
import { dutyRoutes } from './duties/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { importRoutes } from './import/routes.ts';
import { cleanMobile, cleanName, isMobile, isPersonName } from './names/rules.ts';
import { rankRoutes } from './ranks/routes.ts';
import { LEVELS, OFFICE_POSTS, UNIT_KINDS } from './rules.ts';
import { unitRoutes } from './units/routes.ts';

const TITLE = 60;
const SEARCH = 40;
const PAGE = 200;
const reason = (name: string) => ({ params: { reason: name }, message: name });

const name = line(60).transform(cleanName).refine(isPersonName, reason('person_name'));
const mobile = optionalLine(40)
  .transform((text) => (text === null ? null : cleanMobile(text)))
  .refine((text) => text === null || isMobile(text), reason('mobile'));
const note = prose(500)
  .nullish()
  .transform((text) => text || null);
const post = z.object({
  unitId: id(),
  sectionId: orNull(id()),
  title: line(TITLE),
  level: orNull(z.enum(LEVELS)),
  officePost: orNull(z.enum(OFFICE_POSTS)),
  fromDay: orNull(day()),
  toDay: orNull(day()),
  isPrimary: z.boolean().default(true),
});
const fields = z.object({ name, mobile, note });
const which = z.object({ id: id(), version: z.int().min(1) });

const filter = z.object({
  search: optionalLine(SEARCH),
  unitId: orNull(id()),
  unitKind: orNull(z.enum(UNIT_KINDS)),
  sectionId: orNull(id()),
  state: z.enum(['in-office', 'left', 'all']).default('in-office'),
  sort: z.enum(['roster', 'rostrum', 'distribution', 'unit', 'pinyin', 'strokes']).default('roster'),
  limit: z.int().min(1).max(PAGE).default(50),
  offset: z.int().min(0).max(1_000_000).default(0),
});

const publishedPerson = z.object({
  id: z.string(),
  name: z.string(),
  mobile: z.string().nullable(),
  posts: z
    .array(z.object({ unitId: z.string(), unitName: z.string(), sectionName: z.string().nullable(), title: z.string(), level: z.enum(LEVELS).nullable(), isPrimary: z.boolean() }))
    .describe('the posts held today, the main one first'),
});

/** Units, sections, persons, posts, groups, rank orders, and the deputies' duties. */
export const people = {
  ...unitRoutes,
  ...groupRoutes,
  ...rankRoutes,
  ...dutyRoutes,
  ...importRoutes,

  persons: allow(READERS, { published: true })
    .route({ method: 'GET', path: '/persons', tags: ['people'], summary: 'The persons in office, in the roster’s order' })
    .input(
      z.object({
        search: optionalLine(SEARCH).describe('name, pinyin, initials, unit or title'),
        page: z.coerce.number().int().min(1).default(1),
        pageSize: z.coerce.number().int().min(1).max(PAGE).default(50),
      }),
    )
    .output(z.object({ total: z.int(), persons: z.array(publishedPerson) }))
    .handler(async ({ context, input: { search, page, pageSize } }) => {
      const asked = { search, unitId: null, unitKind: null, sectionId: null, state: 'in-office', sort: 'roster' } as const;
      const { rows, total } = await listPersons(context, { ...asked, limit: pageSize, offset: (page - 1) * pageSize });
      return { total, persons: rows };
    }),
  listPersons: allow(READERS)
    .input(filter)
    .handler(({ context, input }) => listPersons(context, input)),
  person: allow(READERS)
    .input(z.object({ id: id() }))
    .handler(({ context, input }) => person(context, input.id)),
  personNames: allow(NAME_READERS)
    .input(z.object({ search: line(SEARCH) }))
    .handler(({ context, input }) => personNames(context, input.search)),
  createPerson: allow(EDITORS)
    .input(fields.extend({ post, anotherPerson: z.boolean().default(false) }))
    .handler(({ context, input }) => createPerson(context, input)),
  updatePerson: allow(EDITORS)
    .input(fields.extend(which.shape))
    .handler(({ context, input: { id, version, ...person } }) => updatePerson(context, id, version, person)),
  addPost: allow(EDITORS)
    .input(z.object({ personId: id(), version: z.int().min(1), post, insteadOfMain: z.boolean().default(false) }))
    .handler(({ context, input: { personId, version, ...input } }) => addPost(context, personId, version, input)),
  updatePost: allow(EDITORS)
    .input(z.object({ personId: id(), version: z.int().min(1), postId: id(), post }))
    .handler(({ context, input }) => updatePost(context, input.personId, input.version, input.postId, input.post)),
  removePost: allow(EDITORS)
    .input(z.object({ personId: id(), version: z.int().min(1), postId: id() }))
    .handler(({ context, input }) => removePost(context, input.personId, input.version, input.postId)),
  retirePerson: allow(EDITORS)
    .input(which.extend({ lastDay: day() }))
    .handler(({ context, input }) => retirePerson(context, input.id, input.version, input.lastDay)),
  reinstatePerson: allow(EDITORS)
    .input(which)
    .handler(({ context, input }) => reinstatePerson(context, input.id, input.version)),
};
