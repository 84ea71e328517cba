import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { OpenAPI } from '@orpc/openapi';
import type { Logger } from 'pino';
import type { SecurityPolicy } from '#people/accounts/rules.ts';
import { apiPage } from './api-page.ts';
import type { Actor, Followers, Locale } from './call.ts';
import type { Config } from './config.ts';
import { Problem, PROBLEMS, type ProblemCode, type ProblemData } from './problem.ts';
import { fieldWords, problemWords } from './problem.words.ts';
import type { Context } from './procedure.ts';
import { tokenFrom, tokenHash } from './session.ts';
import { serveUi, STARTING_PAGE } from './static.ts';

/** A request to one of the few plain routes (sign-in, calendar feed), which need what oRPC hides: cookies, other media types. */
export interface PlainRequest {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly call: Context;
  readonly token: string | null;
  readonly userAgent: string | null;
  /** Cookies may be marked Secure: the public address is https. */
  readonly secure: boolean;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PlainRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly handle: (request: PlainRequest) => Promise<PlainAnswer>;
}

/** What the server serves once the database is open. */
export interface Application {
  readonly db: Context['db'];
  /** `use`: the request counts as use of the session. */
  readonly actorOf: (tokenHash: string, now: Date, use: boolean) => Promise<Actor | null>;
  readonly security: SecurityPolicy;
  readonly followers: Followers;
  readonly plainRoutes: readonly PlainRoute[];
  readonly rpc: (request: IncomingMessage, response: ServerResponse, context: Context) => Promise<boolean>;
  readonly openApi: (request: IncomingMessage, response: ServerResponse, context: Context) => Promise<boolean>;
  readonly document: () => Promise<OpenAPI.Document>;
  readonly live: { attach(actor: Actor, response: ServerResponse): void };
}

export interface HttpServer {
  readonly server: Server;
  /** From now on requests are answered by the application instead of the starting page. */
  ready(application: Application): void;
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;
/** A form of the office never needs more; uploads have their own limit. */
const BODY_LIMIT = MEBIBYTE;
/** 5 MB of file (people import) and its wrapping. */
const UPLOAD_LIMIT = 5 * MEBIBYTE + 64 * 1024;
const UPLOAD_PATHS = /^\/rpc\/(\w+\/)*(import|upload)\w*(\/\w+)*$/;
/** What somebody without an account may send: one answer of a unit. */
const LINK_LIMIT = 64 * 1024;
const LINK_PATHS = /^\/rpc\/\w+\/\w+ByLink$/;
const limitFor = (path: string) => (UPLOAD_PATHS.test(path) ? UPLOAD_LIMIT : LINK_PATHS.test(path) ? LINK_LIMIT : BODY_LIMIT);

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
};

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const localeOf = (request: IncomingMessage): Locale => (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh');

/** RFC 9457. Words and fields in the caller's language; nothing of the inside of the system. */
export function problemBody(code: ProblemCode, data: ProblemData, locale: Locale) {
  const { title, next, clause } = problemWords(code, data, locale);
  const fields = data.fields?.map(({ path, reason }) => ({ path, reason, message: fieldWords(reason, locale) }));
  return { type: `urn:rostrum:problem:${code}`, title, status: PROBLEMS[code], detail: next, code, ...(clause ? { clause } : {}), ...data, ...(fields ? { fields } : {}) };
}

export const isProblemCode = (code: string): code is ProblemCode => code in PROBLEMS;

function sendProblem(response: ServerResponse, code: ProblemCode, data: ProblemData, locale: Locale) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(PROBLEMS[code], { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(problemBody(code, data, locale)));
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendPage(response: ServerResponse, html: string) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

/** Writing requests must come from our own pages: a foreign Origin, or a browser that says cross-site, is refused. */
function checkOrigin(request: IncomingMessage, publicUrl: string | undefined) {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new Problem('foreign_origin');
  if (origin === undefined) return;
  const own = origin === (publicUrl && new URL(publicUrl).origin) || (URL.canParse(origin) && new URL(origin).host === host);
  if (!own) throw new Problem('foreign_origin');
}

/** Refuses a body that is too large before it is read, and cuts one off that lied about its length. */
function limitBody(request: IncomingMessage, path: string) {
  const limit = limitFor(path);
  const code: ProblemCode = limit === UPLOAD_LIMIT ? 'upload_too_large' : 'body_too_large';
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Problem(code, { limit: limit < MEBIBYTE ? `${limit / 1024} KB` : `${Math.floor(limit / MEBIBYTE)} MB` });
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > limit) request.destroy(new Problem(code));
  });
  request.pause();
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (!chunks.length) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Problem('input_invalid', { fields: [{ path: [], reason: 'invalid_format' }] });
  }
}

/** The caller's address: the socket's, unless a proxy that we trust says otherwise. */
function addressOf(request: IncomingMessage, trusted: readonly string[]): string | null {
  const socket = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;
  const forwarded = request.headers['x-forwarded-for'];
  if (!socket || typeof forwarded !== 'string' || !trusted.includes(socket)) return socket;
  return forwarded.split(',').at(-1)?.trim() || socket;
}

/** A stream that connects again, or a page that refreshes while nobody is at it, does not keep a session alive. */
const isUse = ({ url, headers }: IncomingMessage) => url !== '/events' && headers['rostrum-away'] !== '1';

async function contextOf(request: IncomingMessage, application: Application, config: Config): Promise<Context & { token: string | null }> {
  const now = new Date();
  const token = tokenFrom(request.headers.cookie);
  const sessionHash = token === null ? null : tokenHash(token);
  const key = request.headers['idempotency-key'];
  return {
    db: application.db,
    actor: sessionHash === null ? null : await application.actorOf(sessionHash, now, isUse(request)),
    now,
    newId: randomUUID,
    locale: localeOf(request),
    ip: addressOf(request, config.trustedProxies),
    requestId: randomUUID(),
    idempotencyKey: typeof key === 'string' && key.length <= 200 ? key : null,
    sessionHash,
    security: application.security,
    followers: application.followers,
    token,
  };
}

async function servePlain(route: PlainRoute, params: readonly string[], query: URLSearchParams, request: IncomingMessage, response: ServerResponse, context: Context & { token: string | null }, secure: boolean) {
  const body = route.method === 'GET' ? undefined : await jsonBody(request);
  const answer = await route.handle({ params, query, body, call: context, token: context.token, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null, secure });
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...answer.headers });
  response.end(text);
}

/** The whole of routing, in the order in which a request is tried. */
async function serve(request: IncomingMessage, response: ServerResponse, application: Application, config: Config, nonce: string): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://rostrum');
  const path = url.pathname;
  if (path === '/healthz') return sendJson(response, 200, { status: 'ready' });
  checkOrigin(request, config.publicUrl);
  if (path === '/api') return sendPage(response, apiPage(await application.document(), nonce));
  if (path === '/api/openapi.json') return sendJson(response, 200, await application.document());
  const route = application.plainRoutes.find((plain) => plain.method === request.method && plain.path.test(path));
  const dynamic = route || path === '/events' || path.startsWith('/rpc/') || path.startsWith('/api/v1/');
  if (!dynamic) return serveUi(path, request, response, nonce);
  limitBody(request, path);
  const context = await contextOf(request, application, config);
  if (route) {
    const params = (route.path.exec(path) ?? []).slice(1);
    return servePlain(route, params, url.searchParams, request, response, context, config.publicUrl?.startsWith('https:') ?? false);
  }
  if (path === '/events') {
    if (!context.actor) throw new Problem('not_signed_in');
    return application.live.attach(context.actor, response);
  }
  const handled = await (path.startsWith('/rpc/') ? application.rpc : application.openApi)(request, response, context);
  if (!handled) throw new Problem('not_found');
}

function serveStarting(path: string, response: ServerResponse) {
  if (path === '/healthz') return sendJson(response, 200, { status: 'starting' });
  if (/^\/(api|rpc|events|session)/.test(path)) return sendProblem(response, 'starting', {}, 'zh');
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2' });
  response.end(STARTING_PAGE);
}

/** Requests under way at the end get this long to finish. */
const GRACE_MS = 3_000;

/** Listens at once; until {@link HttpServer.ready} everybody sees that the system is starting. */
export function httpServer(config: Config, log: Logger): HttpServer {
  let application: Application | null = null;
  const server = createServer((request, response) => {
    const nonce = randomBytes(16).toString('base64');
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('content-security-policy', policy(nonce));
    if (config.publicUrl?.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=15552000');
    if (!application) return serveStarting(request.url ?? '/', response);
    serve(request, response, application, config, nonce).catch((error: unknown) => {
      if (error instanceof Problem) return sendProblem(response, error.code, error.data, localeOf(request));
      const requestId = randomUUID();
      log.error({ err: error, requestId, url: request.url }, 'request failed');
      sendProblem(response, 'internal', { requestId }, localeOf(request));
    });
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;
  return {
    server,
    ready: (opened) => {
      application = opened;
    },
    close: () =>
      new Promise((done) => {
        const last = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(last);
          done();
        });
        server.closeIdleConnections();
      }),
  };
}
