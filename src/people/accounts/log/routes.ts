import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { id, instant } from '#platform/text.ts';
import { exportLog, readLog, type SentenceOf } from './actions.ts';

const KIND = /^[a-z_]+(\.[a-z_]+)?$/;
const filter = z.object({ from: instant().optional(), until: instant().optional(), accountId: id().optional(), kind: z.string().regex(KIND).max(80).optional() });
const AUDITOR = ['auditor'] as const;

/** The log, page by page. */
export const audit = allow(AUDITOR)
  .input(filter.extend({ before: z.int().min(1).optional() }))
  .handler(({ context, input }) => readLog(context, input));

/** The log as a workbook. What the events of all slices say is known above the slices only, and handed in. */
export const auditExport = (sentenceOf: SentenceOf) =>
  allow(AUDITOR)
    .input(filter)
    .handler(({ context, input }) => exportLog(context, input, sentenceOf));
