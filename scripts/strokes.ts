/**
 * Writes src/platform/strokes.data.ts: the strokes of every character the dictionary (MIT) knows, in the five classes of
 * 横 1, 竖 2, 撇 3, 点 4 (with 捺), 折 5. 提 counts as 横 and 竖钩 as 竖, as the national stroke order has it.
 * Run by hand when the dictionary changes: npx tsx scripts/strokes.ts
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Dictionary {
  use(plugin: unknown): void;
  stroke(character: string, order: 'order', as: 'letter'): readonly (string | undefined)[];
}
const require = createRequire(import.meta.url);
const dictionary = require('cnchar') as Dictionary;
dictionary.use(require('cnchar-order'));

/** The dictionary's letters; every other letter is one of the turning strokes. */
const CLASSES: Readonly<Record<string, string>> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', l: '4', d: '4' };
const TURN = '5';

/** What the dictionary lacks or has wrong, put together from the parts of the character. */
const BY_HAND: Readonly<Record<string, string>> = {
  皙: '1234331232511',
  脩: '32231343511',
  郤: '343425152',
  琀: '11213445251',
  翯: '5415414125125251',
  骉: '551551551',
  玘: '1121515',
  翙: '252354541541',
  莀: '1221311534',
  衎: '332112112',
  袆: '452341152',
  㛃: '531111253',
  䶮: '135341134',
  䴖: '1121251135451',
  '𬀩': '25111152',
  '𬬭': '311153435',
};

const RANGES = [
  [0x3007, 0x3007],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

function strokesOf(character: string): string | null {
  const letters = dictionary.stroke(character, 'order', 'letter')[0];
  return letters ? [...letters].map((letter) => CLASSES[letter] ?? TURN).join('') : null;
}

function* known(): Generator<[character: string, strokes: string]> {
  for (const [first, last] of RANGES)
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCodePoint(code);
      const strokes = BY_HAND[character] ? null : strokesOf(character);
      if (strokes) yield [character, strokes];
    }
  yield* Object.entries(BY_HAND);
}

const entries = [...known()];
const text = entries.map(([character, strokes]) => character + strokes).join('');
writeFileSync(
  new URL('../src/platform/strokes.data.ts', import.meta.url),
  `/** Made by scripts/strokes.ts: ${entries.length} characters, each followed by the classes of its strokes. */\nexport const STROKES =\n  '${text}';\n`,
);
console.log(`strokes: ${entries.length} characters`);
