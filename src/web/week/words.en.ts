import type { WeekWords } from './words.zh.ts';

export const en = {
  title: 'Week',
  sheet: 'Meetings of the week',
  before: 'Week before',
  after: 'Week after',
  now: 'This week',
  print: 'Print',
  free: 'no meetings',
  rest: 'day off',
  due: 'Stages due',
  provisional: 'provisional',
  chair: (name) => `Chair: ${name}`,
  leaders: (names) => `Attending: ${names.join(', ')}`,
  allDay: 'all day',
  from: 'from',
  columns: { day: 'Day', time: 'Time', meeting: 'Meeting', place: 'Place', chair: 'Chair', leaders: 'Leaders' },
} satisfies WeekWords as WeekWords;
