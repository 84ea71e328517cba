// Node 20 cannot run TypeScript: from source the worker starts through tsx. The bundle starts press-worker.mjs itself.
import { register } from 'tsx/esm/api';

register();
await import(new URL('./worker.ts', import.meta.url).href);
