import type { Text } from './text.ts';

/**
 * What finishes a stage. `slice` names the part of the product that tells it; `zh` and `en` say what has to be true.
 * A closed list: a stage is finished by evidence, not by a tick (R2).
 */
export const EVIDENCE = {
  'plan-approved': { slice: 'meetings', zh: '方案已批准', en: 'the plan is approved' },
  'plan-and-leaders': { slice: 'meetings', zh: '方案已批准，到会领导已落实', en: 'the plan is approved and the leaders have confirmed' },
  'notice-settled': { slice: 'notices', zh: '通知已发出，每个对象都已回复或准假', en: 'the notice is issued and every recipient has answered or been excused' },
  'phone-settled': { slice: 'notices', zh: '每个单位都已电话通知到，或写明原因', en: 'every unit has been reached by phone, or the reason is written down' },
  'order-complete': { slice: 'notices', zh: '通知单、地点、会务要求三项齐全', en: 'the notice form, the place and the requirements are complete' },
  'groups-complete': { slice: 'meetings', zh: '各组人员齐全，每组有负责人', en: 'every group has its members and its leader' },
  'child-closed': { slice: 'meetings', zh: '预备会已开完', en: 'the preparatory meeting is closed' },
  'agenda-approved': { slice: 'meetings', zh: '议程已审定', en: 'the agenda is approved' },
  'room-ready': { slice: 'rooms', zh: '会议室已订妥，准备清单已完成', en: 'the room is booked and its preparation list is done' },
  'papers-final': { slice: 'materials', zh: '材料已定稿', en: 'the papers are final' },
  vetted: { slice: 'materials', zh: '每篇发言都已审定', en: 'every speech has been passed' },
  printed: { slice: 'materials', zh: '已印制并验收', en: 'printed and received' },
  bagged: { slice: 'materials', zh: '已装袋并抽查', en: 'bagged and spot-checked' },
  'bagged-and-handed-out': { slice: 'materials', zh: '已装袋并签领', en: 'bagged and handed out against signature' },
  'publicity-passed': { slice: 'materials', zh: '稿件已审定发出', en: 'the text has been passed and released' },
  'venue-ready': { slice: 'venue', zh: '布置清单已完成并确认', en: 'the set-up list is done and confirmed' },
  checked: { slice: 'venue', zh: '会前检查表已签字', en: 'the inspection is signed' },
  rehearsed: { slice: 'service', zh: '彩排已记录', en: 'the rehearsal is recorded' },
  'service-done': { slice: 'service', zh: '会务值班单已完成', en: 'the duty list is done' },
  'logistics-confirmed': { slice: 'reception', zh: '各项已落实并确认', en: 'every arrangement is confirmed' },
  'record-signed': { slice: 'minutes', zh: '会议记录已签字', en: 'the record is signed' },
  'minutes-distributed': { slice: 'minutes', zh: '纪要已签发，分送对象已签收', en: 'the minutes are signed and every recipient has signed for them' },
  'resolution-adopted': { slice: 'minutes', zh: '决议已定稿，总结已归档', en: 'the adopted resolution is final and the summary is filed' },
  'resolution-and-report': { slice: 'minutes', zh: '决议已定稿，报告已报出', en: 'the adopted resolution is final and the report is filed' },
  'summary-filed': { slice: 'materials', zh: '总结已归档', en: 'the summary is filed' },
  'followed-up': { slice: 'supervision', zh: '每件事项已办结或已移交', en: 'every item is done or handed over' },
  recorded: { slice: 'meetings', zh: '办理情况已登记', en: 'what was done is written down' },
} as const satisfies Record<string, Text & { readonly slice: string }>;

export type EvidenceId = keyof typeof EVIDENCE;
