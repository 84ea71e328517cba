import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { DRAFTED_AND_SENT, DRAFTING, IMPORTANT, LOGISTICS, NEWS, PRINTING, SECRETARIAT, SIGNED_BY_DIRECTOR, VENUE } from './owners.ts';

/** F1 党代会流程: sixteen stages. */
export const PARTY_CONGRESS = kind({
  id: 'party-congress',
  name: { zh: '党代会', en: 'Party congress' },
  series: 'important',
  clauses: ['F1', 'G1a'],
  roles: IMPORTANT,
  usual: { days: 3, minutes: 480 },
  stages: [
    { id: 'F1.1', zh: '拟定会议筹备方案', en: 'Preparation plan', owner: SIGNED_BY_DIRECTOR, when: by(day(-60)), evidence: 'plan-approved', nouns: ['preparation-plan'], skippable: false },
    { id: 'F1.2', zh: '会议预备通知', en: 'Preliminary notice', owner: DRAFTED_AND_SENT, when: by(day(-50)), evidence: 'notice-settled', nouns: ['preliminary-notice'], needs: need('F1.1', 'F1.1') },
    { id: 'F1.3', zh: '会议筹备（分工作组、党代表组等）', en: 'Working groups and delegations', owner: SECRETARIAT, when: by(day(-30)), evidence: 'groups-complete', nouns: ['working-groups', 'delegations'] },
    { id: 'F1.4', zh: '会议正式通知', en: 'Formal notice', owner: DRAFTED_AND_SENT, when: by(day(-15)), evidence: 'notice-settled', nouns: ['formal-notice'], needs: [...need('F1.1', 'F1.1'), ...need('F1.4', 'F1.3')] },
    { id: 'F1.5', zh: '召开预备会', en: 'Preparatory meeting', owner: SECRETARIAT, when: by(day(-1)), evidence: 'child-closed', nouns: ['preparatory-meeting'] },
    { id: 'F1.6', zh: '会议材料准备', en: 'Papers', owner: DRAFTING, when: by(day(-7)), evidence: 'papers-final', nouns: ['timetable', 'agenda', 'seating-chart', 'papers', 'speeches', 'resolution'] },
    { id: 'F1.7', zh: '文件材料印刷', en: 'Printing', owner: PRINTING, when: by(day(-4)), evidence: 'printed', nouns: ['printing'], needs: need('A13', 'F1.6') },
    { id: 'F1.8', zh: '会议材料装袋分发', en: 'Bagging and hand-out', owner: PRINTING, when: by(day(-2)), evidence: 'bagged-and-handed-out', nouns: ['bagging', 'hand-out'], needs: need('A13', 'F1.7') },
    {
      id: 'F1.9', zh: '会场布置', en: 'Venue set-up', owner: VENUE, when: by(day(-2)), evidence: 'venue-ready',
      nouns: ['banner', 'signs', 'rostrum', 'hall', 'lights', 'sound', 'cards', 'lectern', 'ballot-boxes'],
    },
    { id: 'F1.10', zh: '讨论室安排', en: 'Discussion rooms', owner: SECRETARIAT, when: by(day(-2)), evidence: 'venue-ready', nouns: ['door-lists', 'room-staff', 'room-tea'] },
    { id: 'F1.11', zh: '正式会前检查会场安排', en: 'Inspection before the opening', owner: SIGNED_BY_DIRECTOR, when: by(day(-1)), evidence: 'checked', nouns: ['inspection'], needs: need('F1.11', 'F1.9', 'F1.10') },
    {
      id: 'F1.12', zh: '会务', en: 'Service on the day', owner: SECRETARIAT, when: between(start(-60), end(0)), evidence: 'service-done', needs: need('A13', 'F1.11'),
      nouns: ['sign-in', 'hand-out', 'entrance-music', 'ceremony-music', 'rostrum-water', 'hall-tea'],
    },
    { id: 'F1.13', zh: '后勤服务安排', en: 'Logistics', owner: LOGISTICS, when: between(day(-1), end(0)), evidence: 'logistics-confirmed', nouns: ['vehicles', 'meals'] },
    { id: 'F1.14', zh: '信息及宣传报道', en: 'Information and publicity', owner: NEWS, when: between(end(0), day(1)), evidence: 'publicity-passed', nouns: ['publicity'] },
    {
      id: 'F1.15', zh: '会务总结、后续工作', en: 'Summary and follow-up papers', owner: { ...SECRETARIAT, assist: ['drafting'] }, when: by(day(5)), evidence: 'resolution-and-report',
      nouns: ['summary', 'resolution', 'report-to-city'],
    },
    { id: 'F1.16', zh: '会后督查', en: 'Inspection after the meeting', owner: NEWS, when: onwards(10), evidence: 'followed-up', nouns: ['meeting-inspection'] },
  ],
});
