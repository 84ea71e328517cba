import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { Problem } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Seen for the seconds in which the database opens; it asks again by itself. */
export const STARTING_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>正在启动 · Starting</title></head><body><h1>系统正在启动，请稍候……</h1><p>The system is starting; this page will continue by itself.</p></body></html>`;

const here = fileURLToPath(new URL('.', import.meta.url));
/** Beside the bundle (dist/ui), or in dist/ui of the package when the sources run directly. */
const UI = [join(here, 'ui'), resolve(here, '../../dist/ui')].find((folder) => existsSync(join(folder, 'index.html')));

/** The built files are listed once; a path that is not among them is never opened. */
const files = new Set(UI ? readdirSync(UI, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `/${relative(UI, join(entry.parentPath, entry.name)).split(sep).join('/')}`) : []);
const index = UI ? readFileSync(join(UI, 'index.html'), 'utf8') : '';

function sendIndex(response: ServerResponse, nonce: string) {
  if (!UI) throw new Problem('not_found');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(index.replaceAll('__CSP_NONCE__', nonce));
}

/** Quick enough for a single request, and smaller than gzip. */
const BROTLI_QUALITY = 5;
const COMPRESSIBLE = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** Serves a built file, or the page itself for every address that is a place of the application. */
export function serveUi(path: string, request: IncomingMessage, response: ServerResponse, nonce: string) {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Problem('not_found');
  if (!UI || path === '/index.html' || !files.has(path)) {
    if (path.startsWith('/api/') || path.startsWith('/assets/') || extname(path)) throw new Problem('not_found');
    return sendIndex(response, nonce);
  }
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = !COMPRESSIBLE.test(type) ? null : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  response.writeHead(200, {
    'content-type': type,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  if (request.method === 'HEAD') return void response.end();
  const source = createReadStream(join(UI, path)).on('error', () => response.destroy());
  if (!encoding) return void source.pipe(response);
  source.pipe(encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }) : createGzip()).pipe(response);
}
