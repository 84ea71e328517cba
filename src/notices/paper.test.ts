import { expect, test } from 'vitest';
import { layOut, piecesOf } from '#documents/layout.ts';
import { NOTICE_PAPERS } from './paper.ts';

const content = {
  name: '全区教育大会', startAt: '2026-12-22T09:00:00+08:00', endAt: '2026-12-22T11:30:00+08:00', place: '大会堂', attending: '各单位主要负责同志', requirements: '着正装。\n提前15分钟入场', signedBy: '中共江岸区委办公室', contact: '王建国', contactPhone: '82000000',
};
const notice = (form: string, more: object = {}) => ({ form, title: '关于召开全区教育大会的通知', number: '江委办〔2026〕12号', day: '2026-12-05', recipients: ['区财政局'], content: { ...content, ...more } });
const told = (data: object) => {
  const laid = layOut(NOTICE_PAPERS.notice.make(data).paper);
  return piecesOf([laid.items, laid.imprint]).map(({ t }) => t);
};

test('a formal notice says when, where, who, what is asked, and by whom it is signed', () => {
  expect(told(notice('formal'))).toEqual([
    '关于召开全区教育大会的通知', '区财政局：', '定于2026年12月22日（星期二）召开全区教育大会，现将有关事项通知如下。',
    '一、会议时间', '2026年12月22日（星期二）上午9:00至上午11:30。', '二、会议地点', '大会堂。', '三、出席人员', '各单位主要负责同志。', '四、有关要求', '着正装。', '提前15分钟入场。',
    '中共江岸区委办公室', '2026年12月5日', '（联系人：王建国，联系电话：82000000）',
  ]);
});

test('a preliminary notice tells the day alone and says that the rest follows', () => {
  const words = told(notice('preliminary', { place: null, endAt: null }));
  expect([words[2], words[4], words.includes('会议正式时间、地点另行通知。'), words.join().includes('9:00')]).toEqual(['拟于2026年12月22日（星期二）召开全区教育大会，现将有关事项预先通知如下。', '2026年12月22日（星期二）。', true, false]);
});

test.each([
  ['cancellation', '因天气原因，原定于2026年12月22日（星期二）召开的全区教育大会取消，有关准备工作相应停止。'],
  ['change', '因天气原因，全区教育大会的有关安排作如下调整，请以本通知为准，并重新报送参会人员。'],
  ['correction', '因天气原因，现对全区教育大会通知的有关内容更正如下，请以本通知为准。'],
])('a %s says why', (form, opening) => expect(told(notice(form, { reason: '天气原因。' }))[2]).toBe(opening));

test('its file is called by its title; data that is wrong is refused with its fields', () => {
  expect(NOTICE_PAPERS.notice.make(notice('formal')).fileName).toBe('关于召开全区教育大会的通知');
  expect(() => NOTICE_PAPERS.notice.make({ ...notice('formal'), title: '通\u0007知', day: '2026-02-30' })).toThrow(
    expect.objectContaining({ code: 'input_invalid', data: { fields: [{ path: ['title'], reason: 'control_character' }, { path: ['day'], reason: 'not_a_day' }] } }),
  );
});

test('a record of a telephone call never leaves out convener, matter, time, place, participants and materials', () => {
  expect(() => NOTICE_PAPERS.record.make({ day: '2026-12-05', calledAt: '2026-12-05T09:00:00+08:00', callerUnit: '市委办', callerName: '钱堃', number: '1' })).toThrow(
    expect.objectContaining({ data: { fields: ['convener', 'matter', 'startAt', 'place', 'participants', 'materials'].map((name) => ({ path: [name], reason: 'invalid_type' })) } }),
  );
});
