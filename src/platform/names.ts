import { pinyin } from 'pinyin-pro';
import { STROKES } from './strokes.data.ts';

/** What a person's name is searched and sorted by; stored beside the name. */
export interface NameKeys {
  /** Syllables without tones, surname first and read as a surname: 'zeng guo fan' for 曾国藩. Sorts by code point. */
  readonly pinyin: string;
  /** First letters of the syllables: 'zgf'. */
  readonly initials: string;
  /** Sorts by code point into the order 按姓氏笔画. */
  readonly strokes: string;
}

const COMPOUND_SURNAMES = new Set(
  ('欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 ' +
    '闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 ' +
    '公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 归海 完颜 叶赫 那拉').split(' '),
);

/** How many leading characters are the surname. A name of two characters has a surname of one. */
export function surnameLength(name: string): 1 | 2 {
  const characters = [...name];
  return characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
}

let table: ReadonlyMap<string, string> | null = null;
const strokeTable = (): ReadonlyMap<string, string> =>
  (table ??= new Map([...STROKES.matchAll(/(\D)(\d+)/gu)].map(([, character = '', strokes = '']) => [character, strokes])));

/** The strokes of a character as classes 横1 竖2 撇3 点4 折5 in writing order, or null where the table has none. */
export const strokesOf = (character: string): string | null => strokeTable().get(character) ?? null;

/** Behind every known character: a character the table lacks comes last, and is found again by {@link strokesKnown}. */
const UNKNOWN = '99';

/** Count first, then the order 横竖撇点折, then the character itself, so that equal characters stay together. */
function characterKey(character: string): string {
  const strokes = strokesOf(character);
  return `${strokes ? String(strokes.length).padStart(2, '0') : UNKNOWN}${strokes ?? ''}${character}`;
}

/** Whether every character of the name is in the stroke table; the dot of a minority name is none. */
export const strokesKnown = (name: string): boolean => [...name].every((character) => character === '·' || strokesOf(character) !== null);

/**
 * 按姓氏笔画: the surname's strokes (count, then 横竖撇点折); a single surname before a compound one that begins alike;
 * under one surname shorter given names first, then their characters one by one. '!' sorts before every digit.
 */
function strokeKey(name: string): string {
  const characters = [...name].filter((character) => character !== '·');
  const at = surnameLength(name);
  const given = characters.slice(at);
  return [characters.slice(0, at).map(characterKey).join(''), String(given.length).padStart(2, '0'), ...given.map(characterKey)].join('!');
}

/** ü is typed as v. A syllable that is no letter (a sign the dictionary does not read) stays as it is. */
const syllables = (name: string): string[] =>
  pinyin(name.replaceAll('·', ''), { surname: 'head', toneType: 'none', type: 'array' })
    .map((syllable) => syllable.toLowerCase().replaceAll('ü', 'v').trim())
    .filter(Boolean);

/** The stored keys of a name. */
export function nameKeys(name: string): NameKeys {
  const parts = syllables(name);
  return { pinyin: parts.join(' '), initials: parts.map((part) => [...part][0]).join(''), strokes: strokeKey(name) };
}
