import type { Text } from './text.ts';

/** The duties (职责) the norm hands out. Who holds one, from when to when, is the roster's matter. */
export const DUTIES = {
  director: { zh: '主任', en: 'Director of the office' },
  'deputy-in-charge': { zh: '分管主任', en: 'Deputy director in charge of the section' },
  'liaison-deputy': { zh: '联系副主任', en: 'Deputy director who liaises with this line of work' },
  'attending-deputy': { zh: '跟班副主任', en: 'Deputy director attending the leader' },
  secretariat: { zh: '秘书科', en: 'Secretariat section' },
  drafting: { zh: '综合科', en: 'Drafting section' },
  supervision: { zh: '信息督查科', en: 'Information and supervision section' },
  logistics: { zh: '机关事务处', en: 'Logistics department' },
  department: { zh: '承办部门', en: 'Undertaking department' },
} as const satisfies Record<string, Text>;

export type DutyId = keyof typeof DUTIES;
