import { Problem } from '#platform/problem.ts';

/** Control characters and private signs have no meaning that another machine would share. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is this pattern's whole purpose
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Co}|\p{Cs}/gu;

const codeOf = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Refuses characters that cannot be printed on any machine (`character_unprintable`), each by its code. */
export function checkCharacters(texts: readonly string[]): void {
  const found = [...new Set(texts.flatMap((text) => text.match(UNPRINTABLE) ?? []))];
  if (found.length > 0) throw new Problem('character_unprintable', { characters: found.map(codeOf).join('、') });
}
