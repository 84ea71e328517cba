import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { LOGISTICS, NEWS, SECTION } from './owners.ts';

/** F7 接待上级领导流程: ten stages. Notice and liaison may run in parallel (A19). */
export const RECEPTION = kind({
  id: 'reception',
  name: { zh: '接待上级领导', en: 'Reception of superior leaders' },
  series: 'important',
  clauses: ['F7', 'G3a', 'A19'],
  roles: { arrange: ['director', 'deputy-in-charge'], undertake: ['secretariat'], assist: ['drafting', 'supervision', 'logistics'], firstResponsible: null },
  usual: { days: 1, minutes: 180 },
  stages: [
    { id: 'F7.1', zh: '接待方案', en: 'Reception plan', owner: { ...SECTION, passedBy: ['director'] }, when: by(day(-5)), evidence: 'plan-approved', nouns: ['reception-plan'], skippable: false },
    { id: 'F7.2', zh: '会议通知', en: 'Internal notice', owner: SECTION, when: by(day(-3)), evidence: 'notice-settled', nouns: ['notice'], needs: need('F7.1', 'F7.1') },
    {
      id: 'F7.3', zh: '会议室准备', en: 'Room', owner: { ...SECTION, assist: ['logistics'] }, when: between(day(-1), start(-60)), evidence: 'room-ready',
      nouns: ['slides', 'air-conditioning', 'tea', 'fruit', 'cigarettes', 'tissues'],
    },
    { id: 'F7.4', zh: '环境布置、电梯准备', en: 'Surroundings and lift', owner: { ...LOGISTICS, assist: ['secretariat'] }, when: between(day(-1), start(-5)), evidence: 'venue-ready', nouns: ['flowers', 'welcome-board', 'lift-before'] },
    {
      id: 'F7.5', zh: '与上级机关衔接，提前通知领导迎候', en: 'Liaison with the superior office, leaders to greet', owner: { ...SECTION, assist: ['deputy-in-charge'] }, when: between(day(-2), start(-30)),
      evidence: 'logistics-confirmed', nouns: ['superior-liaison', 'greeting-leaders'],
    },
    { id: 'F7.6', zh: '会务（倒水、幻灯片）', en: 'Service: water, slides', owner: SECTION, when: between(start(-30), end(0)), evidence: 'service-done', nouns: ['water-rounds', 'run-slides'] },
    { id: 'F7.7', zh: '会议记录', en: 'Record', owner: SECTION, when: between(start(0), end(0)), evidence: 'record-signed', nouns: ['record'] },
    { id: 'F7.8', zh: '后勤服务安排', en: 'Visit points and meals', owner: LOGISTICS, when: between(day(-1), end(0)), evidence: 'logistics-confirmed', nouns: ['visit-points', 'vehicles', 'meals'] },
    { id: 'F7.9', zh: '信息及宣传报道', en: 'Information and publicity', owner: NEWS, when: between(end(0), day(1)), evidence: 'publicity-passed', nouns: ['publicity'] },
    { id: 'F7.10', zh: '结束前电梯准备', en: 'Lift before the end', owner: LOGISTICS, when: by(end(-10)), evidence: 'service-done', nouns: ['lift-after'] },
    { id: 'F7.minutes', zh: '会议纪要', en: 'Minutes', owner: SECTION, when: by(day(2)), evidence: 'minutes-distributed', nouns: ['minutes'], needs: need('A13', 'F7.7'), unwritten: { clause: 'A14' } },
    { id: 'F7.follow-up', zh: '会后督查', en: 'Inspection after the meeting', owner: NEWS, when: onwards(5), evidence: 'followed-up', nouns: ['meeting-inspection'], needs: need('R3', 'F7.minutes'), unwritten: { clause: 'A14' } },
  ],
});
