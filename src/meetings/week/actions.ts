import type { Call } from '#platform/call.ts';
import { addDays, type Day } from '#platform/time.ts';
import { currentCalendar } from '../calendar/actions.ts';
import { allNorms, normAmong } from '../norms/actions.ts';
import { statusOf } from '../rules.ts';
import { stageNamed } from '../stages/rules.ts';
import { midnight, mondayOf, weekOf } from './rules.ts';
import * as store from './store.ts';

/** The week in which the day lies, day by day: one statement for each kind of row, however many meetings there are. */
export async function week({ db, actor, now }: Call, day: Day) {
  const monday = mondayOf(day);
  const stretch = { from: midnight(monday), until: midnight(addDays(monday, 7)) };
  const calendar = await currentCalendar(db);
  const meetings = (await store.meetingsIn(db, actor, stretch)).map((meeting) => ({ ...meeting, status: statusOf(meeting, now) }));
  const sessions = await store.sessionsIn(db, actor, stretch);
  const norms = await allNorms(db);
  const stages = (await store.stagesDueIn(db, actor, stretch)).map(({ kind, normVersion, inserted, ...row }) => ({
    ...row,
    stageName: stageNamed(normAmong(norms, normVersion), kind, inserted, row.stageId).name,
    late: row.dueAt < now,
  }));
  return { monday, days: weekOf(monday, calendar, { meetings, sessions, stages }) };
}
