import { between, by, day, end, kind, need, onwards, start } from './build.ts';
import { NEWS } from './owners.ts';

/** F6 现场会流程: seven stages, and the inspection that A14 adds because G3 and G4 ask for the effect. */
export const ON_SITE = kind({
  id: 'on-site',
  name: { zh: '现场会', en: 'On-site meeting' },
  series: 'important',
  clauses: ['F6', 'G2', 'G3a'],
  roles: { arrange: ['director', 'deputy-in-charge'], undertake: ['department'], assist: ['secretariat', 'drafting', 'supervision', 'logistics'], firstResponsible: 'liaison-deputy' },
  usual: { days: 1, minutes: 180 },
  stages: [
    { id: 'F6.1', zh: '拟定活动方案', en: 'Activity plan', owner: { clause: 'G2', undertake: ['department'], passedBy: ['liaison-deputy'] }, when: by(day(-10)), evidence: 'plan-approved', nouns: ['activity-plan'], skippable: false },
    { id: 'F6.2', zh: '会议通知', en: 'Notice', owner: { clause: 'G3b', undertake: ['drafting'], assist: ['department'] }, when: by(day(-5)), evidence: 'notice-settled', nouns: ['notice'], needs: need('F6.1', 'F6.1') },
    {
      id: 'F6.3', zh: '现场会场地布置', en: 'Site set-up', when: by(day(-1)), evidence: 'venue-ready', nouns: ['site-set-up'],
      owner: { clause: 'G3e', undertake: ['department', 'secretariat', 'logistics'], signers: ['secretariat', 'logistics'] },
    },
    { id: 'F6.4', zh: '落实车辆、踩点', en: 'Vehicles and site walk-through', owner: { clause: 'G3a', undertake: ['logistics'], assist: ['secretariat'] }, when: by(day(-3)), evidence: 'logistics-confirmed', nouns: ['visit-vehicles', 'walk-through'] },
    {
      id: 'F6.check', zh: '会前检查', en: 'Inspection before the meeting', owner: { clause: 'G3a', undertake: ['secretariat'], passedBy: ['liaison-deputy'] }, when: by(day(-1)),
      evidence: 'checked', nouns: ['inspection'], needs: need('F6.3', 'F6.3'), unwritten: { clause: 'A14', on: true },
    },
    { id: 'F6.5', zh: '会务', en: 'Service on the day', owner: { clause: 'G2', undertake: ['department'], assist: ['secretariat'] }, when: between(start(-60), end(0)), evidence: 'service-done', nouns: ['service'], needs: need('A13', 'F6.check') },
    { id: 'F6.6', zh: '信息及宣传报道', en: 'Information and publicity', owner: NEWS, when: between(end(0), day(1)), evidence: 'publicity-passed', nouns: ['publicity'] },
    { id: 'F6.7', zh: '会后督办', en: 'Follow-up after the meeting', owner: NEWS, when: onwards(5), evidence: 'followed-up', nouns: ['meeting-follow-up'] },
  ],
});
