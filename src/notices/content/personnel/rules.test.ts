import { describe, expect, test } from 'vitest';
import type { KindId } from '#norm/kinds.ts';
import type { NoticeContent } from '../../rules.ts';
import { personnelIn, personnelWords } from './rules.ts';

describe('G1b: the words of personnel matters', () => {
  test.each<[string, string[]]>([
    ['研究防汛工作', []],
    ['研究干部任免事项', ['任免', '研究干部']],
    ['关于张某同志任职的通知', ['任职']],
    ['提名副局长人选', ['提名', '人选']],
    ['研究人事议题', ['人事议题', '研究人事']],
    ['免去李某职务', ['免去']],
    ['请报参会人选', []],
    ['请确定列席人选和联络员人选', []],
    ['拟任人选考察对象公示', ['拟任', '考察对象', '人选']],
    ['传达学习《党政领导干部选拔任用工作条例》', []],
    ['学习《干部任免办法》，研究干部调整', ['干部调整', '研究干部']],
    ['请各单位主要负责同志参加，任何人不得缺席', []],
    ['全区人事档案工作', []],
  ])('%s: %j', (text, found) => expect(personnelWords(text)).toEqual(found));
});

const EMPTY: NoticeContent = { name: '常委会会议', startAt: null, endAt: null, place: null, topics: [], chair: null, convener: null, orderedBy: null, attending: null, observing: null, requirements: null, materials: null, logistics: null, undertaker: null, contact: null, contactPhone: null, attachments: null, signedBy: null, reason: null };
const FIELDS = ['name', 'place', 'chair', 'convener', 'orderedBy', 'attending', 'observing', 'requirements', 'materials', 'logistics', 'undertaker', 'contact', 'contactPhone', 'attachments', 'signedBy', 'reason'] as const satisfies readonly (keyof NoticeContent)[];

describe('G1b: a notice that speaks of a personnel matter', () => {
  test.each(FIELDS)('is found by its field %s', (field) => expect(personnelIn('standing-committee', '会议通知', { ...EMPTY, [field]: '研究任免事项' })).toEqual(['任免']));
  test.each<[string, NoticeContent['topics'][number]]>([
    ['a topic', { title: '研究任免事项', reporting: null, attending: [] }],
    ['who reports', { title: '防汛', reporting: '任免科', attending: [] }],
    ['who sits in', { title: '防汛', reporting: null, attending: ['任免科'] }],
  ])('is found by %s', (_, topic) => expect(personnelIn('standing-committee', '会议通知', { ...EMPTY, topics: [topic] })).toEqual(['任免']));
  test('is found by its title', () => expect(personnelIn('joint', '关于研究任免的会议通知', EMPTY)).toEqual(['任免']));
  test.each<[KindId, string[]]>([['secretaries', ['任免']], ['standing-committee', ['任免']], ['joint', ['任免']], ['conference', []], ['deputy-secretary', []], ['party-congress', []]])('of a %s: %j', (kind, found) => expect(personnelIn(kind, '关于研究任免的会议通知', EMPTY)).toEqual(found));
});
