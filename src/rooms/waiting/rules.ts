import { outranks, type Use } from '../bookings/rules.ts';

/** Somebody in line. */
export interface InLine {
  readonly use: Use;
  readonly createdAt: Date;
}

/** G5a: whose turn it is: the higher use first, among equals whoever asked first. */
export const byTurn = <W extends InLine>(line: readonly W[]): readonly W[] =>
  line.toSorted((a, b) => (outranks(a.use, b.use) ? -1 : outranks(b.use, a.use) ? 1 : a.createdAt.getTime() - b.createdAt.getTime()));
