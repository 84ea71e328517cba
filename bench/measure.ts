/**
 * Measuring without self-deception: ours and the peer turn by turn in one process, the median of the turns, growth by a
 * fitted slope. Time is processor time, which neighbours on the same machine cannot stretch; all of it is computing.
 */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

type Work = () => unknown;

/** Milliseconds of processor time that one run takes. */
async function timed(work: Work): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

interface Turn {
  readonly ours: number;
  readonly peer: number;
}

/** Ours, peer, ours, peer …: milliseconds of each turn. Run both once before, unmeasured, to warm up. */
export async function interleaved(turns: number, ours: Work, peer: Work): Promise<readonly Turn[]> {
  const measured: Turn[] = [];
  await ours();
  await peer();
  for (let n = 0; n < turns; n += 1) measured.push({ ours: await timed(ours), peer: await timed(peer) });
  return measured;
}

/** The least-squares slope of log(time) over log(size): 1 is linear. */
export function slopeOf(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const top = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return top / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** The best of several runs of each size: growth is a property of the code, not of the neighbours. */
export async function growth(sizes: readonly number[], workFor: (size: number) => Work, runs = 5): Promise<number> {
  const points: (readonly [number, number])[] = [];
  for (const size of sizes) {
    const work = workFor(size);
    await work();
    const times: number[] = [];
    for (let n = 0; n < runs; n += 1) times.push(await timed(work));
    points.push([size, Math.min(...times)]);
  }
  return slopeOf(points);
}

function collect(): void {
  if (!globalThis.gc) throw new Error('start with --expose-gc: heap cannot be measured without it');
  globalThis.gc();
  globalThis.gc();
}

/** Bytes of heap that one live instance takes, from many of them held at once. */
export async function heapPer(count: number, make: (i: number) => unknown): Promise<number> {
  const held: unknown[] = Array.from({ length: count }, () => null);
  held[0] = await make(0);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 1; i < count; i += 1) held[i] = await make(i);
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / (count - 1);
  if (held.length !== count) throw new Error('the instances were dropped');
  return bytes;
}

export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
export const times = (value: number): string => `${count(value)}x`;
/** A duration in the unit that reads best. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 1 ? `${ms.toFixed(2)} ms` : `${(ms * 1000).toFixed(2)} µs`;
}
export const bytes = (value: number): string => (value >= 1_000_000 ? `${(value / 1_000_000).toFixed(2)} MB` : value >= 10_000 ? `${(value / 1000).toFixed(1)} KB` : `${count(value)} B`);
