import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';

const labels = { name: { label: '名称' }, minutes: { label: '时长', show: (value: unknown) => `${String(value)} 分钟` }, units: { label: '单位' } };

test('two versions are compared field by field, in words', () => {
  const theirs = { name: '全会', minutes: 90, units: ['区教育局', '区水务局'], version: 4 };
  const yours = { name: '全体会议', minutes: 90, units: ['区教育局'], version: 3 };
  expect(differencesOf(labels, theirs, yours)).toEqual([
    { key: 'name', label: '名称', theirs: '全会', yours: '全体会议' },
    { key: 'units', label: '单位', theirs: '区教育局、区水务局', yours: '区教育局' },
  ]);
});

test('an empty field differs from a filled one and not from a missing one', () => {
  expect(differencesOf({ note: { label: '备注' } }, { note: null }, {})).toEqual([]);
  expect(differencesOf({ note: { label: '备注' } }, { note: '雨天改室内' }, {})).toEqual([{ key: 'note', label: '备注', theirs: '雨天改室内', yours: '' }]);
});
