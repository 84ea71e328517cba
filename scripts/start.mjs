// npm start: builds what is stale, then runs the server in this process.
import { build } from './build.mjs';

await build(['server', 'ui']);
await import('../dist/main.mjs');
