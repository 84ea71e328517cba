import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../rules.ts';
import { classesOf, expiredIfSetBy, passwordExpiry, passwordFindings } from './rules.ts';

describe('GB/T 22239-2019 8.1.4.1 a: what a new password must be', () => {
  test.each([
    ['Huiwu-2026x', 'admin', []],
    ['huiwu-2026', 'admin', []],
    ['HUIWU-2026', 'admin', []],
    ['会务系统Abcd12', 'admin', []],
    ['Huiwu-202', 'admin', ['password_too_short']],
    ['abcdefghij', 'admin', ['password_too_simple']],
    ['abcdefghi1', 'admin', ['password_too_simple']],
    ['ABCDEF1234', 'admin', ['password_too_simple']],
    ['1234567890', 'admin', ['password_too_simple']],
    ['abc', 'admin', ['password_too_short', 'password_too_simple']],
    ['', 'admin', ['password_too_short', 'password_too_simple']],
    ['myADMIN-2026', 'admin', ['password_holds_name']],
    ['nimda-Xy2026', 'Admin', ['password_holds_name']],
    ['ＡＤＭＩＮ-xy2026', 'admin', ['password_holds_name']],
    ['林知夏-Abc2026', '林知夏', ['password_holds_name']],
    ['李明-Abc20260', '李明', []],
    ['Li-Abc202600', 'li', []],
    [`Aa1${'x'.repeat(125)}`, 'admin', []],
    [`Aa1${'x'.repeat(126)}`, 'admin', ['password_too_long']],
  ])('%s for the account %s: %j', (password, name, findings) => expect(passwordFindings(password, name, DEFAULT_POLICY)).toEqual(findings));

  test('a name of two characters is refused only as the whole password', () =>
    expect(passwordFindings('ab', 'AB', { ...DEFAULT_POLICY, passwordMinLength: 1, passwordMinClasses: 1 })).toEqual(['password_holds_name']));

  test('length is counted in characters, not in halves of them', () => {
    expect(passwordFindings('𠮷𠮷𠮷𠮷𠮷𠮷𠮷aB1', 'admin', DEFAULT_POLICY)).toEqual([]);
    expect(passwordFindings('𠮷𠮷𠮷𠮷𠮷𠮷aB1', 'admin', DEFAULT_POLICY)).toEqual(['password_too_short']);
  });

  test.each([
    ['', 0],
    ['a', 1],
    ['aB', 2],
    ['aB3', 3],
    ['aB3 ', 4],
    ['会', 1],
  ])('classes in "%s": %i', (password, classes) => expect(classesOf(password)).toBe(classes));
});

describe('a password is 90 days old at most', () => {
  const set = new Date('2026-09-01T08:30:00+08:00');
  test('the day of expiry', () => expect(passwordExpiry(set, DEFAULT_POLICY)).toEqual(new Date('2026-11-30T08:30:00+08:00')));
  test.each([
    ['one millisecond before', '2026-11-30T08:29:59.999+08:00', false],
    ['at the moment itself', '2026-11-30T08:30:00+08:00', true],
  ])('%s', (_, now, expired) => expect(set <= expiredIfSetBy(new Date(now), DEFAULT_POLICY)).toBe(expired));
});
