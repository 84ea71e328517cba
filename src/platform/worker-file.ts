/** Where a worker's program lies: from source it is TypeScript and needs a loader; the bundle lays a plain one beside itself. */
export const workerFile = (here: string, bundled: string): URL => new URL(here.endsWith('.ts') ? './worker.dev.mjs' : `./${bundled}`, here);
