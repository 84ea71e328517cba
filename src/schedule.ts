import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { accountHandlers, SWEEP_SIGN_INS } from '#people/accounts/jobs.ts';
import type { SecurityPolicy } from '#people/accounts/rules.ts';
import { DELIVER } from '#notices/deliveries/actions.ts';
import { deliveryHandlers, type Ways } from '#notices/deliveries/jobs.ts';
import { REMIND_REPLIES, replyHandlers, ROTATE_LINKS } from '#notices/replies/jobs.ts';
import type { Tables } from '#platform/db.ts';
import { startWorker, sweepJobs, type JobWorker } from '#platform/jobs.ts';
import { maintain } from '#platform/maintenance.ts';
import type { OpenPool } from '#platform/pool.ts';

const MAINTAIN = 'platform.maintain';
const SWEEP_JOBS = 'platform.sweep_jobs';
/** Done jobs are kept this long for whoever looks for what happened. */
const JOB_DAYS = 30;

/** Every queue of the product and its handler, and what happens by the clock (office time). */
export function startJobs(opened: OpenPool, db: Kysely<Tables>, policy: SecurityPolicy, ways: Ways, log: Logger): JobWorker {
  const clock = () => new Date();
  return startWorker(db, {
    clock,
    handlers: {
      ...accountHandlers(db, clock, policy),
      ...replyHandlers(db, clock),
      ...deliveryHandlers(db, clock, ways),
      [MAINTAIN]: async () => void (await maintain(opened)),
      [SWEEP_JOBS]: async () => void (await sweepJobs(db, clock(), JOB_DAYS)),
    },
    crons: [
      { queue: SWEEP_SIGN_INS, schedule: { everyMinutes: 60 } },
      { queue: DELIVER, schedule: { everyMinutes: 1 } },
      { queue: REMIND_REPLIES, schedule: { everyMinutes: 15 } },
      { queue: ROTATE_LINKS, schedule: { dailyAt: '02:40' } },
      { queue: MAINTAIN, schedule: { dailyAt: '03:10' } },
      { queue: SWEEP_JOBS, schedule: { dailyAt: '03:40' } },
    ],
    onError: (error) => log.warn({ err: error }, 'jobs'),
  });
}
