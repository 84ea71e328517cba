import { describe, expect, test } from 'vitest';
import { cleanMobile, cleanName, isMobile, isPersonName } from './rules.ts';

describe('names', () => {
  test.each([
    ['李　明', '李明'],
    [' 欧阳 志远 ', '欧阳志远'],
    ['买买提•艾合买提江', '买买提·艾合买提江'],
    ['买买提．艾合买提江', '买买提·艾合买提江'],
    ['买买提.艾合买提江', '买买提·艾合买提江'],
    ['古丽 · 阿依', '古丽·阿依'],
    ['Ａｎｎａ  Ｌｅｅ', 'Anna Lee'],
    ['𠅤骉', '𠅤骉'],
    ['㛃䶮', '㛃䶮'],
  ])('%j is kept as %j', (raw, kept) => expect([cleanName(raw), isPersonName(cleanName(raw))]).toEqual([kept, true]));

  test.each(['李', '', '李明1', '李明（女）', '·李明', '李·', '李\ue000', '李@明', '王'.repeat(41)])('%j is no name', (raw) =>
    expect(isPersonName(cleanName(raw))).toBe(false),
  );
});

describe('mobile numbers', () => {
  test.each([
    ['１３８００１３８０００', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['0086 13800138000', '13800138000'],
  ])('%j is kept as %j', (raw, kept) => expect([cleanMobile(raw), isMobile(cleanMobile(raw))]).toEqual([kept, true]));

  test.each(['1380013800', '138001380001', '12800138000', '0571-88888888', '1380013800a'])('%j is none', (raw) => expect(isMobile(cleanMobile(raw))).toBe(false));
});
