/**
 * One line of `npm run bench`. A file bench/**\/row*.ts exports `measure(): Row | Row[]` (or a promise of it); ours and
 * the peer are measured in turn in one run, and what is slower or faster is said as a ratio, never as a bare time.
 */
export interface Row {
  /** Its number in the list of promises, '1', '3b'. */
  readonly row: string;
  readonly title: string;
  /** Figures with their unit, as they are to be read: '1.2 ms', '231 KB'. */
  readonly ours: string;
  readonly peer: string;
  /** How many times better than the peer; null where there is none. */
  readonly ratio: number | null;
  /** The physical limit beside it, with its unit. */
  readonly limit: string;
  readonly goal: string;
  /** Least-squares slope of log(time) over log(size): 1 is linear; null where nothing grows. */
  readonly slope: number | null;
  readonly pass: boolean;
}
