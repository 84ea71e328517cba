import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { DRAFTED_AND_SENT, DRAFTING, IMPORTANT, LOGISTICS, NEWS, PRINTING, SECRETARIAT, SIGNED_BY_DIRECTOR, VENUE, VETTING } from './owners.ts';

/** F2 区委全体（扩大）会议流程: fifteen stages; minutes and their record on choice (A3). */
export const PLENARY = kind({
  id: 'plenary',
  name: { zh: '区委全体（扩大）会议', en: 'Plenary meeting' },
  series: 'important',
  clauses: ['F2', 'G1a'],
  roles: IMPORTANT,
  usual: { days: 1, minutes: 180 },
  stages: [
    { id: 'F2.1', zh: '拟定会议筹备方案', en: 'Preparation plan', owner: SIGNED_BY_DIRECTOR, when: by(day(-15)), evidence: 'plan-approved', nouns: ['preparation-plan'], skippable: false },
    { id: 'F2.2', zh: '会议预备通知', en: 'Preliminary notice', owner: DRAFTED_AND_SENT, when: by(day(-12)), evidence: 'notice-settled', nouns: ['preliminary-notice'], needs: need('F2.1', 'F2.1') },
    { id: 'F2.3', zh: '会议正式通知', en: 'Formal notice', owner: DRAFTED_AND_SENT, when: by(day(-7)), evidence: 'notice-settled', nouns: ['formal-notice'], needs: [...need('F2.1', 'F2.1'), ...need('F2.3', 'F2.2')] },
    { id: 'F2.4', zh: '会议材料准备', en: 'Papers', owner: DRAFTING, when: by(day(-5)), evidence: 'papers-final', nouns: ['timetable', 'agenda', 'seating-table', 'papers', 'speeches', 'resolution'] },
    { id: 'F2.5', zh: '表态发言材料的把关', en: 'Vetting of pledge speeches', owner: VETTING, when: by(day(-4)), evidence: 'vetted', nouns: ['pledge-speeches'] },
    { id: 'F2.6', zh: '文件材料印刷', en: 'Printing', owner: PRINTING, when: by(day(-3)), evidence: 'printed', nouns: ['printing'], needs: need('A13', 'F2.4', 'F2.5') },
    { id: 'F2.7', zh: '会议材料装袋', en: 'Bagging', owner: PRINTING, when: by(day(-2)), evidence: 'bagged', nouns: ['bagging'], needs: need('A13', 'F2.6') },
    {
      id: 'F2.8', zh: '会场布置', en: 'Venue set-up', owner: VENUE, when: by(day(-1)), evidence: 'venue-ready',
      nouns: ['banner', 'rostrum', 'hall', 'lights', 'sound', 'cards', 'lectern'],
    },
    {
      id: 'F2.9', zh: '参观点安排', en: 'Visit points', owner: { ...LOGISTICS, assist: ['secretariat'] }, when: between(day(-5), day(-1)), evidence: 'logistics-confirmed',
      nouns: ['walk-through', 'visit-vehicles', 'visit-notices', 'megaphone', 'guides'],
    },
    { id: 'F2.10', zh: '正式会前检查会场安排', en: 'Inspection before the opening', owner: SIGNED_BY_DIRECTOR, when: by(day(-1)), evidence: 'checked', nouns: ['inspection'], needs: need('F2.10', 'F2.8') },
    {
      id: 'F2.11', zh: '会务', en: 'Service on the day', owner: SECRETARIAT, when: between(start(-60), end(0)), evidence: 'service-done', needs: need('A13', 'F2.10'),
      nouns: ['sign-in', 'hand-out', 'entrance-music', 'ceremony-music', 'rostrum-water', 'hall-tea'],
    },
    { id: 'F2.12', zh: '后勤服务安排', en: 'Logistics', owner: LOGISTICS, when: between(day(-1), end(0)), evidence: 'logistics-confirmed', nouns: ['vehicles', 'meals'] },
    { id: 'F2.13', zh: '信息及宣传报道', en: 'Information and publicity', owner: NEWS, when: between(end(0), day(1)), evidence: 'publicity-passed', nouns: ['publicity'] },
    { id: 'F2.record', zh: '会议记录', en: 'Record', owner: SECRETARIAT, when: between(start(0), end(0)), evidence: 'record-signed', nouns: ['record'], unwritten: { clause: 'A3' } },
    {
      id: 'F2.minutes', zh: '会议纪要', en: 'Minutes', owner: SECRETARIAT, when: by(day(2)), evidence: 'minutes-distributed', nouns: ['minutes'],
      needs: need('A13', 'F2.record'), unwritten: { clause: 'A3', brings: ['F2.record'] },
    },
    { id: 'F2.14', zh: '会务总结、后续工作', en: 'Summary and resolution', owner: { ...SECRETARIAT, assist: ['drafting'] }, when: by(day(5)), evidence: 'resolution-adopted', nouns: ['summary', 'resolution'] },
    { id: 'F2.15', zh: '会后督查', en: 'Inspection after the meeting', owner: NEWS, when: onwards(10), evidence: 'followed-up', nouns: ['meeting-inspection'], needs: need('F2.15', 'F2.minutes') },
  ],
});
