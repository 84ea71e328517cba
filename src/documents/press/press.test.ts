import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Block, Paper } from '../tree.ts';
import { checkCharacters } from './characters.ts';
import { printPaper } from './press.ts';

const paper = (...blocks: Block[]): Paper => ({ format: 'general', title: '通知', author: '区委办公室', day: '2026-12-05', blocks });
const saying = (text: string) => paper({ kind: 'paragraph', runs: [text] });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const refusal = (work: Promise<unknown>) => work.then(() => null, ({ code, data }: { code: string; data: object }) => [code, data]);

test('the same paper makes the same bytes, another one does not', async () => {
  const [one, again, other] = [await printPaper(saying('同一内容')), await printPaper(saying('同一内容')), await printPaper(saying('另一内容'))];
  expect([hash(again.pdf) === hash(one.pdf), hash(other.pdf) === hash(one.pdf), one.pages]).toEqual([true, false, 1]);
});

test('rare names are printed, and it is told which faces were used', async () => {
  const { faces } = await printPaper(saying('㛃䶮喆堃镕祎，买买提·艾合买提江，李明'));
  expect(faces.map(({ name }) => name)).toEqual(['仿宋_GB2312']);
});

describe('refused by name', () => {
  test('a character that no font has', async () => expect(await refusal(printPaper(saying('会议😀通知𪨊')))).toEqual(['glyph_missing', { characters: '😀𪨊' }]));
  test.each([
    ['a bell', '会\u0007议', 'U+0007'],
    ['an invisible mark', '会\u202e议', 'U+202E'],
    ['a private sign', '会\ue123议', 'U+E123'],
  ])('%s', (_what, text, characters) => expect(() => checkCharacters([text])).toThrow(expect.objectContaining({ code: 'character_unprintable', data: { characters } })));
});

test.each(['#read("/etc/passwd")', '#import "@preview/cetz:0.3.0"', '$x$ *b* _i_ `r` <l> @r \\ ~ //', '</w:p><script>&amp;', '#{while true {}}'])('%s is text and nothing else', async (text) => {
  expect((await printPaper(saying(text))).pages).toBe(1);
});

test('the event loop goes on while 200 pages are set', async () => {
  const blocks = Array.from({ length: 800 }, (): Block => ({ kind: 'paragraph', runs: ['会议认为，今年以来各项工作取得新的成效，下一步要继续压实责任、细化举措、狠抓落实。'.repeat(4)] }));
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 2);
  const { pages } = await printPaper(paper(...blocks));
  clearInterval(beat);
  expect([pages > 150, turns > 10]).toEqual([true, true]);
});
