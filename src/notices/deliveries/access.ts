import type { Role } from '#people/accounts/rules.ts';

/** Who sees what leaves and what did not: those who work on the answers. */
export { KEEPERS as OUTBOX_READERS } from '../replies/access.ts';
/** G3d: what leaves goes through the secretariat; above it the director. */
export const SENDERS: readonly Role[] = ['director', 'secretariat'];
