/** A made-up kind of meeting for the rows that count: 4 in a row, 6 side by side, a join, 4 in a row, 4 side by side, a join, 2 in a row. */
import { NORM_V1 } from '#norm/norm.ts';
import type { Norm } from '#norm/norm.ts';
import type { Kind, Stage, StageId } from '#norm/types.ts';

/** Hard dependencies of the 20 stages, each named 's0' … 's19'. */
export const SHAPE: readonly (readonly number[])[] = [
  [], [0], [1], [2],
  [3], [3], [3], [3], [3], [3],
  [4, 5, 6, 7, 8, 9], [10], [11], [12],
  [13], [13], [13], [13],
  [14, 15, 16, 17], [18],
];

/** As {@link SHAPE} repeated until there are so many stages. */
export function shapeOf(count: number): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, i) => {
    const block = Math.floor(i / SHAPE.length) * SHAPE.length;
    const own = SHAPE[i % SHAPE.length] ?? [];
    return i > 0 && own.length === 0 ? [i - 1] : own.map((need) => need + block);
  });
}

export const stageName = (i: number): StageId => `s${i}`;

/** Working days before the meeting: the first stage is due longest before, stages side by side on one day. */
export function daysBefore(shape: readonly (readonly number[])[]): readonly number[] {
  const depth: number[] = [];
  shape.forEach((needs, i) => void (depth[i] = needs.length === 0 ? 0 : Math.max(...needs.map((need) => depth[need] ?? 0)) + 1));
  const deepest = Math.max(...depth);
  return depth.map((at) => deepest + 1 - at);
}

function stageOf(i: number, needs: readonly number[], days: number): Stage {
  return {
    id: stageName(i),
    name: { zh: `环节${i}`, en: `Stage ${i}` },
    clause: 'R3',
    ownerClause: 'G3a',
    roles: { arrange: ['director'], undertake: ['secretariat'], assist: [], firstResponsible: null, passedBy: [], signers: [] },
    items: [],
    needs: needs.map((need) => ({ stage: stageName(need), clause: 'A13' })),
    offset: { begin: null, due: { from: 'day', days: -days }, open: false },
    evidence: 'recorded',
    written: true,
    optional: false,
    on: true,
    brings: [],
    skippable: true,
  };
}

/** A norm of one kind with so many stages of that shape. */
export function syntheticNorm(count: number): Norm {
  const shape = shapeOf(count);
  const days = daysBefore(shape);
  const kind: Kind = {
    id: 'conference', code: 'F8', name: { zh: '试验', en: 'Trial' }, series: 'important', clauses: ['F8'],
    roles: { arrange: ['director'], undertake: ['secretariat'], assist: [], firstResponsible: null },
    usual: { days: 1, minutes: 120 },
    stages: shape.map((needs, i) => stageOf(i, needs, days[i] ?? 1)),
  };
  return { ...NORM_V1, kinds: [kind] };
}
