import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { printed, draftOf, differs, fieldsOf, missingFields, namesRoomOrSeat, outsideContent, printedFields, topicsOf, type BaseForm, type MeetingFacts } from './content/rules.ts';
import { asksRoom, checkIssue, checkSeats, hindrances, type IssueFacts } from './issue/rules.ts';
import { checkRecipients, defaultChannels } from './recipients/rules.ts';
import { FORMS, isSettled, movesOn, numberOf, RECIPIENT_STATES, type Form, type NoticeContent } from './rules.ts';

function codeOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

const MARKER = 'MARKER';
const full = (text = '有'): NoticeContent => ({
  name: text, startAt: '2026-12-22T09:00:00+08:00', endAt: '2026-12-22T11:00:00+08:00', place: text, topics: [{ title: text, reporting: text, attending: [text] }], chair: text, convener: text, orderedBy: text, attending: text,
  observing: text, requirements: text, materials: text, logistics: text, undertaker: text, contact: text, contactPhone: text, attachments: text, signedBy: text, reason: text,
});
const facts = (more: Partial<IssueFacts> = {}): IssueFacts => ({
  form: 'notice', base: 'notice', kind: 'standing-committee', title: '会议通知', status: 'approved', content: full(), meetingStatus: 'planned', unmet: [], asksRoom: true, rooms: [{ name: '二楼会议室', capacity: 40 }], places: ['二楼会议室'], differs: false, replaced: false,
  recipients: [{ quota: 2, channels: ['in-app'] }], ...more,
});
const preliminary = { form: 'preliminary', base: 'preliminary', asksRoom: false } as const;

describe('what stands in the way of issue', () => {
  test.each<[string, Partial<IssueFacts>, string[]]>([
    ['nothing', {}, []],
    ['G3b: the approval', { status: 'submitted' }, ['notice_not_approved G3b']],
    ['G3b: the approval of a draft', { status: 'draft' }, ['notice_not_approved G3b']],
    ['F1.4: the groups of the congress (F1.3)', { form: 'formal', base: 'formal', unmet: [{ stage: 'F1.3', name: '会议筹备', clause: 'F1.3' as never }] }, ['notice_too_early F1.3']],
    ['F1.1: the plan', { ...preliminary, content: { ...full(), place: null }, unmet: [{ stage: 'F1.1', name: '筹备方案', clause: 'F1.1' as never }] }, ['notice_too_early F1.1']],
    ['G5a: the room', { rooms: [] }, ['notice_without_room G5a']],
    ['no room where none is asked for', { rooms: [], asksRoom: false }, []],
    ['a field', { content: { ...full(), contact: null } }, ['notice_incomplete null']],
    ['a personnel matter in its text', { content: { ...full(), requirements: '研究任免事项' } }, ['notice_names_personnel G1b']],
    ['a personnel matter in its title', { title: '关于任免的会议通知' }, ['notice_names_personnel G1b']],
    ['a place in a preliminary notice', preliminary, ['preliminary_names_room F1.2']],
    ['a room in its text', { ...preliminary, content: { ...full(), place: null, requirements: '到二楼会议室' } }, ['preliminary_names_room F1.2']],
    ['a seat in its text', { ...preliminary, content: { ...full(), place: null, requirements: '请坐第三排' } }, ['preliminary_names_room F1.2']],
    ['a preliminary notice without both', { ...preliminary, content: { ...full(), place: null } }, []],
    ['another time', { differs: true }, ['notice_differs null']],
    ['nobody to send it to', { recipients: [] }, ['notice_without_recipients null']],
    ['somebody without a channel', { recipients: [{ quota: 1, channels: [] }] }, ['notice_without_channel null']],
    ['a newer notice', { form: 'change', replaced: true }, ['notice_replaced null']],
    ['a meeting that is over', { meetingStatus: 'closed' }, ['meeting_over null']],
    ['a cancellation of a meeting that stands', { form: 'cancellation' }, ['notice_meeting_stands null']],
    ['a cancellation asks for no room, no stage, no time', { form: 'cancellation', meetingStatus: 'cancelled', rooms: [], differs: true, unmet: [{ stage: 'F1.3', name: '', clause: 'F1.3' as never }] }, []],
    ['several things, in order', { status: 'draft', rooms: [], recipients: [] }, ['notice_not_approved G3b', 'notice_without_room G5a', 'notice_without_recipients null']],
  ])('%s', (_, more, expected) => {
    expect(hindrances(facts(more)).map(({ code, clause }) => `${code} ${clause}`)).toEqual(expected);
    expect(codeOf(() => checkIssue(facts(more)))).toBe(expected[0]?.split(' ')[0] ?? null);
  });

  test.each<[BaseForm, 'important' | 'daily', boolean, boolean]>([
    ['formal', 'important', false, true],
    ['notice', 'important', true, true],
    ['notice', 'important', false, false],
    ['internal', 'important', true, true],
    ['phone', 'daily', true, false],
    ['order', 'daily', true, false],
    ['preliminary', 'important', true, false],
  ])('a %s of an %s kind with a room to prepare (%s) waits for the room: %s', (base, series, room, expected) => expect(asksRoom(base, { series }, room ? [{ evidence: 'room-ready' }] : [])).toBe(expected));

  test.each([[40, 40, false, false], [41, 40, false, true], [41, 40, true, false]])('%d persons in a hall of %d, accepted %s: refused %s', (quota, capacity, accepted, refused) => {
    expect(codeOf(() => checkSeats({ recipients: [{ quota, channels: [] }], rooms: [{ name: '', capacity }] }, accepted))).toBe(refused ? 'notice_over_capacity' : null);
  });
});

describe('what a notice prints', () => {
  test.each(FORMS)('a %s keeps nothing that it does not print', (form) => {
    const base = form === 'change' || form === 'correction' || form === 'cancellation' ? 'preliminary' : form;
    const { required, optional } = fieldsOf(form, base);
    const kept = Object.entries(printed(form, base, full(MARKER))).filter(([, value]) => value !== null && value.length > 0).map(([field]) => field);
    expect(kept.toSorted()).toEqual([...required, ...optional].toSorted());
  });
  test.each<Form>(['preliminary', 'change', 'correction', 'cancellation'])('F1.2, F2.2: a %s of a preliminary notice has no place', (form) => expect(printed(form, 'preliminary', full()).place).toBeNull());
  test('required and missing are the same fields of an empty notice', () => {
    const empty = Object.fromEntries(Object.keys(full()).map((field) => [field, field === 'topics' ? [] : null])) as unknown as NoticeContent;
    for (const form of FORMS) expect(missingFields(form, 'notice', { ...empty, name: '' })).toEqual(fieldsOf(form, 'notice').required);
  });

  test('G1b: outside the office goes name, time and place, whatever else the notice says', () => {
    const content = { ...full(MARKER), name: '常委会', place: '二楼会议室' };
    expect([Object.keys(outsideContent(content)), JSON.stringify(outsideContent(content)).includes(MARKER)]).toEqual([['name', 'startAt', 'endAt', 'place'], false]);
  });
  test('G1b: a personnel item is no topic, whatever its fields say', () => {
    const item = { title: MARKER, reportingUnitName: MARKER, attending: [{ name: MARKER }] };
    expect(topicsOf([{ ...item, category: 'personnel' }, { title: '防汛', category: 'work', reportingUnitName: null, attending: [] }])).toEqual([{ title: '防汛', reporting: null, attending: [] }]);
  });
});

describe('whether a notice still says what the meeting says', () => {
  const meeting: MeetingFacts = { name: '会', startAt: new Date('2026-12-22T09:00:00+08:00'), endAt: new Date('2026-12-22T11:00:00+08:00'), place: null, requirements: null, chairName: null, arrangerName: null, rooms: ['二楼会议室'], signedBy: null, phone: null, topics: [] };
  const later = { startAt: new Date('2026-12-22T10:00:00+08:00') };
  const nextDay = { startAt: new Date('2026-12-23T09:00:00+08:00'), endAt: new Date('2026-12-23T11:00:00+08:00') };
  test.each<[BaseForm, string, Partial<MeetingFacts>, boolean]>([
    ['notice', 'nothing changed', {}, false],
    ['notice', 'an hour later', later, true],
    ['notice', 'the next day', nextDay, true],
    ['notice', 'another end', { endAt: new Date('2026-12-22T12:00:00+08:00') }, true],
    ['notice', 'another room', { rooms: ['大礼堂'] }, true],
    ['notice', 'another written place', { place: '大礼堂' }, true],
    ['notice', 'no place any more', { rooms: [] }, false],
    ['preliminary', 'an hour later', later, false],
    ['preliminary', 'the next day', nextDay, true],
    ['preliminary', 'another room', { rooms: ['大礼堂'] }, false],
  ])('%s, %s: differs %s', (base, _, more, expected) => expect(differs(base, draftOf(base, base, meeting), { ...meeting, ...more })).toBe(expected));
  test('a room of one character is no word to look for', () => expect(namesRoomOrSeat({ ...full('大家好'), place: null }, ['大'])).toBe(false));
});

test.each(RECIPIENT_STATES)('from %s a recipient moves on to', (from) => {
  expect(RECIPIENT_STATES.filter((to) => movesOn(from, to))).toEqual({ unread: ['read', 'answered', 'verified', 'excused'], read: ['answered', 'verified', 'excused'], answered: ['verified', 'excused'], verified: [], excused: [] }[from]);
});
test('settled is whoever has answered, was verified or excused', () => expect(RECIPIENT_STATES.filter((state) => isSettled(state))).toEqual(['answered', 'verified', 'excused']));
test('the number is printed with the year in its brackets', () => expect([numberOf({ year: 2026, serial: 12 }), numberOf({ year: null, serial: null })]).toEqual(['〔2026〕12号', '']));

describe('recipients', () => {
  const one = { unitId: 'u-1', personId: null, quota: 1, channels: [], note: null, name: '甲' };
  test.each<[string, (typeof one | { unitId: null; personId: string; quota: number; channels: never[]; note: null; name: string })[], string | null]>([
    ['a unit and a person', [one, { ...one, unitId: null, personId: 'p-1' }], null],
    ['a unit twice', [one, one], 'recipient_twice'],
    ['two places for a person', [{ ...one, unitId: null, personId: 'p-1', quota: 2 }], 'input_invalid'],
  ])('%s', (_, list, code) => expect(codeOf(() => checkRecipients(list))).toBe(code));
  test.each<[BaseForm, boolean, string[]]>([['notice', true, ['in-app']], ['notice', false, ['print']], ['phone', true, ['phone']]])('a %s, with an account %s, goes by %j', (base, hasAccount, channels) => expect(defaultChannels(base, { hasAccount })).toEqual(channels));
});

test.each(FORMS)('a %s prints each of its fields once, in the order in which it reads', (form) => {
  const base: BaseForm = form === 'correction' || form === 'change' || form === 'cancellation' ? 'formal' : form;
  const { required, optional } = fieldsOf(form, base);
  expect(printedFields(form, base).toSorted()).toEqual([...required, ...optional].toSorted());
});
