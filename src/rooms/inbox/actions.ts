import type { Call } from '#platform/call.ts';
import { CLEANERS, KEEPERS } from '../access.ts';
import { cleaning } from '../cleaning/actions.ts';
import { loansToDecide, loansToSchedule } from '../loans/actions.ts';
import { displacedFor, wantedFor } from './store.ts';

const NOTHING = { tasks: [], inspections: [] };

/** What waits for this person about rooms: uses that lost theirs, uses to confirm, loans to decide and to schedule, rooms to clean. */
export async function roomInbox(call: Call) {
  const { db, actor, now } = call;
  const { tasks, inspections } = CLEANERS.includes(actor.role) ? await cleaning(call) : NOTHING;
  return {
    displaced: await displacedFor(db, actor.accountId, actor.personId, now),
    toConfirm: KEEPERS.includes(actor.role) ? await wantedFor(db, actor.personId, now) : [],
    loansToDecide: await loansToDecide(call),
    loansToSchedule: await loansToSchedule(call),
    uncleaned: tasks.filter(({ cleanedAt }) => cleanedAt === null),
    inspections: inspections.filter(({ due }) => due),
  };
}
