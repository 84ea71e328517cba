#!/usr/bin/env node
// The command line. Builds the server first when its sources have changed; what it says about that goes to stderr.
import { build } from '../scripts/build.mjs';

await build(process.argv[2] === 'serve' ? ['server', 'ui'] : ['server']);
const { run } = await import('../dist/cli.mjs');
await run(process.argv.slice(2));
