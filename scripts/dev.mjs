// npm run dev: the server from its sources, started again at every change, and the pages by vite, which passes calls on to it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

const children = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/main.ts'],
  ['node_modules/vite/bin/vite.js'],
].map(([program, ...args]) => spawn(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, stdio: 'inherit' }));

for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()));
