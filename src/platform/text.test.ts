import { describe, expect, test } from 'vitest';
import { day, id, instant, line, optionalLine, prose } from './text.ts';

const reasonsOf = (result: { success: boolean; error?: { issues: unknown[] } }) =>
  result.success ? [] : (result.error?.issues ?? []).map((issue) => (issue as { params?: { reason: string }; code: string }).params?.reason ?? (issue as { code: string }).code);

describe('a line of text', () => {
  test.each([
    ['  区委全体会议 ', '区委全体会议'],
    ['买买提·艾合买提江', '买买提·艾合买提江'],
    ['㛃䶮喆堃镕祎', '㛃䶮喆堃镕祎'],
  ])('%j is taken as %j', (text, expected) => expect(line(20).parse(text)).toBe(expected));

  test.each([
    ['', ['too_small']],
    ['   ', ['too_small']],
    ['a'.repeat(21), ['too_big']],
    ['会议\u0000', ['control_character']],
    ['会议\n通知', ['control_character']],
    ['会\u200b议', ['control_character']],
    ['\u202e议会', ['control_character']],
  ])('%j is refused', (text, expected) => expect(reasonsOf(line(20).safeParse(text))).toEqual(expected));

  test('a line that may be left out becomes null', () => expect(['', '  ', null, undefined].map((text) => optionalLine(5).parse(text))).toEqual([null, null, null, null]));
});

test('prose keeps its line breaks and refuses other control characters', () => {
  expect(prose(50).parse('一、时间\n二、地点\t')).toBe('一、时间\n二、地点');
  expect(reasonsOf(prose(50).safeParse('一\u0007'))).toEqual(['control_character']);
});

test('an instant says its zone, a day is a day, an id is plain', () => {
  expect(instant().parse('2026-12-22T09:00+08:00')).toEqual(new Date('2026-12-22T01:00:00Z'));
  expect(reasonsOf(instant().safeParse('2026-12-22T09:00'))).toEqual(['instant_without_zone']);
  expect(reasonsOf(day().safeParse('2026-02-30'))).toEqual(['not_a_day']);
  expect(id().safeParse("x' or 1=1").success).toBe(false);
});
