import type { Kysely } from 'kysely';
import { ADMIN_ROLES, OFFICE_ROLES, type Role } from '#people/accounts/rules.ts';
import { seesMeeting } from '#meetings/store.ts';
import { concernsUnit } from '#notices/store.ts';
import type { Actor } from '#platform/call.ts';
import type { Tables } from '#platform/db.ts';
import type { Change } from '#platform/live.ts';

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role);
const INSIDE: readonly Role[] = [...OFFICE_ROLES, 'leader'];

/**
 * Who may learn that a thing changed: nobody learns of what he could not read. A department's liaison hears of the
 * meetings of his department and the notices to it, the administrators of accounts and the log, everybody of the people he finds by name.
 */
export async function mayHear(db: Kysely<Tables>, actor: Actor, { kind, subject }: Change): Promise<boolean> {
  const [topic] = kind.split('.');
  if (topic === 'accounts') return isOneOf(ADMIN_ROLES, actor.role) || actor.accountId === subject;
  if (topic === 'rooms') return isOneOf(INSIDE, actor.role) || actor.role === 'liaison';
  if (topic !== 'meetings' && topic !== 'notices') return true;
  if (isOneOf(INSIDE, actor.role)) return true;
  if (actor.role !== 'liaison' || subject === null) return false;
  return topic === 'notices' ? actor.unitId !== null && concernsUnit(db, subject, actor.unitId) : seesMeeting(db, actor, subject);
}
