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
  between: (from: string, to: string) => `from ${from.replace(/^at /, '')} until ${to.replace(/^at /, '')}`,
  onwards: (from: string) => `from ${from} on, until all is done`,
} satisfies MeetingUiWords;
