/** Answers in sentences, each with its clause: why this date, why this owner, why blocked. */
import { officeDay, officeTime, weekday } from '#platform/time.ts';
import type { Day } from '#platform/time.ts';
import { holidayName, holidaysIn } from './calendar.ts';
import { CLAUSES } from './clauses.ts';
import type { ClauseId, GeneralClause } from './clauses.ts';
import { stageIndex } from './compile.ts';
import { DUTIES } from './duties.ts';
import type { DutyId } from './duties.ts';
import { EVIDENCE } from './evidence.ts';
import { waitsFor } from './flow.ts';
import type { State } from './state.ts';
import { dayOf } from './hours.ts';
import { count, offsetText } from './moments.ts';
import { beginOf, FLAG, hasFlag } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Text } from './text.ts';
import type { Stage, StageId } from './types.ts';

/** One sentence and the clause it rests on. */
export interface Reason extends Text {
  readonly clause: ClauseId;
}

export interface Explanation {
  readonly date: readonly Reason[];
  readonly owner: readonly Reason[];
  /** Empty when nothing holds the stage up. */
  readonly blocked: readonly Reason[];
}

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const reason = (clause: ClauseId, zh: string, en: string): Reason => ({ clause, zh, en });

/** '2月14日' and '14 Feb'. */
function dayText(day: Day): Text {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS_EN[month - 1]}` };
}

/** '12月21日（周一）17:30' and 'Mon 21 Dec 17:30', the year left to the page. */
function timeText(ms: number): Text {
  const at = new Date(ms);
  const day = officeDay(at);
  const { zh, en } = dayText(day);
  const n = weekday(day) - 1;
  return { zh: `${zh}（周${WEEKDAYS_ZH[n]}）${officeTime(at)}`, en: `${WEEKDAYS_EN[n]} ${en} ${officeTime(at)}` };
}

const nameOf = ({ flow }: Plan, id: StageId): Text => flow.stages[flow.index.get(id) ?? -1]?.name ?? { zh: id, en: id };

function ruleReason(plan: Plan, { clause, offset }: Stage): Reason {
  const { zh, en } = offsetText(offset, (id) => nameOf(plan, id));
  return reason(clause, `规范时间：${zh}`, `By the norm: ${en}`);
}

/** The holidays the count of working days has stepped over. */
function holidayReasons(plan: Plan, i: number, { offset: { due } }: Stage): Reason[] {
  if (due.from !== 'day') return [];
  const at = dayOf(plan.due[i] ?? 0);
  const [from, to] = due.days < 0 ? [at, dayOf(plan.meeting.start.getTime())] : [dayOf(plan.meeting.end.getTime()), at];
  return holidaysIn(plan.calendar, from, to).map((holiday) => {
    const name = holidayName(holiday.name);
    const [first, last] = [dayText(holiday.from), dayText(holiday.to)];
    const span = holiday.from === holiday.to ? first : { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` };
    return reason('R8', `${name.zh}放假（${span.zh}）不计工作日`, `${name.en} (${span.en}) does not count as working days`);
  });
}

/** How much lead time there is where the norm asks for more, in the unit the stage is counted in. */
function compressionReasons(plan: Plan, i: number, { offset: { due } }: Stage): Reason[] {
  const { compression: lead } = plan;
  if (!lead || !hasFlag(plan, i, FLAG.atRisk)) return [];
  const minutes = Math.floor(lead.minutes);
  if (due.from !== 'day') return [reason('R8', `倒排压缩：离会议只有${minutes}分钟，按比例缩短，有风险`, `Compressed: ${count(minutes, 'minute')} left; shortened in proportion and at risk`)];
  if (lead.days < 1) return [reason('R8', '倒排压缩：会前已没有整个工作日，须立即办理，有风险', 'Compressed: no working day is left; to be done at once and at risk')];
  return [reason('R8', `倒排压缩：离会议只有${lead.days}个工作日，流程需要${lead.daysAsked}个，按比例缩短，有风险`, `Compressed: ${count(lead.days, 'working day')} left where the flow asks ${lead.daysAsked}; shortened in proportion and at risk`)];
}

/** The stages for whose sake this one was drawn forward. */
function drawnReasons(plan: Plan, i: number, stage: Stage): Reason[] {
  if (!hasFlag(plan, i, FLAG.drawn)) return [];
  return (plan.flow.followers[i] ?? []).flatMap((follower) => {
    const waiting = plan.flow.stages[follower];
    const bound = beginOf(plan, follower) ?? plan.due[follower];
    if (!waiting || bound !== plan.due[i]) return [];
    const clause = waiting.needs.find((need) => need.stage === stage.id)?.clause ?? 'R3';
    return [reason(clause, `提前：「${waiting.name.zh}」要等它办结`, `Drawn forward: “${waiting.name.en}” waits for it`)];
  });
}

function conflictReasons(plan: Plan, { id }: Stage): Reason[] {
  return plan.conflicts.flatMap(({ stage, reason: why, follower }) => {
    if (stage !== id) return [];
    if (why === 'in-the-past') return [reason('R8', '冲突：指定的日期已经过去', 'Conflict: the date set lies in the past')];
    if (why === 'after-the-start') return [reason('R8', '冲突：指定的日期晚于会议开始', 'Conflict: the date set is later than the start of the meeting')];
    const waiting = nameOf(plan, follower ?? '');
    return [reason('R3', `冲突：指定的日期晚于等待它的「${waiting.zh}」`, `Conflict: the date set is later than “${waiting.en}”, which waits for it`)];
  });
}

function dateReasons(plan: Plan, i: number, stage: Stage): readonly Reason[] {
  const at = timeText(plan.due[i] ?? 0);
  const pinned = hasFlag(plan, i, FLAG.pinned) ? [reason('R8', `由人工指定为${at.zh}，不随规范推算`, `Set by hand to ${at.en}, whatever the norm counts`)] : [];
  const year = officeDay(new Date(Math.max(plan.due[i] ?? 0, plan.meeting.end.getTime()))).slice(0, 4);
  const provisional = hasFlag(plan, i, FLAG.provisional) ? [reason('R8', `暂定：${year}年放假安排尚未载入，载入后重新推算`, `Provisional: the holidays of ${year} are not loaded yet; counted again when they are`)] : [];
  return [
    ruleReason(plan, stage),
    ...pinned,
    ...compressionReasons(plan, i, stage),
    ...drawnReasons(plan, i, stage),
    ...holidayReasons(plan, i, stage),
    ...conflictReasons(plan, stage),
    ...provisional,
  ];
}

function dutiesText(ids: readonly DutyId[]): Text {
  return { zh: ids.map((id) => DUTIES[id].zh).join('、'), en: ids.map((id) => DUTIES[id].en).join(', ') };
}

/** Why these owners: from the stage's own clause, and from the kind's for who arranges and who is first responsible. */
function ownerReasons({ flow: { kind } }: Plan, { roles, ownerClause }: Stage): readonly Reason[] {
  const general = kind.clauses.find((clause) => clause === 'G1a' || clause === 'G3a') ?? kind.clauses[0] ?? 'G3a';
  const said = (clause: ClauseId, zh: string, en: string, ids: readonly DutyId[]) =>
    ids.length === 0 ? [] : [reason(clause, `${zh}：${dutiesText(ids).zh}`, `${en}: ${dutiesText(ids).en}`)];
  return [
    ...said(general, '统筹', 'Arranged by', roles.arrange),
    ...said(ownerClause, '承办', 'Undertaken by', roles.undertake),
    ...said(ownerClause, '协办', 'Assisted by', roles.assist),
    ...said('G2', '第一责任人', 'First responsible', roles.firstResponsible === null ? [] : [roles.firstResponsible]),
    ...said(ownerClause, '须经审定', 'Passed by', roles.passedBy),
    ...said(ownerClause, '须双方确认', 'Confirmed by both', roles.signers),
  ];
}

function blockedReasons(state: State, stage: Stage): readonly Reason[] {
  return waitsFor(state, stage.id).map((id) => {
    const clause = stage.needs.find((need) => need.stage === id)?.clause ?? 'R3';
    const name = nameOf(state.plan, id);
    const { evidence } = state.plan.flow.stages[state.plan.flow.index.get(id) ?? -1] ?? stage;
    return reason(clause, `等待「${name.zh}」办结：${EVIDENCE[evidence].zh}`, `Waits for “${name.en}”: ${EVIDENCE[evidence].en}`);
  });
}

const stageOf = ({ flow }: Plan, i: number): Stage => {
  const stage = flow.stages[i];
  if (!stage) throw new RangeError(`no stage ${i}`);
  return stage;
};

/** Why a planned stage has this date and these owners. */
export function why(plan: Plan, i: number): readonly Reason[] {
  const stage = stageOf(plan, i);
  return [...dateReasons(plan, i, stage), ...ownerReasons(plan, stage)];
}

/** Why this date, why this owner, why blocked: every sentence with its clause. Refuses with `stage_unknown`. */
export function explain(state: State, id: StageId): Explanation {
  const i = stageIndex(state.plan.flow, id);
  const stage = stageOf(state.plan, i);
  return { date: dateReasons(state.plan, i, stage), owner: ownerReasons(state.plan, stage), blocked: blockedReasons(state, stage) };
}

const isGeneral = (clause: string): clause is GeneralClause => Object.hasOwn(CLAUSES, clause);

/** The words of a clause; the place of one stage is named by its flow and number. */
export function clauseText(clause: ClauseId): Text {
  if (isGeneral(clause)) return CLAUSES[clause];
  const [flow = '', n = ''] = clause.split('.');
  const chapter = isGeneral(flow) ? CLAUSES[flow] : { zh: flow, en: flow };
  return { zh: `${chapter.zh}第${n}环节`, en: `${chapter.en}, stage ${n}` };
}
