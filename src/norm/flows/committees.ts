import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { DRAFTING, IMPORTANT, NEWS, SECRETARIAT, SIGNED_BY_DIRECTOR } from './owners.ts';

/** F3 区委书记会流程: five stages. */
export const SECRETARIES = kind({
  id: 'secretaries',
  name: { zh: '区委书记会', en: 'Secretaries’ meeting' },
  series: 'important',
  clauses: ['F3', 'G1a', 'G1b', 'A11'],
  roles: IMPORTANT,
  usual: { days: 1, minutes: 120 },
  stages: [
    { id: 'F3.1', zh: '会议通知', en: 'Notice', owner: SECRETARIAT, when: by(day(-1)), evidence: 'notice-settled', nouns: ['notice'] },
    { id: 'F3.2', zh: '会议室准备', en: 'Room', owner: SECRETARIAT, when: by(start(-30)), evidence: 'room-ready', nouns: ['air-conditioning', 'tea'] },
    { id: 'F3.service', zh: '会务', en: 'Service', owner: SECRETARIAT, when: between(start(-30), end(0)), evidence: 'service-done', nouns: ['service'], unwritten: { clause: 'A14' } },
    { id: 'F3.3', zh: '会议记录', en: 'Record', owner: SECRETARIAT, when: between(start(0), end(0)), evidence: 'record-signed', nouns: ['record'], skippable: false },
    { id: 'F3.4', zh: '会议纪要', en: 'Minutes', owner: SECRETARIAT, when: by(day(2)), evidence: 'minutes-distributed', nouns: ['minutes'], needs: need('A13', 'F3.3') },
    { id: 'F3.5', zh: '重点工作督办', en: 'Follow-up of key work', owner: NEWS, when: onwards(3), evidence: 'followed-up', nouns: ['key-follow-up'], needs: need('F3.5', 'F3.4') },
  ],
});

/** F4 区委常委会议流程: six stages. */
export const STANDING_COMMITTEE = kind({
  id: 'standing-committee',
  name: { zh: '区委常委会议', en: 'Standing committee meeting' },
  series: 'important',
  clauses: ['F4', 'G1a', 'G1b'],
  roles: IMPORTANT,
  usual: { days: 1, minutes: 180 },
  stages: [
    { id: 'F4.1', zh: '会议通知', en: 'Notice', owner: SECRETARIAT, when: by(day(-2)), evidence: 'notice-settled', nouns: ['notice'] },
    { id: 'F4.2', zh: '会议室准备', en: 'Room', owner: SECRETARIAT, when: by(start(-30)), evidence: 'room-ready', nouns: ['air-conditioning', 'tea'] },
    { id: 'F4.3', zh: '会务', en: 'Service', owner: SECRETARIAT, when: between(start(-30), end(0)), evidence: 'service-done', nouns: ['service'] },
    { id: 'F4.4', zh: '会议记录', en: 'Record', owner: SECRETARIAT, when: between(start(0), end(0)), evidence: 'record-signed', nouns: ['record'], skippable: false },
    { id: 'F4.5', zh: '会议纪要', en: 'Minutes', owner: SECRETARIAT, when: by(day(2)), evidence: 'minutes-distributed', nouns: ['minutes'], needs: need('A13', 'F4.4') },
    { id: 'F4.6', zh: '重点工作督办', en: 'Follow-up of key work', owner: NEWS, when: onwards(3), evidence: 'followed-up', nouns: ['key-follow-up'], needs: need('F4.6', 'F4.5') },
  ],
});

/** F5 党政联席会流程: nine stages. */
export const JOINT = kind({
  id: 'joint',
  name: { zh: '党政联席会', en: 'Joint party and government meeting' },
  series: 'important',
  clauses: ['F5', 'G1a', 'G1b', 'A2'],
  roles: IMPORTANT,
  usual: { days: 1, minutes: 180 },
  stages: [
    { id: 'F5.1', zh: '会议通知', en: 'Notice', owner: SECRETARIAT, when: by(day(-3)), evidence: 'notice-settled', nouns: ['notice'] },
    { id: 'F5.2', zh: '会议室准备', en: 'Room', owner: SECRETARIAT, when: by(start(-30)), evidence: 'room-ready', nouns: ['air-conditioning', 'tea'] },
    { id: 'F5.3', zh: '会议议程安排', en: 'Agenda', owner: SIGNED_BY_DIRECTOR, when: by(day(-2)), evidence: 'agenda-approved', nouns: ['agenda'] },
    { id: 'F5.4', zh: '材料准备', en: 'Papers', owner: DRAFTING, when: by(day(-1)), evidence: 'papers-final', nouns: ['item-papers'] },
    {
      id: 'F5.5', zh: '会务（倒水、通知发言人员）', en: 'Service: water, calling speakers', owner: SECRETARIAT, when: between(start(-30), end(0)), evidence: 'service-done',
      nouns: ['water-rounds', 'call-speakers'],
    },
    { id: 'F5.6', zh: '会议记录', en: 'Record', owner: SECRETARIAT, when: between(start(0), end(0)), evidence: 'record-signed', nouns: ['record'], skippable: false },
    { id: 'F5.7', zh: '会议纪要', en: 'Minutes', owner: SECRETARIAT, when: by(day(2)), evidence: 'minutes-distributed', nouns: ['minutes'], needs: need('A13', 'F5.6') },
    { id: 'F5.8', zh: '信息', en: 'Information brief', owner: NEWS, when: by(day(2)), evidence: 'publicity-passed', nouns: ['information'] },
    { id: 'F5.9', zh: '重点工作督办', en: 'Follow-up of key work', owner: NEWS, when: onwards(3), evidence: 'followed-up', nouns: ['key-follow-up'], needs: need('F5.9', 'F5.7') },
  ],
});
