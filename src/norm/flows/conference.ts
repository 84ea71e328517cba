import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { DRAFTED_AND_SENT, DRAFTING, LOGISTICS, NEWS, PRINTING, SECTION, VENUE, VETTING } from './owners.ts';

/** F8 承办全区性大会流程: ten stages, and what A14 offers beside them. */
export const CONFERENCE = kind({
  id: 'conference',
  name: { zh: '全区性大会', en: 'District-wide conference' },
  series: 'important',
  clauses: ['F8', 'G2', 'G3a'],
  roles: { arrange: ['director', 'deputy-in-charge'], undertake: ['secretariat', 'department'], assist: ['drafting', 'supervision', 'logistics'], firstResponsible: 'liaison-deputy' },
  usual: { days: 1, minutes: 150 },
  stages: [
    {
      id: 'F8.1', zh: '会议准备方案', en: 'Preparation plan: level, leaders, participants', when: by(day(-15)), evidence: 'plan-and-leaders', skippable: false,
      owner: { clause: 'G2', undertake: ['secretariat', 'department'], passedBy: ['director', 'liaison-deputy'] }, nouns: ['level', 'leaders-to-attend', 'participants'],
    },
    { id: 'F8.2', zh: '会议通知', en: 'Notice', owner: DRAFTED_AND_SENT, when: by(day(-7)), evidence: 'notice-settled', nouns: ['notice'], needs: need('F8.1', 'F8.1') },
    { id: 'F8.3', zh: '召开预备会', en: 'Preparatory meeting', owner: { clause: 'G2', undertake: ['liaison-deputy'] }, when: by(day(-2)), evidence: 'child-closed', nouns: ['preparatory-meeting'] },
    {
      id: 'F8.4', zh: '会场布置', en: 'Venue set-up', owner: VENUE, when: by(day(-1)), evidence: 'venue-ready',
      nouns: ['banner', 'rostrum', 'hall', 'lights', 'sound', 'cards', 'lectern', 'seat-poster'],
    },
    { id: 'F8.papers', zh: '会议材料准备', en: 'Papers', owner: DRAFTING, when: by(day(-5)), evidence: 'papers-final', nouns: ['timetable', 'agenda', 'papers', 'speeches'], unwritten: { clause: 'A14' } },
    { id: 'F8.5', zh: '表态发言材料的把关', en: 'Vetting of pledge speeches', owner: VETTING, when: by(day(-4)), evidence: 'vetted', nouns: ['pledge-speeches'] },
    { id: 'F8.6', zh: '文件材料印刷', en: 'Printing', owner: PRINTING, when: by(day(-3)), evidence: 'printed', nouns: ['printing'], needs: need('A13', 'F8.5', 'F8.papers') },
    { id: 'F8.bagging', zh: '会议材料装袋', en: 'Bagging', owner: PRINTING, when: by(day(-2)), evidence: 'bagged', nouns: ['bagging'], needs: need('A13', 'F8.6'), unwritten: { clause: 'A14' } },
    { id: 'F8.7', zh: '领奖、签定责任状等会前彩排、走台', en: 'Rehearsal of awards and signing', owner: { ...SECTION, assist: ['department'] }, when: by(day(-1)), evidence: 'rehearsed', nouns: ['awards', 'pledges'] },
    {
      id: 'F8.check', zh: '会前检查', en: 'Inspection before the meeting', owner: { ...SECTION, passedBy: ['liaison-deputy'] }, when: by(day(-1)), evidence: 'checked', nouns: ['inspection'],
      needs: need('F8.4', 'F8.4'), unwritten: { clause: 'A14', on: true },
    },
    {
      id: 'F8.8', zh: '会务', en: 'Service on the day', owner: SECTION, when: between(start(-60), end(0)), evidence: 'service-done', needs: need('A13', 'F8.check'),
      nouns: ['sign-in', 'hand-out', 'rostrum-water', 'move-forward'],
    },
    { id: 'F8.logistics', zh: '后勤服务安排', en: 'Logistics', owner: LOGISTICS, when: between(day(-1), end(0)), evidence: 'logistics-confirmed', nouns: ['vehicles', 'meals'], unwritten: { clause: 'A14' } },
    { id: 'F8.9', zh: '信息及宣传报道', en: 'Information and publicity', owner: NEWS, when: between(end(0), day(1)), evidence: 'publicity-passed', nouns: ['publicity'] },
    { id: 'F8.summary', zh: '会务总结', en: 'Summary', owner: { ...SECTION, assist: ['drafting'] }, when: by(day(5)), evidence: 'summary-filed', nouns: ['summary'], unwritten: { clause: 'A14' } },
    { id: 'F8.10', zh: '会后督办', en: 'Follow-up after the meeting', owner: NEWS, when: onwards(5), evidence: 'followed-up', nouns: ['meeting-follow-up'] },
  ],
});
