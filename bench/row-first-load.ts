import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openBrowser } from '../e2e/browser.ts';
import type { Row } from './row.ts';

const UI = fileURLToPath(new URL('../dist/ui', import.meta.url));
const GOAL_KB = 240;
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html' };

/** The built pages and nobody signed in: what a stranger's browser meets first. */
async function serveBuilt(served: Set<string>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const file = path === '/' || path === '/sign-in' ? 'index.html' : path.slice(1);
    if (path.startsWith('/rpc/') || path.startsWith('/api/')) return response.writeHead(401, { 'content-type': 'application/json' }).end('{"json":{"code":"not_signed_in","status":401}}');
    if (!existsSync(join(UI, file))) return response.writeHead(404).end();
    served.add(file);
    return response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(join(UI, file)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Opens the first page in a real browser and names the files that it fetched until it came to rest. */
async function firstFiles(): Promise<Set<string>> {
  const served = new Set<string>();
  const server = await serveBuilt(served);
  const browser = await openBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const page = await browser.page();
    await page.goto('/', { waitUntil: 'networkidle' });
  } finally {
    await browser.close();
    server.close();
  }
  return served;
}

/** Everything the first page fetches, lazy parts of it included, as it travels (gzip -9). */
export async function measure(): Promise<Row> {
  if (!existsSync(join(UI, 'index.html'))) throw new Error('build first: npm run build');
  const files = [...(await firstFiles())];
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(UI, file)), { level: 9 }).length, 0);
  return {
    row: 'ui',
    title: `first page load, gz, ${files.length} files`,
    ours: `${(bytes / 1024).toFixed(1)} KB`,
    peer: '-',
    ratio: null,
    limit: '-',
    goal: `<= ${GOAL_KB} KB`,
    slope: null,
    pass: bytes <= GOAL_KB * 1024,
  };
}
