/** Row 3: the dates of 10,000 meetings of 20 stages, as after a holiday notice, against chinese-days; and not one of them different. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { officeDay } from '#platform/time.ts';
import { count, duration, growth, interleaved, median, times } from '../measure.ts';
import type { Row } from '../row.ts';
import { meetings, peerDays, planAll } from './dates.ts';
import { SHAPE, syntheticNorm } from './synthetic.ts';

const GOAL = 200;
const MOST_MS = 10;
const MOST_GROWTH = 1.1;
const TURNS = 7;
const PASSES = 10;
const OURS = 10_000;
const PEER = 200;
const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];

/** Ours under four time zones, line by line beside chinese-days under the one zone that it is right in. */
function differing(): number {
  const ask = (whose: string, zone: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('./dates.ts', import.meta.url)), whose], { env: { ...process.env, TZ: zone }, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  const truth = ask('peer', 'UTC');
  return ZONES.map((zone) => ask('ours', zone)).reduce((sum, lines) => sum + truth.filter((line, n) => line !== lines[n]).length + Math.abs(truth.length - lines.length), 0);
}

/** The least any planner does: writes one number for each stage of each meeting. */
function plainPass(): number {
  const dates = new Int32Array(OURS * SHAPE.length);
  for (let i = 0; i < dates.length; i += 1) dates[i] = i - (dates[i - 1] ?? 0);
  return dates[dates.length - 1] ?? 0;
}

export async function measure(): Promise<Row> {
  const norm = syntheticNorm(SHAPE.length);
  const all = meetings(OURS);
  const few = meetings(PEER).map(({ start }) => officeDay(start));
  for (let i = 0; i < 20; i += 1) planAll(norm, all);
  const repeated = (work: () => number) => () => {
    let sum = 0;
    for (let i = 0; i < PASSES; i += 1) sum += work();
    return sum;
  };
  const turns = await interleaved(TURNS, repeated(() => planAll(norm, all)), () => few.map(peerDays).length);
  const ours = median(turns.map((turn) => turn.ours)) / PASSES;
  const peer = (median(turns.map((turn) => turn.peer)) * OURS) / PEER;
  const passes = await interleaved(TURNS, repeated(plainPass), repeated(plainPass));
  const slope = await growth([10_000, 100_000, 1_000_000], (size) => {
    const many = meetings(size);
    return () => planAll(norm, many);
  }, 3);
  const wrong = differing();
  const ratio = peer / ours;
  return {
    row: '3', title: `dates of ${count(OURS)} meetings x 20 stages, ${wrong} differing in 4 time zones`, ours: duration(ours), peer: `chinese-days ${duration(peer)}`, ratio,
    limit: `plain pass ${duration(median(passes.map((turn) => turn.ours)) / PASSES)}`, goal: `>= ${times(GOAL)}, <= ${MOST_MS} ms, 0 differing, growth <= ${MOST_GROWTH}`, slope,
    pass: ratio >= GOAL && ours <= MOST_MS && wrong === 0 && slope <= MOST_GROWTH,
  };
}
