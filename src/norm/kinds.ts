/** The ten kinds of the norm and the eleventh (A20), by identifier. */
export const KIND_CODES = {
  'party-congress': 'F1',
  plenary: 'F2',
  secretaries: 'F3',
  'standing-committee': 'F4',
  joint: 'F5',
  'on-site': 'F6',
  reception: 'F7',
  conference: 'F8',
  'deputy-secretary': 'D1',
  preparatory: 'D2',
  attended: 'G4',
} as const;

export type KindId = keyof typeof KIND_CODES;
export type KindCode = (typeof KIND_CODES)[KindId];

/** All kinds in the norm's own order. */
export const KINDS = Object.keys(KIND_CODES) as readonly KindId[];

export const isKind = (text: string): text is KindId => Object.hasOwn(KIND_CODES, text);
