import { expect, test } from 'vitest';
import { rowsOf } from './matrix.ts';

const at = (text: string) => new Date(`2026-12-${text}:00+08:00`);
const meeting = (id: string, from: string, to: string, place: string | null, chairName: string | null, leaders: readonly string[] = []) => ({ id, name: `会议${id}`, startAt: at(from), endAt: at(to), place, chairName, leaders });

const WEEK = [
  { day: '2026-12-21', works: true, meetings: [meeting('a', '21T09:00', '21T11:00', '一号厅', '陆承平', ['欧阳明远', '陆承平'])] },
  { day: '2026-12-22', works: true, meetings: [meeting('b', '22T09:00', '22T10:00', '一号厅', '欧阳明远'), meeting('c', '22T15:00', '22T16:00', null, null)] },
  { day: '2026-12-26', works: false, meetings: [] },
];
const short = (view: 'leaders' | 'places') => rowsOf(WEEK, view).map(({ name, cells }) => [name, cells.map(({ meetings }) => meetings.map(({ id, chair }) => (chair ? `${id}*` : id)).join())]);

test('each leader has a row: where he is in the chair and where he attends, each meeting once', () => {
  expect(short('leaders')).toEqual([
    ['陆承平', ['a*', '', '']],
    ['欧阳明远', ['a', 'b*', '']],
  ]);
});

test('each place has a row; a meeting without a place stands in none', () => {
  expect(short('places')).toEqual([['一号厅', ['a', 'b', '']]]);
});
