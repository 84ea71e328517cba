import type { ClauseId } from './clauses.ts';
import type { KindId } from './kinds.ts';
import type { Text } from './text.ts';

/**
 * Who receives minutes (纪要分送范围). `how`: `group` expands to the persons or units of that day, `decided` is proposed
 * from the units named in what was decided (A6), `archive` is the office's own copy (A5) and cannot be taken off the list.
 */
interface Recipient extends Text {
  readonly group: string;
  readonly how: 'group' | 'decided' | 'archive';
}

export interface Distribution {
  readonly id: 'M1' | 'M2' | 'M3';
  readonly clause: ClauseId;
  readonly kind: KindId;
  readonly recipients: readonly Recipient[];
}

/** A4: 区委常委 and the chief and deputy heads of congress, government and consultative conference. */
const LEADERSHIPS: Recipient = { group: 'leaderships', how: 'group', zh: '区四套班子领导', en: 'Leaders of the four leading bodies' };
/** A5: without our own office. */
const THREE_OFFICES: Recipient = { group: 'three-offices', how: 'group', zh: '区人大办、政府办、政协办', en: 'Offices of the congress, the government and the consultative conference' };
const PARTY_DEPARTMENTS: Recipient = { group: 'party-departments', how: 'group', zh: '区委各部委办局', en: 'Departments of the district committee' };
const GENERAL_LIST: Recipient = { group: 'general-list', how: 'group', zh: '各普发单位', en: 'Units on the general list' };
const ARCHIVE: Recipient = { group: 'archive', how: 'archive', zh: '存档', en: 'Archive' };

export const DISTRIBUTION: readonly Distribution[] = [
  { id: 'M1', clause: 'M1', kind: 'secretaries', recipients: [LEADERSHIPS, THREE_OFFICES, { group: 'concerned', how: 'decided', zh: '相关单位', en: 'Units concerned' }, ARCHIVE] },
  { id: 'M2', clause: 'M2', kind: 'standing-committee', recipients: [LEADERSHIPS, THREE_OFFICES, PARTY_DEPARTMENTS, { group: 'concerned', how: 'decided', zh: '各有关单位', en: 'Units concerned' }, ARCHIVE] },
  { id: 'M3', clause: 'M3', kind: 'joint', recipients: [LEADERSHIPS, THREE_OFFICES, GENERAL_LIST, ARCHIVE] },
];

/** The list the norm gives this kind, or null where it gives none (A3: then it is chosen by hand). */
export const distributionOf = (kind: KindId): Distribution | null => DISTRIBUTION.find((list) => list.kind === kind) ?? null;
