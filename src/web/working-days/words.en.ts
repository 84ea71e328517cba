import type { WorkingDaysWords } from './words.zh.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const en = {
  title: 'Working days',
  lead: 'Plans count the working days that stand here. Dates beyond the loaded years are provisional and planned anew when their year is loaded.',
  before: 'Year before',
  after: 'Year after',
  origin: { loaded: 'loaded by the office', shipped: 'shipped with the system', none: 'not loaded yet: provisional' },
  horizon: (day) => `holidays are loaded until ${day}`,
  state: { workday: 'working day', weekend: 'weekend', holiday: 'holiday', makeup: 'make-up day', 'set-working': 'office works', 'set-off': 'office rests' },
  load: 'Load a holiday notice',
  paste: 'Paste the text of the State Council’s notice',
  pasteHint: 'As in: 一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  read: 'Read it',
  understood: (off, on) => `${off} days off and ${on} make-up days found`,
  confirm: 'Load and plan anew',
  loaded: (n) => (n > 0 ? `Loaded; ${n} meeting${n === 1 ? '' : 's'} planned anew` : 'Loaded'),
  movedTitle: 'Meetings whose dates moved',
  moved: (n) => `${n} stage${n === 1 ? '' : 's'}`,
  set: 'The office’s own days',
  setNote: 'Every meeting whose dates this day touches is planned anew.',
  daySet: (n) => (n > 0 ? `Saved; the dates of ${n} meeting${n === 1 ? '' : 's'} moved` : 'Saved; no dates moved'),
  day: 'Day',
  asWork: 'Work on it',
  asOff: 'Rest on it',
  unset: 'Give it back',
  note: 'Note (optional)',
  month: (n) => MONTHS[n - 1] ?? '',
  weekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
  keepers: 'Kept by the director or the secretariat.',
} satisfies WorkingDaysWords as WorkingDaysWords;
