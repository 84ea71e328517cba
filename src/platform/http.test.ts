import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_POLICY } from '#people/accounts/rules.ts';
import { inTransaction, once, type Actor } from './call.ts';
import { readConfig } from './config.ts';
import { httpServer, type Application, type HttpServer } from './http.ts';
import { liveHub } from './live.ts';
import { Problem } from './problem.ts';
import { allow, anyone } from './procedure.ts';
import { openApiDocument, openApiHandler, rpcHandler } from './rpc.ts';
import { tokenHash } from './session.ts';
import { freshDb } from './testdb.ts';
import { line } from './text.ts';

const clerk: Actor = { accountId: 'a1', name: '林知夏', role: 'secretariat', personId: null, unitId: null, sectionId: null, mustChangePassword: false };
const auditor: Actor = { ...clerk, accountId: 'a2', role: 'auditor' };
const actors: Record<string, Actor> = { [tokenHash('clerk')]: clerk, [tokenHash('auditor')]: auditor, [tokenHash('new')]: { ...clerk, accountId: 'a3', mustChangePassword: true } };

let made = 0;
const output = z.object({ id: z.string(), name: z.string() });
const things = {
  open: anyone.route({ method: 'GET', path: '/open' }).meta({ roles: 'anyone', published: true }).output(z.object({ hello: z.string() })).handler(() => ({ hello: '会务' })),
  create: allow(['secretariat'], { published: true })
    .route({ method: 'POST', path: '/things' })
    .input(z.object({ name: line(20) }))
    .output(output)
    .handler(({ context, input }) =>
      inTransaction(context, async (tx) => {
        const id = await once(tx, context, 'things.create', input, async () => `thing-${++made}`);
        return { id, name: input.name };
      }),
    ),
  secret: allow(['secretariat']).input(z.object({ name: line(20) })).handler(({ input }) => input.name),
  broken: allow(['secretariat'], { published: true }).route({ method: 'GET', path: '/broken' }).output(z.string()).handler(() => {
    throw new Error('the inside of the system');
  }),
  refused: allow(['secretariat'], { published: true }).route({ method: 'GET', path: '/refused' }).output(z.string()).handler(() => {
    throw new Problem('version_conflict', { theirs: { name: '另一版本' } });
  }),
};

const log = pino({ level: 'silent' });
const config = { ...readConfig({ PORT: '0' }, '/'), port: 0 };
let http: HttpServer;
let url: string;
let database: Awaited<ReturnType<typeof freshDb>>;
const hub = liveHub((actor, change) => actor.role === 'secretariat' && change.kind.startsWith('meetings.'));

beforeAll(async () => {
  database = await freshDb();
  http = httpServer(config, log);
  await new Promise<void>((done) => http.server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  hub.close();
  await http.close();
  await database.close();
});
beforeEach(() => database.truncate());

const ask = (path: string, init: RequestInit & { as?: string } = {}) =>
  fetch(`${url}${path}`, { ...init, headers: { ...(init.as ? { cookie: `rostrum_session=${init.as}` } : {}), ...(init.headers as Record<string, string>) } });
const post = (path: string, body: unknown, headers: Record<string, string> = {}, as = 'clerk') =>
  ask(path, { method: 'POST', as, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
const coded = async (answer: Response) => ({ status: answer.status, code: ((await answer.json()) as { code: string }).code });

describe('while the database opens', () => {
  test('healthz says starting, a page says it in words, a procedure is refused', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'starting' });
    const page = await ask('/meetings');
    expect([page.status, (await page.text()).includes('系统正在启动')]).toEqual([503, true]);
    expect(await coded(await ask('/api/v1/open'))).toEqual({ status: 503, code: 'starting' });
  });
});

describe('once the application is ready', () => {
  beforeAll(() => {
    const application: Application = {
      db: database.db,
      actorOf: async (hash) => actors[hash] ?? null,
      security: DEFAULT_POLICY,
      followers: {},
      plainRoutes: [{ method: 'POST', path: /^\/echo$/, handle: async ({ body, call }) => ({ status: 200, body: { body, ip: call.ip } }) }],
      rpc: rpcHandler({ things }, log),
      openApi: openApiHandler({ things }, log),
      document: openApiDocument({ things }, '1.2.3'),
      live: hub,
    };
    http.ready(application);
  });

  test('healthz says ready', async () => expect(await (await ask('/healthz')).json()).toEqual({ status: 'ready' }));

  test('every answer carries the protecting headers and a policy without foreign hosts or inline code', async () => {
    const { headers } = await ask('/healthz');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}';/);
  });

  test.each([
    ['nobody', '/api/v1/refused', {}, 401, 'not_signed_in'],
    ['an expired session', '/api/v1/refused', { as: 'gone' }, 401, 'not_signed_in'],
    ['the wrong role', '/api/v1/refused', { as: 'auditor' }, 403, 'not_allowed'],
    ['a first password', '/api/v1/refused', { as: 'new' }, 403, 'password_change_required'],
    ['an unknown address', '/api/v1/nothing', { as: 'clerk' }, 404, 'not_found'],
    ['a procedure that is not published', '/api/v1/things/secret', { as: 'clerk' }, 404, 'not_found'],
    ['a fault of ours', '/api/v1/broken', { as: 'clerk' }, 500, 'internal'],
  ])('%s is refused by name', async (_, path, init, status, code) => {
    const answer = await ask(path, init);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await coded(answer)).toEqual({ status, code });
  });

  test('a fault shows nothing of the inside, only the number under which it is logged', async () => {
    const body = await (await ask('/api/v1/broken', { as: 'clerk' })).text();
    expect(body).not.toContain('the inside');
    const { requestId, detail } = JSON.parse(body) as { requestId: string; detail: string };
    expect([requestId.length, detail.includes(requestId)]).toEqual([36, true]);
  });

  test.each([
    ['half a JSON', '{"name":', 'application/json'],
    ['a form without its parts', 'name', 'multipart/form-data; boundary=parts'],
  ])('a body that cannot be read is refused by name, to programs and to pages: %s', async (_, body, type) => {
    for (const path of ['/api/v1/things', '/rpc/things/create']) {
      const answer = await ask(path, { method: 'POST', as: 'clerk', body, headers: { 'content-type': type } });
      const told = (await answer.json()) as { json?: object };
      expect([answer.status, told.json ?? told]).toMatchObject([422, { status: 422, code: 'input_invalid' }]);
    }
  });

  test('a refusal is RFC 9457 in the language asked for, with the data of the refusal', async () => {
    const zh = await (await ask('/api/v1/refused', { as: 'clerk' })).json();
    const en = await (await ask('/api/v1/refused', { as: 'clerk', headers: { 'accept-language': 'en-GB' } })).json();
    expect(zh).toEqual({ type: 'urn:rostrum:problem:version_conflict', title: '他人已先修改了这条内容', status: 409, detail: '请对照两个版本，确认后再保存。', code: 'version_conflict', theirs: { name: '另一版本' } });
    expect(en).toMatchObject({ title: 'Somebody else changed this first', code: 'version_conflict' });
  });

  test('a wrong field is named with its place and its reason', async () => {
    const answer = await post('/api/v1/things', { name: '会\u0007议' }, { 'idempotency-key': 'k0' });
    expect(await answer.json()).toMatchObject({ status: 422, code: 'input_invalid', fields: [{ path: ['name'], reason: 'control_character', message: '含有看不见的控制字符' }] });
  });

  test('the same request with the same key creates once; another request with that key is refused; none without a key', async () => {
    const first = await (await post('/api/v1/things', { name: '甲' }, { 'idempotency-key': 'k1' })).json();
    const again = await (await post('/api/v1/things', { name: '甲' }, { 'idempotency-key': 'k1' })).json();
    expect(again).toEqual(first);
    expect(await coded(await post('/api/v1/things', { name: '乙' }, { 'idempotency-key': 'k1' }))).toEqual({ status: 409, code: 'idempotency_key_reused' });
    expect(await coded(await post('/api/v1/things', { name: '丙' }))).toEqual({ status: 400, code: 'idempotency_key_missing' });
  });

  test('simultaneous repetitions create once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('/api/v1/things', { name: '同时' }, { 'idempotency-key': 'k2' }).then((answer) => answer.json() as Promise<{ id: string }>)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  test.each([
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['an opaque origin', { origin: 'null' }],
  ])('writing from %s is refused', async (_, headers) => expect(await coded(await post('/echo', {}, headers))).toEqual({ status: 403, code: 'foreign_origin' }));

  test('a body over the limit is refused before it is read', async () =>
    expect(await coded(await post('/echo', 'x'.repeat(1024 * 1024 + 1)))).toEqual({ status: 413, code: 'body_too_large' }));

  test('an upload of 50 MB is refused by its announced length, before a byte of it is read', async () => {
    const status = await new Promise<number | undefined>((done, fail) => {
      const sending = httpRequest(`${url}/rpc/things/importThing`, { method: 'POST', headers: { 'content-length': 50 * 1024 * 1024, cookie: 'rostrum_session=clerk' } }, (answer) => {
        done(answer.statusCode);
        sending.destroy();
      });
      sending.on('error', fail);
      sending.flushHeaders();
    });
    expect(status).toBe(413);
  });

  test('a body that never tells its length is cut off at the limit', async () => {
    const ended = await new Promise<string>((done) => {
      const sending = httpRequest(`${url}/echo`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (answer) => done(`answered ${answer.statusCode}`));
      sending.on('error', () => done('cut off'));
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      let sent = 0;
      const more = () => {
        if (sent++ > 64) return void sending.end();
        sending.write(chunk, () => setImmediate(more));
      };
      more();
    });
    expect(['cut off', 'answered 413']).toContain(ended);
  });

  test('a plain route gets its parsed body and the caller’s address', async () => expect(await (await post('/echo', { a: 1 })).json()).toEqual({ body: { a: 1 }, ip: '127.0.0.1' }));

  test('a body that is not JSON is refused by name', async () => expect(await coded(await ask('/echo', { method: 'POST', as: 'clerk', body: '{' }))).toEqual({ status: 422, code: 'input_invalid' }));

  test('the document is OpenAPI 3.1 and tells the published procedures only', async () => {
    const document = (await (await ask('/api/openapi.json')).json()) as { openapi: string; info: { version: string }; paths: object };
    expect([document.openapi.slice(0, 3), document.info.version, Object.keys(document.paths).toSorted()]).toEqual(['3.1', '1.2.3', ['/broken', '/open', '/refused', '/things']]);
  });

  test('the readable page beside it names every published operation, and nothing on it is inline without its nonce', async () => {
    const answer = await ask('/api');
    const page = await answer.text();
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    expect(['/open', '/things', '/broken', '/refused'].filter((path) => page.includes(`/api/v1${path}`))).toHaveLength(4);
    expect(page.includes(`<style nonce="${nonce}">`) && !page.includes('<script')).toBe(true);
  });

  test('an open page hears of a change that it may see, several at once as one message, and of no other', async () => {
    const abort = new AbortController();
    const answer = await ask('/events', { as: 'clerk', signal: abort.signal });
    const reader = answer.body!.getReader();
    await hub.publish({ kind: 'accounts.locked', subject: 'a9' });
    await hub.publish({ kind: 'meetings.created', subject: 'm1' });
    await hub.publish({ kind: 'meetings.moved', subject: 'm1' });
    let heard = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard += new TextDecoder().decode(part.value);
      if (heard.includes('data:')) break;
    }
    abort.abort();
    expect(JSON.parse(heard.slice(heard.indexOf('data:') + 5))).toEqual({ topics: ['meetings', 'meetings:m1'] });
  });

  test('nobody listens without a session', async () => expect(await coded(await ask('/events'))).toEqual({ status: 401, code: 'not_signed_in' }));
});

