import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverageOf, findFonts, liveFaces } from './found.ts';
import { readFont } from './fontfile.ts';

/** A font of two tables: a family's name, and one range of characters. */
function fontOf(family: string, first: number, last: number): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16();
  const name = Buffer.alloc(18 + text.length);
  [0, 1, 18, 3, 1, 0x409, 1, text.length, 0].forEach((value, at) => name.writeUInt16BE(value, at * 2));
  text.copy(name, 18);
  const cmap = Buffer.alloc(12 + 28);
  [0, 1, 3, 10].forEach((value, at) => cmap.writeUInt16BE(value, at * 2));
  cmap.writeUInt32BE(12, 8);
  cmap.writeUInt16BE(12, 12);
  [28, 0, 1, first, last, 1].forEach((value, at) => cmap.writeUInt32BE(value, 16 + at * 4));
  const head = Buffer.alloc(12 + 32);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(2, 4);
  [['cmap', cmap, 44], ['name', name, 44 + cmap.length]].forEach(([tag, table, at], n) => {
    head.write(String(tag), 12 + n * 16, 'latin1');
    head.writeUInt32BE(Number(at), 20 + n * 16);
    head.writeUInt32BE((table as Buffer).length, 24 + n * 16);
  });
  return Buffer.concat([head, cmap, name]);
}

const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-fonts-'));
const own = join(dataDir, 'fonts', 'own.ttf');
beforeAll(() => {
  mkdirSync(join(dataDir, 'fonts'));
  writeFileSync(own, fontOf('FangSong_GB2312', 0x4e00, 0x9fa5));
  writeFileSync(join(dataDir, 'fonts', 'broken.ttf'), 'no font');
});
afterAll(() => rmSync(dataDir, { recursive: true }));

test('a font tells its family and which characters it has', async () => {
  const [face] = await readFont(own);
  const covers = await face?.covers();
  expect([face?.families, covers?.(0x4e00), covers?.(0x9fa5), covers?.(0x9fa6), covers?.(0x41)]).toEqual([['FangSong_GB2312'], true, true, false, false]);
});

test('the face in <data>/fonts is live, the others have their stand-ins', async () => {
  const live = liveFaces(await findFonts(dataDir, {}));
  expect(live.find(({ face }) => face === 'body')).toMatchObject({ name: '仿宋_GB2312', family: 'FangSong_GB2312', file: own, standIn: false });
  expect(liveFaces(await findFonts(null, {})).every(({ family, standIn }) => !standIn || family.startsWith('Noto S'))).toBe(true);
});

test('what a face lacks is set by the next of its chain, and told; what nobody has is missing', async () => {
  const found = await findFonts(dataDir, {});
  expect(await coverageOf(found, { body: ['会議㛃，😀'] })).toEqual({ fellBack: [...'㛃，'].map((char) => ({ char, face: '仿宋_GB2312', family: 'Noto Serif SC' })), missing: ['😀'] });
});
