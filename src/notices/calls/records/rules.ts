import { Problem, type FieldProblem } from '#platform/problem.ts';

/**
 * 电话记录: an incoming call. 召集人, 主题, 时间, 地点, 参加人 and 材料 are always asked for: what is not known when the
 * receiver is put down is what later goes wrong (papers: 电话记录).
 */
export interface PhoneRecordFields {
  readonly calledAt: Date;
  /** 来电单位 */
  readonly callerUnit: string;
  readonly callerName: string;
  readonly callerPost: string | null;
  readonly number: string;
  /** Important calls are called back: whether, and how the caller was verified. */
  readonly callerVerified: boolean;
  readonly verifiedHow: string | null;
  /** 召集人 */
  readonly convener: string;
  /** 主题 */
  readonly matter: string;
  readonly startAt: Date;
  readonly endAt: Date | null;
  readonly place: string;
  /** 参加人 */
  readonly participants: string;
  /** 带什么材料; 无 when none. */
  readonly materials: string;
  readonly content: string | null;
  /** 拟办意见 */
  readonly proposal: string | null;
  /** 领导批示 */
  readonly instruction: string | null;
  readonly instructedBy: string | null;
  /** 办理结果 */
  readonly result: string | null;
  readonly undertaker: string | null;
}

/** How far a record is: taken, a proposal made, a leader has written on it, dealt with. */
export const RECORD_STATES = ['taken', 'proposed', 'instructed', 'done'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export function recordStateOf({ proposal, instruction, result }: Pick<PhoneRecordFields, 'proposal' | 'instruction' | 'result'>): RecordState {
  if (result !== null) return 'done';
  if (instruction !== null) return 'instructed';
  return proposal === null ? 'taken' : 'proposed';
}

const field = (name: keyof PhoneRecordFields, reason: string): FieldProblem => ({ path: [name], reason });

/** Refuses a call of the future, an end before the beginning, a verified caller without saying how, an instruction without its leader. */
export function checkRecord(record: PhoneRecordFields, now: Date): void {
  if (record.calledAt > now) throw new Problem('call_in_future');
  const fields = [
    ...(record.endAt && record.endAt <= record.startAt ? [field('endAt', 'end_before_start')] : []),
    ...(record.callerVerified && record.verifiedHow === null ? [field('verifiedHow', 'required')] : []),
    ...(record.instruction !== null && record.instructedBy === null ? [field('instructedBy', 'required')] : []),
  ];
  if (fields.length > 0) throw new Problem('input_invalid', { fields });
}

/** A meeting whose caller said no end is planned for so long; it can be changed before it is made. */
export const DEFAULT_MINUTES = 120;

/** Refuses a second meeting out of one call (`record_has_meeting`), and a caller whom nobody has verified (`caller_unverified`). */
export function checkBecomes({ meetingId, callerVerified }: { readonly meetingId: string | null; readonly callerVerified: boolean }): void {
  if (meetingId !== null) throw new Problem('record_has_meeting', { meetingId });
  if (!callerVerified) throw new Problem('caller_unverified');
}
