import { z } from 'zod';
import { OFFICE_ROLES } from '../accounts/rules.ts';
import { allow } from '#platform/procedure.ts';
import { id, line } from '#platform/text.ts';
import { EDITORS } from '../access.ts';
import { createGroup, groups, removeGroup, renameGroup, setGroupMembers } from './actions.ts';

const NAME = 40;
const LONGEST_LIST = 2000;
const which = z.object({ id: id(), version: z.int().min(0) });
const member = z.union([z.strictObject({ unitId: id() }), z.strictObject({ personId: id() })]);

export const groupRoutes = {
  groups: allow([...OFFICE_ROLES, 'leader']).handler(({ context }) => groups(context)),
  createGroup: allow(EDITORS)
    .input(z.object({ name: line(NAME) }))
    .handler(({ context, input }) => createGroup(context, input.name)),
  renameGroup: allow(EDITORS)
    .input(which.extend({ name: line(NAME) }))
    .handler(({ context, input }) => renameGroup(context, input.id, input.version, input.name)),
  removeGroup: allow(EDITORS)
    .input(which)
    .handler(({ context, input }) => removeGroup(context, input.id, input.version)),
  setGroupMembers: allow(EDITORS)
    .input(which.extend({ members: z.array(member).max(LONGEST_LIST) }))
    .handler(({ context, input }) => setGroupMembers(context, input.id, input.version, input.members)),
};
