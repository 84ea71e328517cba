import { allow, anyone } from '#platform/procedure.ts';
import { VERSION } from '#platform/version.ts';
import { loadDemo, removeDemo } from './load.ts';
import { hasDemo, isEmpty } from './store.ts';

const SYSTEM = ['system-admin'] as const;

/** The installation itself: what stands on the first page, and the demo district. */
export const system = {
  about: anyone.handler(() => ({ version: VERSION })),
  setup: allow(SYSTEM).handler(async ({ context: { db } }) => ({ empty: await isEmpty(db), demo: await hasDemo(db) })),
  loadDemo: allow(SYSTEM).handler(({ context }) => loadDemo(context.db, context)),
  removeDemo: allow(SYSTEM).handler(({ context }) => removeDemo(context.db, context)),
};
