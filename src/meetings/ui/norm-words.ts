import { CLAUSES, type ClauseId, type GeneralClause } from '#norm/clauses.ts';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { NORM_V1 } from '#norm/norm.ts';
import type { Offset, Stage, StageId } from '#norm/types.ts';
import type { Locale } from '#kit/words.tsx';
import type { MeetingUiWords } from './words.zh.ts';

/** Every stage the norm knows, with the flow it stands in and its position there. */
const STAGES = new Map(NORM_V1.kinds.flatMap((kind) => kind.stages.map((stage) => [stage.id, { kind, stage }] as const)));

export const stageName = (id: StageId, locale: Locale): string => STAGES.get(id)?.stage.name[locale] ?? id;

const isGeneral = (id: string): id is GeneralClause => Object.hasOwn(CLAUSES, id);
const positionOf = (id: StageId): number => Number(id.split('.')[1]);

/** What a clause says; for the place of a stage in its flow, which place that is. */
export function clauseText(id: ClauseId | StageId, locale: Locale, w: MeetingUiWords): string {
  if (isGeneral(id)) return CLAUSES[id][locale];
  const found = STAGES.get(id);
  if (!found) return '';
  const { kind, stage } = found;
  return stage.written ? w.stageOf(`${kind.code} ${kind.name[locale]}`, positionOf(id), stage.name[locale]) : w.optionalOf(`${kind.code} ${kind.name[locale]}`, stage.name[locale]);
}

export const dutyNames = (duties: readonly DutyId[], locale: Locale): string[] => duties.map((duty) => DUTIES[duty][locale]);

/** When a stage is on duty, in words, whatever the meeting's date. */
export function offsetWords({ begin, due, open }: Offset, locale: Locale, w: MeetingUiWords): string {
  const say = (moment: Offset['due']) => w.moment(moment, (id) => stageName(id, locale));
  if (open) return w.onwards(say(begin ?? due));
  return begin === null ? say(due) : w.between(say(begin), say(due));
}

/** Who leads and who joins, in one line. */
export function ownersLine({ roles }: Pick<Stage, 'roles'>, locale: Locale, w: MeetingUiWords): string {
  return w.list(dutyNames([...roles.undertake, ...roles.assist], locale));
}
