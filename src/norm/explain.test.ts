import { describe, expect, test } from 'vitest';
import { SHIPPED_CALENDAR } from './calendar.ts';
import { insert, pin } from './change.ts';
import { explain, why } from './explain.ts';
import { begin, finish } from './flow.ts';
import type { Meeting } from './meeting.ts';
import { usualEnd } from './meeting.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import { plan } from './plan.ts';
import type { State } from './state.ts';
import type { StageId } from './types.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const act = { by: '王秘书', at: at('2026-11-30T09:00') };
const open = (kind: Meeting['kind'], start: string, today?: string): State =>
  begin(plan(NORM_V1, { kind, start: at(start), end: usualEnd(kindOf(NORM_V1, kind), at(start)) }, SHIPPED_CALENDAR, today === undefined ? undefined : at(today)));
const said = (reasons: readonly { clause: string; zh: string; en: string }[]) => reasons.map(({ clause, zh, en }) => [clause, zh, en]);
const dates = (state: State, id: StageId) => said(explain(state, id).date);

describe('why this date', () => {
  test.each([
    ['plenary', 'F2.8', '规范时间：会议首日前第1个工作日下班前', 'By the norm: the end of the 1st working day before the first day'],
    ['plenary', 'F2.2', '规范时间：会议首日前第12个工作日下班前', 'By the norm: the end of the 12th working day before the first day'],
    ['plenary', 'F2.9', '规范时间：会议首日前第5个工作日起，至会议首日前第1个工作日下班前', 'By the norm: from the 5th working day before the first day to the end of the 1st working day before the first day'],
    ['plenary', 'F2.11', '规范时间：会议开始前60分钟起，至会议结束时', 'By the norm: from 60 minutes before the start to the end'],
    ['plenary', 'F2.13', '规范时间：会议结束时起，至会议末日后第1个工作日下班前', 'By the norm: from the end to the end of the 1st working day after the last day'],
    ['on-site', 'F6.7', '规范时间：会议末日后第5个工作日下班前，此后直至每件事项办结', 'By the norm: the end of the 5th working day after the last day, and on until every item is closed'],
    ['deputy-secretary', 'D1.2', '规范时间：「跟班副主任交办」后120分钟内', 'By the norm: 120 minutes after “Order by the attending deputy director”'],
    ['reception', 'F7.10', '规范时间：会议结束前10分钟', 'By the norm: 10 minutes before the end'],
  ] as const)('%s %s: by its own place in the norm', (kind, id, zh, en) => {
    expect(dates(open(kind, '2026-11-20T09:00'), id)).toEqual([[id, zh, en]]);
  });

  test('holidays that were counted over are named with their days', () => {
    expect(dates(open('conference', '2026-10-12T14:00'), 'F8.2').slice(1)).toEqual([
      ['R8', '中秋放假（9月25日至9月27日）不计工作日', 'Mid-Autumn Festival (25 Sep to 27 Sep) does not count as working days'],
      ['R8', '国庆节放假（10月1日至10月7日）不计工作日', 'National Day (1 Oct to 7 Oct) does not count as working days'],
    ]);
  });

  test('compression says how much time there is and how much was asked', () => {
    expect(dates(open('plenary', '2026-12-22T09:00', '2026-12-15T09:00'), 'F2.2')[1]).toEqual([
      'R8', '倒排压缩：离会议只有5个工作日，流程需要15个，按比例缩短，有风险', 'Compressed: 5 working days left where the flow asks 15; shortened in proportion and at risk',
    ]);
    const late = open('deputy-secretary', '2026-12-15T15:00', '2026-12-15T14:45');
    expect(dates(late, 'D1.1')[1]).toEqual(['R8', '倒排压缩：会前已没有整个工作日，须立即办理，有风险', 'Compressed: no working day is left; to be done at once and at risk']);
    expect(dates(late, 'D1.3')[1]).toEqual([
      'R8', '倒排压缩：离会议只有15分钟，按比例缩短，有风险', 'Compressed: 15 minutes left; shortened in proportion and at risk',
    ]);
  });

  test('a stage drawn forward names what waits for it, by that clause', () => {
    const { state } = pin(open('plenary', '2026-12-22T09:00'), 'F2.6', { ...act, due: at('2026-12-14T12:00') });
    expect(dates(state, 'F2.4')[1]).toEqual(['A13', '提前：「文件材料印刷」要等它办结', 'Drawn forward: “Printing” waits for it']);
  });

  test('a date set by hand says so, and what it collides with', () => {
    const { state } = pin(open('plenary', '2026-12-22T09:00', '2026-11-30T09:00'), 'F2.8', { ...act, due: at('2026-12-22T10:00') });
    expect(dates(state, 'F2.8').slice(1)).toEqual([
      ['R8', '由人工指定为12月22日（周二）10:00，不随规范推算', 'Set by hand to Tue 22 Dec 10:00, whatever the norm counts'],
      ['R3', '冲突：指定的日期晚于等待它的「正式会前检查会场安排」', 'Conflict: the date set is later than “Inspection before the opening”, which waits for it'],
      ['R8', '冲突：指定的日期晚于会议开始', 'Conflict: the date set is later than the start of the meeting'],
    ]);
    const past = pin(open('plenary', '2026-12-22T09:00', '2026-11-30T09:00'), 'F2.1', { ...act, due: at('2026-11-27T10:00') }).state;
    expect(dates(past, 'F2.1').at(-1)).toEqual(['R8', '冲突：指定的日期已经过去', 'Conflict: the date set lies in the past']);
  });

  test('暂定 names the year whose decree is missing', () => {
    expect(dates(open('plenary', '2026-12-22T09:00'), 'F2.15').slice(1)).toEqual([
      ['R8', '元旦放假（1月1日）不计工作日', 'New Year (1 Jan) does not count as working days'],
      ['R8', '暂定：2027年放假安排尚未载入，载入后重新推算', 'Provisional: the holidays of 2027 are not loaded yet; counted again when they are'],
    ]);
  });
});

describe('why this owner', () => {
  test.each([
    ['plenary', 'F2.8', [
      ['G1a', '统筹：主任', 'Arranged by: Director of the office'],
      ['G3e', '承办：秘书科、机关事务处', 'Undertaken by: Secretariat section, Logistics department'],
      ['G3e', '须双方确认：秘书科、机关事务处', 'Confirmed by both: Secretariat section, Logistics department'],
    ]],
    ['plenary', 'F2.14', [
      ['G1a', '统筹：主任', 'Arranged by: Director of the office'],
      ['G1a', '承办：秘书科', 'Undertaken by: Secretariat section'],
      ['G1a', '协办：综合科', 'Assisted by: Drafting section'],
    ]],
    ['on-site', 'F6.1', [
      ['G3a', '统筹：主任、分管主任', 'Arranged by: Director of the office, Deputy director in charge of the section'],
      ['G2', '承办：承办部门', 'Undertaken by: Undertaking department'],
      ['G2', '第一责任人：联系副主任', 'First responsible: Deputy director who liaises with this line of work'],
      ['G2', '须经审定：联系副主任', 'Passed by: Deputy director who liaises with this line of work'],
    ]],
  ] as const)('%s %s', (kind, id, expected) => {
    expect(said(explain(open(kind, '2026-11-20T09:00'), id).owner)).toEqual(expected);
  });
});

describe('why blocked', () => {
  test('names what is missing, and by which clause it must come first', () => {
    const state = open('plenary', '2026-12-22T09:00');
    expect(said(explain(state, 'F2.6').blocked)).toEqual([
      ['A13', '等待「会议材料准备」办结：材料已定稿', 'Waits for “Papers”: the papers are final'],
      ['A13', '等待「表态发言材料的把关」办结：每篇发言都已审定', 'Waits for “Vetting of pledge speeches”: every speech has been passed'],
    ]);
    expect(explain(finish(finish(state, 'F2.4', act).state, 'F2.5', act).state, 'F2.6').blocked).toEqual([]);
  });

  test('an inserted stage that holds another up is named too', () => {
    const fresh = { name: { zh: '领导审稿', en: 'Review' }, undertake: ['drafting'] as const, offset: { begin: null, due: { from: 'day', days: -4 }, open: false } as const };
    const { state } = insert(open('plenary', '2026-12-22T09:00'), fresh, { ...act, reason: '书记要求', after: 'F2.4', holdsUp: ['F2.7'] });
    expect(said(explain(state, 'F2.7').blocked).at(-1)).toEqual(['R3', '等待「领导审稿」办结：办理情况已登记', 'Waits for “Review”: what was done is written down']);
  });

  test('an unknown stage is refused', () => {
    expect(() => explain(open('plenary', '2026-12-22T09:00'), 'F1.1')).toThrow(expect.objectContaining({ code: 'stage_unknown' }));
  });
});

test('every stage of every kind says why, in both languages', () => {
  for (const { id } of NORM_V1.kinds) {
    const { plan: made } = open(id, '2026-10-12T14:00', '2026-09-30T09:00');
    made.flow.stages.forEach((_, i) => {
      const reasons = why(made, i);
      expect(reasons.length).toBeGreaterThanOrEqual(2);
      expect(reasons.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /undefined|NaN|\p{Script=Han}/u.test(en))).toEqual([]);
    });
  }
});
