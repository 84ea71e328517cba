import { Problem } from '#platform/problem.ts';
import type { UnitKind } from '../rules.ts';

/** What the office writes down about a unit. `sort` orders lists and 抄送 lines; smaller comes first. */
export interface UnitFields {
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly sort: number;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly address: string | null;
}

export interface SectionFields {
  readonly name: string;
  readonly sort: number;
  readonly phone: string | null;
}

/** A unit with people in office on or after the day it is to close cannot be closed (`unit_in_use`); nor can a section (`section_in_use`). */
export function checkEmpty(code: 'unit_in_use' | 'section_in_use', posts: number): void {
  if (posts > 0) throw new Problem(code, { posts });
}

/** Names by which a unit's kind can be told; the first that fits wins. */
const KIND_SIGNS: readonly (readonly [RegExp, UnitKind])[] = [
  [/(人大常委会|人大|政府|政协)办公室$/, 'leading-office'],
  [/^(中共.*委员会|.*区委)$|人民代表大会常务委员会$|区人民政府$|政协.*委员会$/, 'leading-body'],
  [/(乡|镇|街道)(党委|党工委|人民政府|办事处)?$/, 'township'],
  [/(法院|检察院)$/, 'judicial'],
  [/(总工会|工会|团委|妇联|妇女联合会|工商联|科协|文联|残联|侨联|红十字会|计生协)$/, 'mass-organization'],
  [/^(区委|中共).*(部|办公室|办|局|委|校|中心|室)$|纪委|监委|党校/, 'party-department'],
  [/(税务局|气象局|消防救援大队|供电公司|邮政管理局|海关|公积金管理部)$/, 'vertical'],
  [/(公司|集团)$/, 'enterprise'],
  [/(中心|学校|医院|馆|所|站|开发区管委会)$/, 'institution'],
  [/(局|委|委员会|办公室|办|大队)$/, 'government-department'],
];

/** The kind that a unit's name suggests; a proposal for a newly imported unit, to be corrected by hand. */
export const guessKind = (name: string): UnitKind => KIND_SIGNS.find(([sign]) => sign.test(name))?.[1] ?? 'other';
