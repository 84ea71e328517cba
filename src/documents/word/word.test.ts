import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Block, Paper } from '../tree.ts';
import { writeWord } from './word.ts';

const paper = (...blocks: Block[]): Paper => ({
  format: 'general', title: '通知', author: '区委办公室', day: '2026-12-05',
  blocks: [{ kind: 'mark', text: '中共江岸区委办公室文件' }, { kind: 'number', text: '江委办〔2026〕12号' }, { kind: 'title', text: '关于召开全区大会的通知' }, ...blocks],
  imprint: { copies: ['区人大办'], printed: { organ: '区委办公室', day: '2026-12-05' } },
});
const parts = async (made: Paper) => Object.fromEntries(Object.entries(unzipSync(await writeWord(made))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const body = { kind: 'paragraph', runs: ['正文'] } as const;

test('the page of GB/T 9704 in twips: A4, margins, 22 lines of 579, odd and even footers', async () => {
  const { 'word/document.xml': xml = '', 'word/settings.xml': settings = '' } = await parts(paper(body));
  const attributes = (tag: string) => Object.fromEntries([...(new RegExp(`<w:${tag} ([^>]*)/>`).exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  expect([attributes('pgSz'), attributes('pgMar'), attributes('docGrid'), settings.includes('<w:evenAndOddHeaders')]).toEqual([
    { w: '11906', h: '16838', orient: 'portrait' },
    { top: '2098', right: '1474', bottom: '1984', left: '1587', header: '850', footer: '1447', gutter: '0' },
    { linePitch: '579', type: 'lines' },
    true,
  ]);
});

test('the same paper makes the same bytes', async () => {
  const [one, again] = [await writeWord(paper(body)), await writeWord(paper(body))];
  expect(Buffer.compare(Buffer.from(one), Buffer.from(again))).toBe(0);
});

test('markup in the text is text', async () => {
  const { 'word/document.xml': xml = '' } = await parts(paper({ kind: 'paragraph', runs: ['</w:p><w:p>&amp;<script>'] }));
  expect(xml).toContain('&lt;/w:p&gt;&lt;w:p&gt;&amp;amp;&lt;script&gt;');
});

test('a table for the 版记 is never the last thing of a document', async () => {
  const { 'word/document.xml': xml = '' } = await parts(paper(body));
  expect(/<\/w:tbl><w:p>(?:(?!<w:tbl>).)*<\/w:p><w:sectPr/s.test(xml)).toBe(true);
});

test('a control character is refused by its code', async () => {
  await expect(writeWord(paper({ kind: 'paragraph', runs: ['正\u0007文'] }))).rejects.toMatchObject({ code: 'character_unprintable', data: { characters: 'U+0007' } });
});
