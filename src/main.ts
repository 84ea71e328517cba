import { run } from './cli.ts';

// `npm start`: the same as `rostrum serve`.
await run(['serve']);
