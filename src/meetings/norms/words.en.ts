import { DUTIES, type DutyId } from '#norm/duties.ts';
import type { Rounds } from '#norm/rounds.ts';
import type { NormChange } from './rules.ts';
import type { zh } from './words.zh.ts';

const ROLE = { arrange: 'arranged by', undertake: 'undertaken by', assist: 'assisted by', firstResponsible: 'first responsible', passedBy: 'passed by', signers: 'confirmed by' } as const;
const SEASON = { summer: 'summer', winter: 'winter' } as const;
const duties = (ids: readonly DutyId[]): string => ids.map((id) => DUTIES[id].en).join(', ') || 'nobody';
const months = (list: readonly number[]): string => (list.length === 0 ? 'none' : list.join(', '));
const rounds = ({ due, overdue }: Rounds): string => `every ${due} to ${overdue} minutes`;

/** One change of the norm as a sentence. */
function change(one: NormChange): string {
  switch (one.what) {
    case 'time':
      return `“${one.stage.en}” is timed for ${one.to.en}, formerly ${one.from.en}`;
    case 'owner':
      return `“${one.stage.en}”: ${ROLE[one.role]} ${duties(one.to)}, formerly ${duties(one.from)}`;
    case 'optional':
      return `“${one.stage.en}” is ${one.on ? 'part of a new meeting' : 'off in a new meeting'} unless chosen otherwise`;
    case 'name':
      return `“${one.from.en}” is now called “${one.to.en}”`;
    case 'need':
      return `“${one.stage.en}” waits for “${one.need.en}”`;
    case 'months':
      return `Air conditioning in ${SEASON[one.season]}: months ${months(one.to)}, formerly ${months(one.from)}`;
    case 'rounds':
      return `Water ${rounds(one.to)}, formerly ${rounds(one.from)}`;
  }
}

export const en = { change } satisfies typeof zh;
