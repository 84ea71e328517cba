import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutFlow, linesOf } from './flow-layout.ts';

const LETTER = 14;
const stages = (n: number) => Array.from({ length: n }, (_, at) => `环节${at}`);

describe('lines of a label', () => {
  test.each([
    ['会场布置', 8, 1],
    ['正式会前检查会场安排', 8, 2],
    ['与上级机关衔接，提前通知领导迎候', 8, 2],
    ['与上级机关衔接，提前通知领导迎候', 5, 4],
    ['Inspection before the opening', 8, 3],
    ['Printing', 8, 1],
  ])('%s in %d letters: %d', (text, column, lines) => {
    expect(linesOf(text, column)).toBe(lines);
  });
});

test('fifteen stages stand in two rows, the second running back', () => {
  const { places, upright } = layoutFlow(stages(15), 1230, LETTER, 'normal');
  expect(upright).toBe(false);
  expect(places.map(({ row }) => row)).toEqual([...Array.from({ length: 8 }, () => 0), ...Array.from({ length: 7 }, () => 1)]);
  const xs = places.map(({ x }) => x);
  expect(xs.slice(0, 8)).toEqual(xs.slice(0, 8).toSorted((a, b) => a - b));
  expect(xs.slice(8)).toEqual(xs.slice(8).toSorted((a, b) => b - a));
  expect(xs[8]).toBe(xs[7]);
});

test('the line is straight within a row and turns at its end', () => {
  const { pieces } = layoutFlow(stages(4), 300, LETTER, 'small');
  expect(pieces.map((piece) => piece.includes('a'))).toEqual([false, false, false]);
  const turned = layoutFlow(stages(6), 300, LETTER, 'small');
  expect(turned.pieces.map((piece) => piece.includes('a'))).toEqual([false, false, true, false, false]);
});

test('on a phone the line stands upright', () => {
  expect(layoutFlow(stages(15), 360, LETTER, 'normal')).toMatchObject({ upright: true, places: [], pieces: [] });
});

test('a long word is not broken: the columns grow instead', () => {
  const chinese = layoutFlow(stages(10), 362, LETTER, 'small');
  const english = layoutFlow([...stages(9), 'Surroundings and lift'], 362, LETTER, 'small');
  expect([chinese.column, english.column]).toEqual([68, 85]);
});

test('a longer label makes its row higher and moves nothing sideways', () => {
  const short = layoutFlow(['甲', '乙', '丙'], 900, LETTER, 'normal');
  const long = layoutFlow(['甲', '与上级机关衔接，提前通知领导迎候并逐一落实到人、落实到位', '丙'], 900, LETTER, 'normal');
  expect(long.places.map(({ x }) => x)).toEqual(short.places.map(({ x }) => x));
  expect(long.height).toBeGreaterThan(short.height);
});

test('every node stands inside the drawing, and no two in one place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 510, max: 2400 }), fc.constantFrom('normal' as const, 'small' as const), (count, width, size) => {
      const { places, height, column } = layoutFlow(stages(count), width, LETTER, size);
      expect(places).toHaveLength(count);
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
      for (const { x, y } of places) {
        expect(x - column / 2).toBeGreaterThanOrEqual(-1);
        expect(x + column / 2).toBeLessThanOrEqual(width + 1);
        expect(y).toBeLessThan(height);
      }
    }),
  );
});
