import type { Moment } from '#norm/types.ts';
import type { MeetingUiWords } from './words.zh.ts';

const minutes = (n: number): string => (n % 60 === 0 ? `${n / 60} h` : `${n} min`);
const workingDays = (n: number): string => (n === 1 ? '1 working day' : `${n} working days`);

export const en = {
  clause: (id: string) => `Clause ${id}`,
  stageOf: (code: string, position: number, name: string) => `Stage ${position} of flow ${code}: ${name}`,
  optionalOf: (code: string, name: string) => `Optional stage of flow ${code}: ${name}`,
  unwritten: 'not in the norm',
  offByDefault: 'off by default',
  roles: { arrange: 'Arranges', undertake: 'Undertakes', assist: 'Assists', firstResponsible: 'First responsible', passedBy: 'Passes', signers: 'Both confirm' },
  list: (names: readonly string[]) => names.join(', '),
  nobody: '—',
  moment: (at: Moment, nameOf: (id: string) => string): string => {
    if (at.from === 'after') return `within ${minutes(at.minutes)} after “${nameOf(at.stage)}”`;
    if (at.from === 'day') return `${workingDays(Math.abs(at.days))} ${at.days < 0 ? 'before' : 'after'}`;
    const anchor = at.from === 'start' ? 'the start' : 'the end';
    return at.minutes === 0 ? `at ${anchor}` : `${minutes(Math.abs(at.minutes))} ${at.minutes < 0 ? 'before' : 'after'} ${anchor}`;
  },
  stageCount: (n: number) => (n === 1 ? '1 stage' : `${n} stages`),
  atRisk: 'at risk',
  provisional: 'provisional',
  pinned: 'set by hand',
  compressedDays: (days: number, asked: number) => `Compressed: ${days} working days are left where the whole flow asks ${asked}. Stages marked “at risk” have lost time.`,
  compressedHours: 'Compressed: time is short. Stages marked “at risk” have lost time.',
  fields: {
    name: 'Name of the meeting',
    start: 'Start',
    startTime: 'Time of the start',
    days: 'Days',
    dayUnit: 'days',
    minutes: 'Length (last day)',
    minuteUnit: 'min',
    chair: 'Chair',
    placeWish: 'Place wished for',
    headcount: 'Head count',
    personUnit: 'persons',
  },
  new: {
    title: 'New meeting',
    titleOf: (kind: string) => `New meeting · ${kind}`,
    chooseKind: 'Choose the kind of meeting. Each card shows the flow the norm gives it.',
    otherKind: 'Another kind',
    fields: 'The meeting',
    create: 'Create the meeting',
    required: 'Required',
    defaults: 'By the norm',
    optional: 'Optional stages',
    preview: 'Dated plan',
    previewNote: 'Counted back over working days, holidays left out. Press a line to see why this date and whose it is.',
    noDate: 'Once the start is chosen, this shows who must finish what by when, and why.',
  },
  between: (from: string, to: string) => `from ${from.replace(/^at /, '')} until ${to.replace(/^at /, '')}`,
  onwards: (from: string) => `from ${from} on, until all is done`,
} satisfies MeetingUiWords;
