import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { invitationOf } from './invitation/paper.ts';
import { letterOf } from './mail/rules.ts';
import { macOf } from '#platform/signed.ts';
import { firstStatus, messageIdOf, nextAttempt, pauseSeconds } from './rules.ts';
import { bodyOf, outcomeOf, signedText } from './webhooks/rules.ts';

const NOW = new Date('2026-11-30T09:00:00+08:00');

describe('trying again', () => {
  test.each([[1, 30], [2, 60], [5, 480], [9, 7680], [10, 14_400], [40, 14_400]])('after attempt %i about %i seconds', (attempts, seconds) => expect(pauseSeconds(attempts, 0.5)).toBe(seconds));
  test('the pauses are spread by a quarter to both sides', () => expect([pauseSeconds(1, 0), pauseSeconds(1, 1)]).toEqual([22.5, 37.5]));
  test.each([
    ['a first failure', 1, 0, false, '2026-11-30T01:00:30.000Z'],
    ['a final failure', 1, 0, true, null],
    ['three days are over', 20, 3 * 86_400 - 60, false, null],
  ])('%s', (_, attempts, waited, final, at) => expect(nextAttempt({ attempts, queuedAt: new Date(NOW.getTime() - waited * 1000) }, final, NOW, 0.5)?.toISOString() ?? null).toBe(at));
  test.each([['in-app', false, 'sent'], ['email', false, 'queued'], ['print', false, 'queued'], ['in-app', true, 'sent'], ['print', true, 'queued'], ['email', true, 'held'], ['webhook', true, 'held'], ['phone', true, 'held']] as const)('%s, review %s: %s', (channel, review, status) => expect(firstStatus(channel, review)).toBe(status));
});

describe('webhooks', () => {
  test.each([
    ['s', 1, 'b', '8a24cdd4ca35ebc2922810a126f457252f7eaa83834bb009baafc362912addda'],
    ['密钥', 1_764_464_400, '{"id":"delivery-7"}', '39225d52275f59c28b7957870b2a7466519b20457e55ea2353139c85dba26847'],
  ])('with %s the signature is what another program computes', (secret, seconds, body, hex) => expect(macOf(secret, signedText(seconds, body))).toBe(hex));
  test.each([['another secret', 'other', 1, 'b'], ['another moment', 's', 2, 'b'], ['another body', 's', 1, 'c']])('%s gives another signature', (_, secret, seconds, body) => expect(macOf(secret, signedText(seconds, body))).not.toBe(macOf('s', signedText(1, 'b'))));
  test('another program is told ids and the action, nothing else', () =>
    expect(JSON.parse(bodyOf({ id: 'delivery-7', action: 'notices.issued', noticeId: 'n', recipientId: 'r' }))).toEqual({ id: 'delivery-7', action: 'notices.issued', notice_id: 'n', recipient_id: 'r' }));
  test.each([[200, 'sent'], [204, 'sent'], [302, 'again'], [404, 'again'], [500, 'again'], [410, 'final']])('%i: %s', (status, what) => {
    const outcome = outcomeOf(status, 'u');
    expect(outcome.sent ? 'sent' : outcome.final ? 'final' : 'again').toBe(what);
  });
});

describe('mail', () => {
  test('G1b: name, time and place, and the link to answer by', () =>
    expect(letterOf('formal', 'notice', { name: '全会', startAt: '2026-12-20T09:00:00+08:00', place: '大礼堂' }, 'https://r.example/r/x')).toEqual({ subject: '【会议通知】全会', text: '会议名称：全会\n时间：2026-12-20 09:00\n地点：大礼堂\n\n请点击以下链接查看并回复：\nhttps://r.example/r/x\n' }));
  test('F1.2: a preliminary notice says the day alone', () =>
    expect(letterOf('preliminary', 'notice', { name: '全会', startAt: '2026-12-20T09:00:00+08:00', place: '大礼堂' }, null).text).toBe('会议名称：全会\n时间：2026-12-20\n'));
  test('every attempt carries the same message id', () => expect(messageIdOf('r-1', null, 'office@district.example')).toBe('<r-1@district.example>'));
  test('a reminder is a mail of its own, and says in its subject that it is one', () =>
    expect([messageIdOf('r-1', 7, 'office@district.example'), letterOf('notice', 'urge', { name: '全会', startAt: null, place: null }, null).subject, letterOf('notice', 'reminder', { name: '全会', startAt: null, place: null }, null).subject]).toEqual(['<r-1.7@district.example>', '【催报·会议通知】全会', '【回执提醒·会议通知】全会']));

  const read = (form: 'formal' | 'change' | 'cancellation', sequence: number) => {
    const text = invitationOf({ uid: 'm-1', form, name: '全会', startAt: NOW, endAt: null, place: '大礼堂', sequence, organizer: { name: '区委办公室', email: 'office@district.example' }, attendee: 'unit@district.example' }, NOW);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    return [calendar.getFirstPropertyValue('method'), event.uid, event.sequence, event.summary, event.location, event.component.getFirstPropertyValue('status'), event.startDate.toJSDate().toISOString()];
  };
  test.each([['formal', 0, 'REQUEST', 'CONFIRMED'], ['change', 1, 'REQUEST', 'CONFIRMED'], ['cancellation', 2, 'CANCEL', 'CANCELLED']] as const)('a calendar reads the %s notice as %i, %s', (form, sequence, method, status) =>
    expect(read(form, sequence)).toEqual([method, 'm-1@rostrum', sequence, '全会', '大礼堂', status, NOW.toISOString()]));
});
