import type { Kysely } from 'kysely';
import type { Tables } from '#platform/db.ts';
import { remindDue } from './chase/actions.ts';
import { rotateSecrets } from './links/actions.ts';

/** Every quarter of an hour: whoever has not answered is reminded once before the deadline. */
export const REMIND_REPLIES = 'notices.remind';
/** Once a day: the secret that signs links grows old, and counts are forgotten. */
export const ROTATE_LINKS = 'notices.rotate_links';

export const replyHandlers = (db: Kysely<Tables>, clock: () => Date) => ({
  [REMIND_REPLIES]: async () => void (await remindDue(db, clock())),
  [ROTATE_LINKS]: async () => rotateSecrets(db, clock()),
});
