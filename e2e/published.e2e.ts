import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { must, signIn, type Answer, type Client } from './client.ts';
import { openOffice, type Office } from './harness.ts';
import { printedAccounts } from './steps.ts';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

let office: Office;
let document: Document;
let client: Client;
let cookie: string;
let meeting: string;
beforeAll(async () => {
  office = await openOffice({ demo: true });
  document = (await (await fetch(`${office.url}/api/openapi.json`)).json()) as Document;
  client = await signIn(office.url, '演示秘书科', printedAccounts(office.output())['演示秘书科'] ?? '');
  cookie = client.cookie;
  const { body } = await client.api('POST', '/meetings', NEW, { 'idempotency-key': randomUUID() });
  meeting = (body as { id: string }).id;
});
afterAll(() => office.stop());

const NEW = { kind: 'secretaries', name: '接口建会', startAt: new Date(Date.now() + 20 * 86_400_000).toISOString(), minutes: 90 };
const PREVIEW = { kind: 'plenary', start: '2027-12-22T09:00+08:00', today: '2027-11-30' };

/** The operations of the document, each with one right call and one wrong one. */
const CALLS: Readonly<Record<string, { right: () => Promise<Answer>; wrong: () => Promise<Answer>; code: string }>> = {
  'get /norm': { right: () => client.api('GET', '/norm'), wrong: () => stranger('GET', '/norm'), code: 'not_signed_in' },
  'post /plan-preview': { right: () => client.api('POST', '/plan-preview', PREVIEW), wrong: () => client.api('POST', '/plan-preview', { ...PREVIEW, start: '2027-12-22T09:00' }), code: 'input_invalid' },
  'get /meetings': { right: () => client.api('GET', '/meetings'), wrong: () => client.api('GET', '/meetings?kind=banquet'), code: 'input_invalid' },
  'post /meetings': { right: () => client.api('POST', '/meetings', { ...NEW, name: '再建一次' }), wrong: () => client.api('POST', '/meetings', { ...NEW, startAt: '2020-01-01T09:00+08:00' }), code: 'start_in_past' },
  'get /meetings/{id}': { right: () => client.api('GET', `/meetings/${meeting}`), wrong: () => client.api('GET', '/meetings/nobody'), code: 'not_found' },
  'get /meetings/{id}/stages': { right: () => client.api('GET', `/meetings/${meeting}/stages`), wrong: () => client.api('GET', '/meetings/nobody/stages'), code: 'not_found' },
  'post /meetings/{meetingId}/stages/{stageId}/finish': {
    right: async () => {
      await client.rpc('meetings/tickItem', { meetingId: meeting, stageId: 'F3.3', itemId: await itemOf('F3.3'), done: true, note: null });
      return client.api('POST', `/meetings/${meeting}/stages/F3.3/finish`, {});
    },
    wrong: () => client.api('POST', `/meetings/${meeting}/stages/F3.4/finish`, {}),
    code: 'items_open',
  },
  'get /meetings/{meetingId}/notices': { right: () => client.api('GET', `/meetings/${meeting}/notices`), wrong: () => client.api('GET', '/meetings/nobody/notices'), code: 'not_found' },
  'get /notices/{id}': {
    right: async () => {
      const { id } = (await must(client.rpc('notices/draft', { meetingId: meeting, form: 'notice' }))) as { id: string };
      return client.api('GET', `/notices/${id}`);
    },
    wrong: () => client.api('GET', '/notices/nobody'),
    code: 'not_found',
  },
  'get /meetings/{meetingId}/roster': { right: () => client.api('GET', `/meetings/${meeting}/roster`), wrong: () => client.api('GET', '/meetings/nobody/roster'), code: 'not_found' },
  'get /meetings/{meetingId}/roster/changes': { right: () => client.api('GET', `/meetings/${meeting}/roster/changes`), wrong: () => client.api('GET', `/meetings/${meeting}/roster/changes?since=-1`), code: 'input_invalid' },
  'get /units': { right: () => client.api('GET', '/units'), wrong: () => client.api('GET', '/units?page=0'), code: 'input_invalid' },
  'get /persons': { right: () => client.api('GET', '/persons'), wrong: () => client.api('GET', '/persons?pageSize=9999'), code: 'input_invalid' },
};

function callOf(name: string) {
  const found = CALLS[name];
  if (!found) throw new Error(`${name} is not called here`);
  return found;
}

async function itemOf(stageId: string): Promise<string> {
  const { body } = await client.rpc('meetings/stages', { id: meeting });
  return (body as { stages: { id: string; items: { id: string }[] }[] }).stages.find(({ id }) => id === stageId)?.items[0]?.id ?? '';
}

async function stranger(method: string, path: string): Promise<Answer> {
  const answer = await fetch(`${office.url}/api/v1${path}`, { method });
  return { status: answer.status, body: await answer.json() };
}

const operation = (name: string): Operation => {
  const [method = '', path = ''] = name.split(' ');
  const found = document.paths[path]?.[method];
  if (!found) throw new Error(`${name} is not in the document`);
  return found;
};
const schemaOf = (name: string, status: number) => operation(name).responses[String(status)]?.content?.['application/json']?.schema;

/** What no program should send, and some do: each with the type it says it is. */
const GARBAGE: readonly (readonly [body: string, type: string])[] = [
  ['{"name":', 'application/json'],
  ['[]', 'application/json'],
  ['null', 'application/json'],
  ['"会议"', 'application/json'],
  ['{"__proto__":{"id":"x"},"name":"\\u0000","kind":7,"startAt":[],"note":{}}', 'application/json'],
  ['', 'application/json'],
  ['name=会议', 'application/x-www-form-urlencoded'],
  ['会议', 'multipart/form-data; boundary=parts'],
  ['会议', 'text/plain'],
];
const QUERIES = ['?%', '?kind[]=a&kind[b]=c', `?search=${'长'.repeat(1000)}`, '?page=-1&pageSize=1e9&kind=%00&from=2026-13-40', '?search=%00', '?__proto__=1&constructor=2'];

/** The refusals among the answers that are not as the document says, and every answer that is a fault of the server. */
async function unfit(answers: readonly Promise<Response>[]): Promise<string[]> {
  const problem = z.fromJSONSchema(document.components.schemas['Problem'] as JsonSchema);
  const checked = answers.map(async (answer) => {
    const { status, headers, url } = await answer;
    const body = (await (await answer).json()) as { status?: number };
    const told = status < 400 || (headers.get('content-type')?.startsWith('application/problem+json') && problem.safeParse(body).success && body.status === status);
    return status < 500 && told ? [] : [`${status} ${url} ${JSON.stringify(body).slice(0, 200)}`];
  });
  return (await Promise.all(checked)).flat();
}

describe('the published interface answers as its document says', () => {
  test('every operation of the document is called here, and no other', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(told.toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });

  test.each(Object.keys(CALLS))('%s: the right call is answered in the documented shape', async (name) => {
    const answer = await callOf(name).right();
    const schema = schemaOf(name, answer.status);
    expect([answer.status < 300, schema !== undefined]).toEqual([true, true]);
    expect(z.fromJSONSchema(schema as JsonSchema).safeParse(answer.body).error?.issues ?? []).toEqual([]);
  });

  test.each(Object.keys(CALLS))('%s: the wrong call is refused by name, in the documented shape', async (name) => {
    const { wrong, code } = callOf(name);
    const { status, body } = await wrong();
    expect([status >= 400 && status < 500, (body as { code?: string }).code]).toEqual([true, code]);
    expect('4XX' in operation(name).responses).toBe(true);
    expect(z.fromJSONSchema(document.components.schemas['Problem'] as JsonSchema).safeParse(body).error?.issues ?? []).toEqual([]);
  });

  test.each(Object.keys(CALLS))('%s: garbage is refused in the documented shape, never a fault of the server', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const address = `${office.url}/api/v1${path.replace('{id}', meeting).replace('{meetingId}', meeting).replace('{stageId}', 'F3.4')}`;
    const ask = (more: string, init: RequestInit = {}) => fetch(address + more, { ...init, method: method.toUpperCase(), headers: { cookie, 'idempotency-key': randomUUID(), ...(init.headers as Record<string, string>) } });
    const answers = method === 'get' ? QUERIES.map((query) => ask(query)) : GARBAGE.map(([body, type]) => ask('', { body, headers: { 'content-type': type } }));
    expect(await unfit(answers)).toEqual([]);
  });

  test.each([
    ['GET', '/nowhere'],
    ['DELETE', '/meetings'],
    ['POST', '/norm'],
    ['GET', '/meetings/%ff'],
    ['GET', '/meetings/%00/stages'],
    ['GET', '/meetings/..%2f..%2fsession'],
  ])('%s %s, which is not in the document, is refused in the same shape', async (method, path) => {
    const answer = fetch(`${office.url}/api/v1${path}`, { method, headers: { cookie } });
    expect([(await answer).ok, await unfit([answer])]).toEqual([false, []]);
  });
});
