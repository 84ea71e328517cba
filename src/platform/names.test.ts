import { describe, expect, test } from 'vitest';
import { nameKeys, strokesKnown, strokesOf, surnameLength } from './names.ts';

const byStrokes = (names: readonly string[]) => names.toSorted((a, b) => (nameKeys(a).strokes < nameKeys(b).strokes ? -1 : 1));

describe('pinyin', () => {
  test.each([
    ['曾国藩', 'zeng guo fan', 'zgf'],
    ['单雄信', 'shan xiong xin', 'sxx'],
    ['仇和', 'qiu he', 'qh'],
    ['欧阳志远', 'ou yang zhi yuan', 'oyzy'],
    ['吕正', 'lv zheng', 'lz'],
    ['买买提·艾合买提江', 'mai mai ti ai he mai ti jiang', 'mmtahmtj'],
    ['㛃小丽', 'jie xiao li', 'jxl'],
    ['䶮文', 'yan wen', 'yw'],
  ])('%s is read as a surname first: %s', (name, pinyin, initials) => {
    expect(nameKeys(name)).toMatchObject({ pinyin, initials });
  });
});

describe('按姓氏笔画', () => {
  test('surnames of one stroke count follow 横竖撇点折', () => {
    expect(byStrokes(['方明', '马明', '毛明', '丁明', '尹明', '万明', '王明', '习明', '邓明', '于明'])).toEqual([
      '丁明', '于明', '万明', '习明', '马明', '王明', '毛明', '方明', '尹明', '邓明',
    ]);
  });
  test('李 杨 张 陈 have seven strokes and stand in this order, before 周', () => {
    expect(byStrokes(['周平', '陈平', '张平', '杨平', '李平'])).toEqual(['李平', '杨平', '张平', '陈平', '周平']);
  });
  test('under one surname the name of two characters comes first, then by the given name', () => {
    expect(byStrokes(['王建国', '王一', '王卫', '王大力'])).toEqual(['王一', '王卫', '王大力', '王建国']);
  });
  test('a single surname comes before the compound one that begins alike', () => {
    expect(byStrokes(['司徒文', '司文文'])).toEqual(['司文文', '司徒文']);
  });
  test('a character that the table lacks comes last and is known to be missing', () => {
    expect([byStrokes(['𠅤文', '龚文']), strokesKnown('𠅤文'), strokesKnown('阿卜杜·热合曼')]).toEqual([['龚文', '𠅤文'], false, true]);
  });
});

test.each([
  ['火', '4334'],
  ['江', '441121'],
  ['扛', '121121'],
  ['陈', '5215234'],
  ['镕', '311154453434251'],
  ['祎', '45241152'],
  ['喆', '121251121251'],
  ['堃', '41534153121'],
  ['㛃', '531111253'],
  ['䶮', '135341134'],
  ['皙', '1234331232511'],
])('the strokes of %s are %s', (character, strokes) => expect(strokesOf(character)).toBe(strokes));

test('every surname of the hundred has strokes', () => {
  const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵';
  expect([...surnames].filter((surname) => strokesOf(surname) === null)).toEqual([]);
});

test.each([
  ['欧阳志远', 2],
  ['欧阳', 1],
  ['司徒明', 2],
  ['王小明', 1],
])('%s has a surname of %i', (name, length) => expect(surnameLength(name)).toBe(length));
