import type { Norm } from '#norm/norm.ts';
import type { Call } from '#platform/call.ts';
import { addDays } from '#platform/time.ts';
import { dutiesHeld } from '../access.ts';
import { currentCalendar } from '../calendar/actions.ts';
import { allNorms, normAmong } from '../norms/actions.ts';
import { statusOf } from '../rules.ts';
import { stageNamed } from '../stages/rules.ts';
import { midnight } from '../week/rules.ts';
import { byDay, byUrgency, decidedStages, decisionFor, horizonOf, lampOf, lineOf, partOf, type Horizon } from './rules.ts';
import * as store from './store.ts';

/** The duties that the role alone gives, in whatever meeting. */
const dutiesOfRole = ({ actor }: Call) => [...dutiesHeld(actor, { arrangerId: '', firstResponsibleId: null, chairId: null, holders: [], departmentId: actor.unitId })];

async function dueFor(call: Call, horizon: Horizon, norms: readonly Norm[]) {
  const rows = await store.dueStages(call.db, call.actor, dutiesOfRole(call), horizon.until);
  const lines = rows.flatMap(({ normVersion, inserted, ...row }) => {
    const stage = stageNamed(normAmong(norms, normVersion), row.kind, inserted, row.stageId);
    const part = partOf(call.actor, row, stage);
    return part === null ? [] : [{ ...lineOf(row, stage, call.now), part }];
  });
  return byUrgency(lines, horizon);
}

async function decisionsFor(call: Call, horizon: Horizon, norms: readonly Norm[]) {
  const rows = await store.undecidedStages(call.db, call.actor, dutiesOfRole(call), [...new Set(norms.flatMap(decidedStages))]);
  return rows.flatMap(({ normVersion, inserted, ...row }) => {
    const stage = stageNamed(normAmong(norms, normVersion), row.kind, inserted, row.stageId);
    const what = decisionFor(call.actor, row, stage, horizon);
    return what === null ? [] : [{ ...lineOf(row, stage, call.now), what }];
  });
}

async function meetingsFor({ db, actor, now }: Call, horizon: Horizon) {
  const stretch = { from: midnight(horizon.today), until: midnight(addDays(horizon.days.at(-1) ?? horizon.today, 1)), now };
  const rows = await store.meetingsWithSignals(db, actor, stretch);
  const meetings = rows.map(({ late, atRisk, checked, ...meeting }) => ({
    ...meeting,
    status: statusOf(meeting, now),
    ...lampOf({ ...meeting, late, atRisk, checkedAt: checked === null ? null : new Date(checked) }, now),
  }));
  return byDay(meetings, horizon);
}

/** 工作台: what is due from this person, what waits for his decision, and the meetings of today and the next working day. */
export async function workbench(call: Call) {
  const horizon = horizonOf(await currentCalendar(call.db), call.now);
  const norms = await allNorms(call.db);
  return { today: horizon.today, due: await dueFor(call, horizon, norms), decisions: await decisionsFor(call, horizon, norms), days: await meetingsFor(call, horizon) };
}
