import { between, by, day, end, following, kind, need, start } from './build.ts';

/** D1 分管书记召集的会议流程: four stages. The attending deputy orders, at once when the meeting is near. */
export const DEPUTY_SECRETARY = kind({
  id: 'deputy-secretary',
  name: { zh: '分管书记召集的会议', en: 'Meeting called by a deputy secretary' },
  series: 'daily',
  clauses: ['D1', 'A7'],
  roles: { arrange: ['attending-deputy'], undertake: ['secretariat'], assist: [], firstResponsible: null },
  usual: { days: 1, minutes: 120 },
  stages: [
    {
      id: 'D1.1', zh: '跟班副主任交办', en: 'Order by the attending deputy director', owner: { clause: 'D1', undertake: ['attending-deputy'] }, when: by(day(-1)), evidence: 'order-complete',
      nouns: ['phone-form', 'place', 'requirements'], skippable: false,
    },
    { id: 'D1.2', zh: '电话通知', en: 'Phone notice', owner: { clause: 'D1', undertake: ['secretariat'] }, when: following('D1.1', 120), evidence: 'phone-settled', nouns: ['phone-notice'], needs: need('D1.1', 'D1.1') },
    { id: 'D1.3', zh: '会议室准备', en: 'Room', owner: { clause: 'D1', undertake: ['secretariat'] }, when: by(start(-30)), evidence: 'room-ready', nouns: ['tea', 'air-conditioning'] },
    { id: 'D1.4', zh: '会务', en: 'Service', owner: { clause: 'D1', undertake: ['secretariat'] }, when: between(start(-15), end(0)), evidence: 'service-done', nouns: ['service'] },
  ],
});

/** D2 重要会议（重大活动）预备会流程: four stages. */
export const PREPARATORY = kind({
  id: 'preparatory',
  name: { zh: '重要会议（重大活动）预备会', en: 'Preparatory meeting' },
  series: 'daily',
  clauses: ['D2', 'A8'],
  roles: { arrange: ['director', 'deputy-in-charge'], undertake: ['secretariat'], assist: [], firstResponsible: null },
  usual: { days: 1, minutes: 90 },
  stages: [
    {
      id: 'D2.1', zh: '办公室主任或副主任交办', en: 'Order by the director or a deputy', owner: { clause: 'D2', undertake: ['director', 'deputy-in-charge'] }, when: by(day(-1)), evidence: 'order-complete',
      nouns: ['notice-form', 'place', 'requirements'], skippable: false,
    },
    { id: 'D2.2', zh: '电话通知', en: 'Phone notice', owner: { clause: 'D2', undertake: ['secretariat'] }, when: following('D2.1', 120), evidence: 'phone-settled', nouns: ['phone-notice'], needs: need('D2.1', 'D2.1') },
    { id: 'D2.3', zh: '会议室准备', en: 'Room', owner: { clause: 'D2', undertake: ['secretariat'] }, when: by(start(-30)), evidence: 'room-ready', nouns: ['tea', 'air-conditioning'] },
    { id: 'D2.4', zh: '会务', en: 'Service', owner: { clause: 'D2', undertake: ['secretariat'] }, when: between(start(-15), end(0)), evidence: 'service-done', nouns: ['service'] },
  ],
});

/** G4: a meeting of another unit that the secretary or a deputy secretary attends. One check, two signatures (A9, A10). */
export const ATTENDED = kind({
  id: 'attended',
  name: { zh: '外单位承办会议（书记、副书记参加）', en: 'Meeting of another unit attended by a secretary' },
  series: 'attended',
  clauses: ['G4', 'A9', 'A10', 'A20'],
  roles: { arrange: ['attending-deputy'], undertake: ['attending-deputy', 'secretariat'], assist: [], firstResponsible: null },
  usual: { days: 1, minutes: 120 },
  stages: [
    {
      id: 'G4', zh: '会前检查（外单位承办、书记或副书记参加）', en: 'Check of an attended meeting', when: between(day(-1), start(-60)), evidence: 'checked', nouns: ['service-check', 'rostrum-check'],
      owner: { clause: 'G4', undertake: ['attending-deputy', 'secretariat'], signers: ['attending-deputy', 'secretariat'] }, skippable: false,
    },
  ],
});
