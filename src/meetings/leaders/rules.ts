/** F8.1 落实到会领导: asked, then confirmed, declined, or replaced by another. */
export const LEADER_ANSWERS = ['asked', 'confirmed', 'declined', 'replaced'] as const;
export type LeaderAnswer = (typeof LEADER_ANSWERS)[number];
