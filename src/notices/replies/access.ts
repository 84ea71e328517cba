import type { Role } from '#people/accounts/rules.ts';
import { isArranger, type Someone } from '#meetings/access.ts';

/** Who works on the answers of all units: the director, his deputies, the secretariat, and the section that drafts the notices (G3). */
export const KEEPERS: readonly Role[] = ['director', 'deputy', 'secretariat', 'drafting'];
/** Who answers at all: the office for others, a unit's liaison for his unit, a leader for himself. */
export const ANSWERERS: readonly Role[] = [...KEEPERS, 'supervision', 'logistics', 'liaison', 'leader'];
/** Who may be the arranger of a meeting and decide on its substitutes and leaves. */
export const DECIDERS: readonly Role[] = ['director', 'deputy', 'secretariat', 'drafting', 'supervision', 'logistics', 'liaison'];

export type ReplyReason = 'own_answer_only' | 'reply_keepers_only' | 'secretariat_only' | 'arranger_only';
export type ReplyVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: ReplyReason };
const when = (holds: boolean, reason: ReplyReason): ReplyVerdict => (holds ? { ok: true } : { ok: false, reason });

export const isKeeper = ({ role }: Pick<Someone, 'role'>): boolean => KEEPERS.includes(role);

interface Addressed {
  readonly unitId: string | null;
  readonly personId: string | null;
}

/** Whether the recipient is this person's own: his unit, for its liaison, or himself. */
export const isOwn = ({ role, unitId, personId }: Someone, to: Addressed): boolean =>
  (role === 'liaison' && unitId !== null && unitId === to.unitId) || (personId !== null && personId === to.personId);

/** The office answers for everybody, everybody else for himself or his unit. */
export const mayAnswer = (actor: Someone, to: Addressed): ReplyVerdict => when(isKeeper(actor) || isOwn(actor, to), 'own_answer_only');

/** 已核: by the secretariat, or the director. */
export const mayVerify = ({ role }: Pick<Someone, 'role'>): ReplyVerdict => when(role === 'secretariat' || role === 'director', 'secretariat_only');

/** 替会, 请假: by the arranger of the meeting or the director; of a notice without a meeting by the director or the secretariat. */
export const mayDecideReply = (actor: Someone, { arrangerId }: { readonly arrangerId: string | null }): ReplyVerdict => {
  if (actor.role === 'director') return { ok: true };
  return when(arrangerId === null ? actor.role === 'secretariat' : isArranger(actor, { arrangerId }), 'arranger_only');
};

/** Urging, calling, excusing, and the links: whoever works on the answers. */
export const mayKeep = (actor: Pick<Someone, 'role'>): ReplyVerdict => when(isKeeper(actor), 'reply_keepers_only');
