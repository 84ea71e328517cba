import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/call.ts';
import { openMailer, type Mailer } from '#platform/mail.ts';
import { macOf } from '#platform/signed.ts';
import { callAs, TEST_NOW } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';
import { enqueueDeliveries } from './actions.ts';
import { sendDue } from './jobs.ts';
import * as store from './store.ts';
import { signedText } from './webhooks/rules.ts';
import type { Channel } from '../rules.ts';

let database: TestDb;
let now = TEST_NOW;
const open: (() => Promise<unknown> | void)[] = [];
beforeAll(async () => void (database = await freshDb()));
afterAll(() => database.close());
beforeEach(async () => {
  await database.truncate();
  now = TEST_NOW;
});
afterEach(async () => void (await Promise.all(open.splice(0).map((close) => close()))));

const FROM = 'office@district.example';
const CONTENT = { name: '全会', startAt: '2026-12-20T09:00:00+08:00', endAt: null, place: '大礼堂', topics: [{ title: '人事任免', reporting: null, attending: [] }], signedBy: '区委办公室' };
const base = { meetingId: null, stageId: null, form: 'formal', title: '关于召开全会的通知', content: JSON.stringify(CONTENT), year: 2026, status: 'issued', replyBy: null, supersedesId: null, remark: null, createdAt: TEST_NOW, createdBy: 'a', submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null, issuedAt: TEST_NOW, issuedBy: 'a' } as const;

async function issue(units: number, channels: Channel[], id = 'n-1', more: object = {}): Promise<number> {
  const { db } = database;
  const at = Array.from({ length: units }, (_, n) => n + 1);
  const serial = Number(id.slice(2));
  if (serial === 1) {
    await db.insertInto('unit').values(at.map((n) => ({ id: `u-${n}`, name: `第${n}局`, shortName: `${n}局`, kind: 'government-department' as const, sort: n, phone: null, fax: null, address: null, lastDay: null }))).execute();
    await db.insertInto('mailAddress').values(at.map((n) => ({ id: `m-${n}`, unitId: `u-${n}`, personId: null, email: `u${n}@units.example` }))).execute();
  }
  await db.insertInto('notice').values({ ...base, id, serial, ...more }).execute();
  const recipients = at.map((n) => ({ id: `${id}-r-${n}`, noticeId: id, position: n, unitId: `u-${n}`, personId: null, quota: 1, channels, note: null, state: 'unread' as const, stateAt: TEST_NOW, closedReason: null }));
  await db.insertInto('noticeRecipient').values(recipients).execute();
  const call = callAs(db, 'secretariat');
  return inTransaction(call, (tx) => enqueueDeliveries(tx, call, { id, title: base.title, form: 'formal', supersedesId: null, ...more }, recipients));
}

/** A mail server on this port, or any free one, that keeps what it was sent. */
async function mailServer(port = 0, refuse: (to: string) => boolean = () => false): Promise<{ port: number; mails: string[]; close(): Promise<void> }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(refuse(address) ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { port: (server.server.address() as AddressInfo).port, mails, close };
}
const mailerTo = (port: number): Mailer => {
  const mailer = openMailer(`smtp://127.0.0.1:${port}`, FROM);
  open.push(() => mailer.close());
  return mailer;
};

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
async function endpoint(answer: (response: ServerResponse, count: number) => void): Promise<Heard[]> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => answer(response, heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  open.push(() => (server.closeAllConnections(), server.close(), undefined));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await database.db.insertInto('webhookEndpoint').values({ id: 'e-1', name: '短信平台', url, secret: 'secret', unitId: null, enabled: true, disabledReason: null, createdAt: TEST_NOW, createdBy: 'a' }).execute();
  return heard;
}

const send = (mailer: Mailer | null, allowed: readonly string[] = ['127.0.0.1']) => sendDue(database.db, { mailer, from: FROM, allowed, linkOf: async (id) => `https://r.example/r/${id}` }, () => now);
const later = (seconds: number) => void (now = new Date(now.getTime() + seconds * 1000));
const rows = () => database.db.selectFrom('delivery').select(['recipientId', 'channel', 'status', 'attempts', 'lastError']).orderBy('id').execute();
const counts = async () => {
  const seen = (await rows()).map(({ status }) => status);
  return [...new Set(seen)].map((status) => `${seen.filter((one) => one === status).length} ${status}`);
};

describe('issuing', () => {
  test('one row for each recipient and channel; asked twice it adds nothing', async () => {
    expect(await issue(3, ['in-app', 'email', 'phone'])).toBe(9);
    const call = callAs(database.db, 'secretariat');
    expect(await inTransaction(call, (tx) => enqueueDeliveries(tx, call, { id: 'n-1', title: '', form: 'formal', supersedesId: null }, [{ id: 'n-1-r-1', channels: ['in-app', 'email'] }]))).toBe(0);
    expect(await counts()).toEqual(['3 sent', '6 queued']);
  });

  test('rolled back, nothing was put down', async () => {
    await issue(1, ['email']);
    const call = callAs(database.db, 'secretariat');
    const lost = inTransaction(call, async (tx) => {
      await enqueueDeliveries(tx, call, { id: 'n-1', title: '', form: 'formal', supersedesId: null }, [{ id: 'n-1-r-1', channels: ['print'] }]);
      throw new Error('lost');
    });
    await expect(lost).rejects.toThrow('lost');
    expect(await counts()).toEqual(['1 queued']);
  });

  test('while the office looks first, what goes outside is held and nothing leaves', async () => {
    await database.db.insertInto('deliveryPolicy').values({ reviewFirst: true }).execute();
    await issue(2, ['in-app', 'email']);
    expect([await counts(), await send(null)]).toEqual([['2 sent', '2 held'], 0]);
  });

  test('what replaces a notice cancels what has not left of it', async () => {
    await issue(2, ['email', 'in-app']);
    await issue(2, ['email'], 'n-2', { form: 'change', supersedesId: 'n-1' });
    expect(await counts()).toEqual(['2 cancelled', '2 sent', '2 queued']);
  });
});

describe('claiming', () => {
  test('two workers never get the same one, and one who lost his lease changes nothing', async () => {
    await issue(4, ['email']);
    const first = await store.claimDue(database.db, 3, 0, now);
    const second = await store.claimDue(database.db, 3, 60, now);
    const third = await store.claimDue(database.db, 10, 60, now);
    expect([first.length, second.length + third.length, new Set([...second, ...third].map(({ id }) => id)).size]).toEqual([3, 4, 4]);
    const done = first.map(({ id, attempts }) => ({ id, attempts, status: 'sent' as const, nextAt: now, address: null, error: null, detail: null }));
    expect(await store.settle(database.db, done, now)).toBe(0);
  });
});

describe('mail', () => {
  test('G1b: it carries name, time, place, link and invitation, and no topic', async () => {
    const server = await mailServer();
    open.push(server.close);
    await issue(1, ['email']);
    await send(mailerTo(server.port));
    const [mail = ''] = server.mails;
    const decoded = mail + [...mail.matchAll(/base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = '']) => Buffer.from(text, 'base64').toString()).join('\n');
    expect([/Message-ID: <n-1-r-1@district.example>/.test(mail), /method=REQUEST/.test(mail), decoded.includes('大礼堂'), decoded.includes('https://r.example/r/n-1-r-1'), decoded.includes('人事')]).toEqual([true, true, true, true, false]);
  });

  test('the mail server is down for an hour: afterwards every mail has left once', async () => {
    const first = await mailServer();
    await first.close();
    await issue(30, ['email']);
    const mailer = mailerTo(first.port);
    for (let minute = 0; minute < 60; minute += 5, later(300)) while (await send(mailer));
    expect(await counts()).toEqual(['30 queued']);
    const server = await mailServer(first.port);
    open.push(server.close);
    for (let hour = 0; hour < 3; hour += 1, later(3600)) while (await send(mailer));
    const ids = server.mails.map((mail) => /Message-ID: (\S+)/.exec(mail)?.[1]);
    expect([await counts(), ids.length, new Set(ids).size]).toEqual([['30 sent'], 30, 30]);
  });

  test('an address that the other side does not know is laid aside at once, the others leave', async () => {
    const server = await mailServer(0, (to) => to.startsWith('u2@'));
    open.push(server.close);
    await issue(3, ['email']);
    await send(mailerTo(server.port));
    expect((await rows()).map(({ status, lastError }) => [status, lastError])).toEqual([['sent', null], ['dead', 'mail_refused'], ['sent', null]]);
  });

  test('without a mail server, and without an address, the row says so', async () => {
    await issue(2, ['email']);
    await send(null);
    expect((await rows()).map(({ lastError }) => lastError)).toEqual(['mail_not_configured', 'mail_not_configured']);
  });
});

describe('webhooks', () => {
  test('signed, with ids and action alone; after a failure the same event again', async () => {
    const heard = await endpoint((response, count) => void response.writeHead(count === 1 ? 500 : 204).end());
    await issue(1, ['webhook']);
    await send(null);
    expect(await rows()).toMatchObject([{ status: 'queued', attempts: 1, lastError: 'endpoint_refused' }]);
    later(60);
    await send(null);
    expect([await counts(), heard.length, heard[0]?.body === heard[1]?.body]).toEqual([['1 sent'], 2, true]);
    for (const { headers, body } of heard) expect(headers['x-rostrum-signature']).toBe(`v1=${macOf('secret', signedText(Number(headers['x-rostrum-timestamp']), body))}`);
    expect((await database.db.selectFrom('webhookAttempt').select('status').orderBy('id').execute()).map(({ status }) => status)).toEqual([500, 204]);
  });

  test('410 disables the endpoint', async () => {
    const heard = await endpoint((response) => void response.writeHead(410).end());
    await issue(1, ['webhook']);
    await send(null);
    expect([await rows(), heard.length]).toMatchObject([[{ status: 'dead', lastError: 'endpoint_gone' }], 1]);
    expect(await database.db.selectFrom('webhookEndpoint').select(['enabled', 'disabledReason']).executeTakeFirst()).toEqual({ enabled: false, disabledReason: 'gone' });
  });

  test('a redirect is not followed', async () => {
    const heard = await endpoint((response) => void response.writeHead(302, { location: '/elsewhere' }).end());
    await issue(1, ['webhook']);
    await send(null);
    expect([await counts(), heard.length]).toEqual([['1 queued'], 1]);
  });

  test('an address of the own network is refused unless the configuration names it', async () => {
    const heard = await endpoint((response) => void response.writeHead(204).end());
    await issue(1, ['webhook']);
    await send(null, []);
    expect([await rows(), heard.length]).toMatchObject([[{ status: 'dead', lastError: 'address_blocked' }], 0]);
  });

  test('one that never answers is tried again later', async () => {
    await endpoint(() => {});
    await issue(1, ['webhook']);
    await send(null);
    expect(await rows()).toMatchObject([{ status: 'queued', lastError: 'timed_out' }]);
  }, 20_000);
});
