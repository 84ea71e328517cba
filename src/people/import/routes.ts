import { z } from 'zod';
import { OFFICE_ROLES } from '../accounts/rules.ts';
import { allow } from '#platform/procedure.ts';
import { id } from '#platform/text.ts';
import { EDITORS } from '../access.ts';
import { confirmImport, exportPersons, previewImport } from './actions.ts';

const decisions = z.object({
  units: z.record(z.string().max(60), z.union([z.literal('new'), z.object({ use: id() })])).default({}),
  persons: z.record(z.string().regex(/^\d+$/), id()).default({}),
  leaveOutErrors: z.boolean().default(false),
});
/** The size is looked at before the bytes: the refusal names the limit. */
const upload = z.object({ file: z.instanceof(Blob), decisions: decisions.default({ units: {}, persons: {}, leaveOutErrors: false }) });

/** The names begin with `import`: the server takes larger bodies there. */
export const importRoutes = {
  importPreview: allow(EDITORS)
    .input(upload)
    .handler(({ context, input }) => previewImport(context, input.file, input.decisions)),
  importConfirm: allow(EDITORS)
    .input(upload.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) }))
    .handler(({ context, input }) => confirmImport(context, input.file, input.decisions, input.seal)),
  exportPersons: allow(OFFICE_ROLES).handler(({ context }) => exportPersons(context)),
};
