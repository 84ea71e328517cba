import { call } from '@orpc/server';
import { people } from '#people/routes.ts';
import { as } from '#platform/testcall.ts';
import { freshDb } from '#platform/testdb.ts';
import { writeTable } from '#platform/xlsx/xlsx.ts';
import { slopeOf } from '../measure.ts';
import type { Row } from '../row.ts';

const SIZES = [1_000, 2_500, 5_000];
const MOST = 5_000;
const GOAL_S = 5;
const HEADER = ['姓名', '单位', '科室', '职务', '级别', '手机号', '任职日期', '排序号', '主要职务', '备注'];
const UNITS = Array.from({ length: 105 }, (_, at) => `云溪区第${at + 1}局`);
const GIVEN = '一乙二十丁厂七卜八人入儿匕几九刁了刀力乃又三干于亏工土士才下寸大';

const nameOf = (at: number) => `王${GIVEN[Math.floor(at / GIVEN.length) % GIVEN.length]}${GIVEN[at % GIVEN.length]}${at >= GIVEN.length ** 2 ? GIVEN[Math.floor(at / GIVEN.length ** 2)] : ''}`;
const roster = (size: number) => Array.from({ length: size }, (_, at) => [nameOf(at), UNITS[at % UNITS.length] ?? '', null, '科员', null, String(13_000_000_000 + at), null, at + 1, '是', null]);
const sheetOf = async (size: number) => new Blob([(await writeTable({ name: '名单', header: HEADER, widths: HEADER.map(() => 12), rows: roster(size) })) as Uint8Array<ArrayBuffer>]);
const decisions = { units: Object.fromEntries(UNITS.map((name) => [name, 'new' as const])), persons: {}, leaveOutErrors: false };

/** Preview and confirmation of one roster into an empty system, in seconds. */
async function importOnce(size: number): Promise<number> {
  const database = await freshDb();
  try {
    const file = await sheetOf(size);
    const clerk = () => as(database.db, 'secretariat');
    const began = performance.now();
    const { seal } = await call(people.importPreview, { file, decisions }, clerk());
    const { added } = await call(people.importConfirm, { file, decisions, seal }, clerk());
    if (added !== size) throw new Error(`${added} of ${size} rows were imported`);
    return (performance.now() - began) / 1000;
  } finally {
    await database.close();
  }
}

/** A roster of the largest size that is taken, from the file to the committed rows: looked at, confirmed, written. */
export async function measure(): Promise<Row> {
  await importOnce(SIZES[0] ?? MOST);
  const seconds: number[] = [];
  for (const size of SIZES) seconds.push(await importOnce(size));
  const ours = seconds.at(-1) ?? Number.NaN;
  return {
    row: 'import',
    title: `import of ${MOST} rows: preview and confirmation`,
    ours: `${ours.toFixed(2)} s`,
    peer: '-',
    ratio: null,
    limit: '-',
    goal: `< ${GOAL_S} s`,
    slope: slopeOf(SIZES.map((size, at) => [size, seconds[at] ?? Number.NaN])),
    pass: ours < GOAL_S,
  };
}
