/** One line of the comparison: what it is called and what stands in either version, in words. */
export interface Difference {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
}

/** A field as the comparison of two versions names and shows it. */
export interface FieldLabel {
  readonly label: string;
  /** The value in words; left out: as it is. */
  readonly show?: (value: unknown) => string;
}

const plain = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.map(plain).join('、') : String(value));

/** The labelled fields in which the two versions differ. */
export function differencesOf(labels: Readonly<Record<string, FieldLabel>>, theirs: Readonly<Record<string, unknown>>, yours: Readonly<Record<string, unknown>>): Difference[] {
  return Object.entries(labels).flatMap(([key, { label, show = plain }]) => {
    const [one, other] = [show(theirs[key]), show(yours[key])];
    return one === other ? [] : [{ key, label, theirs: one, yours: other }];
  });
}
