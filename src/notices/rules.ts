import type { KindId } from '#norm/kinds.ts';
import type { EvidenceId } from '#norm/evidence.ts';
import type { NounId } from '#norm/nouns.ts';

/**
 * 预备通知, 正式通知, 会议通知, 更正, 变更, 取消, 会议通知单 (D2.1), 电话通知单 (D1.1, D2.2), 内部通知 (F7).
 */
export const FORMS = ['preliminary', 'formal', 'notice', 'correction', 'change', 'cancellation', 'order', 'phone', 'internal'] as const;
export type Form = (typeof FORMS)[number];

/** Those that replace a notice which has been issued. */
export const REPLACING = ['correction', 'change', 'cancellation'] as const satisfies readonly Form[];
export type Replacing = (typeof REPLACING)[number];
export const isReplacing = (form: Form): form is Replacing => (REPLACING as readonly Form[]).includes(form);

export const NOTICE_STATUSES = ['draft', 'submitted', 'approved', 'issued', 'superseded', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** 未阅 → 已阅 → 已报 → 已核; excused: answered for by a reason. */
export const RECIPIENT_STATES = ['unread', 'read', 'answered', 'verified', 'excused'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];
export type Settled = Extract<RecipientState, 'answered' | 'verified' | 'excused'>;

/** How far a recipient is; whoever is excused can no longer fall behind. */
const PROGRESS: Readonly<Record<RecipientState, number>> = { unread: 0, read: 1, answered: 2, verified: 3, excused: 3 };

/** Whether a recipient moves on to this state; states only go forward until a newer notice asks anew. */
export const movesOn = (from: RecipientState, to: RecipientState): boolean => PROGRESS[to] > PROGRESS[from];

/** Whether nothing is expected of the recipient any more. */
export const isSettled = (state: RecipientState): state is Settled => PROGRESS[state] >= PROGRESS.answered;

export const CHANNELS = ['in-app', 'email', 'webhook', 'phone', 'print'] as const;
export type Channel = (typeof CHANNELS)[number];
/** They leave the office's own network and carry no more than name, time and place (G1b and the office's own rule). */
export const OUTSIDE_CHANNELS = ['email', 'webhook', 'phone'] as const satisfies readonly Channel[];
export const isOutside = (channel: Channel): boolean => (OUTSIDE_CHANNELS as readonly Channel[]).includes(channel);

/** One topic of F4 and F5: 议题, 汇报, 列席. Personnel items are never among them (G1b). */
export interface Topic {
  readonly title: string;
  readonly reporting: string | null;
  readonly attending: readonly string[];
}

/**
 * What a notice says (papers, chapter 2). Each form prints the fields that FIELDS names for it; the others are null.
 * Times are ISO 8601 with the office's zone: the content is frozen text, not a reference to the meeting.
 */
export interface NoticeContent {
  readonly name: string;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly place: string | null;
  readonly topics: readonly Topic[];
  /** 主持 */
  readonly chair: string | null;
  /** 召集领导 */
  readonly convener: string | null;
  /** 交办人 */
  readonly orderedBy: string | null;
  /** 出席范围 */
  readonly attending: string | null;
  /** 列席范围 */
  readonly observing: string | null;
  /** 会议要求; 会务要求 on an order form */
  readonly requirements: string | null;
  /** 请报人员、准备材料 */
  readonly materials: string | null;
  /** 报到、用车、食宿 */
  readonly logistics: string | null;
  /** 承办科室 */
  readonly undertaker: string | null;
  readonly contact: string | null;
  readonly contactPhone: string | null;
  /** 附件 */
  readonly attachments: string | null;
  /** 落款 */
  readonly signedBy: string | null;
  /** What is corrected, changed or called off, and why. */
  readonly reason: string | null;
}

/** The evidence and the noun of the norm that a form brings; a replacing notice brings what its predecessor did. */
export const BRINGS: Readonly<Record<Exclude<Form, Replacing>, { readonly evidence: EvidenceId; readonly noun: NounId }>> = {
  preliminary: { evidence: 'notice-settled', noun: 'preliminary-notice' },
  formal: { evidence: 'notice-settled', noun: 'formal-notice' },
  notice: { evidence: 'notice-settled', noun: 'notice' },
  internal: { evidence: 'notice-settled', noun: 'notice' },
  phone: { evidence: 'phone-settled', noun: 'phone-notice' },
  order: { evidence: 'order-complete', noun: 'notice-form' },
};

interface Event<K extends string, D extends object> {
  readonly kind: `notices.${K}`;
  readonly subject: string | null;
  readonly detail: D;
}
interface OfNotice {
  readonly title: string;
  readonly form: Form;
}

/** What the audit tells of notices and, with the meeting as `subject`, of its roster. Topics never stand here (G1b). */
export type NoticeEvent =
  | Event<'drafted', OfNotice>
  | Event<'edited', OfNotice & { readonly fields: readonly string[] }>
  | Event<'dropped', OfNotice>
  | Event<'submitted', OfNotice>
  | Event<'sent_back', OfNotice & { readonly reason: string }>
  | Event<'approved', OfNotice>
  | Event<'issued', OfNotice & { readonly number: string; readonly recipients: number }>
  | Event<'outdated', OfNotice & { readonly number: string }>
  | Event<'recipients_set', OfNotice & { readonly recipients: number; readonly persons: number }>
  | Event<'recipient_settled', OfNotice & { readonly recipient: string; readonly state: Settled }>
  | Event<'roster_changed', { readonly meeting: string; readonly added: number; readonly changed: number; readonly removed: number }>
  | Event<'printed', OfNotice & { readonly file: string }>
  | Event<'roster_exported', { readonly meeting: string; readonly persons: number }>;

/** The number as it is printed: 〔2026〕12号 */
export const numberOf = ({ year, serial }: { readonly year: number | null; readonly serial: number | null }): string => (year === null ? '' : `〔${year}〕${serial}号`);

/** Kinds of which the notice goes to the office's own people (F7). */
export const isInternalKind = (kind: KindId): boolean => kind === 'reception';
