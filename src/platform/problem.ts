/**
 * Every refusal the product can utter: the key is the code, the value its HTTP status. The words stand in
 * `problem.words.ts`, in both languages, and name the clause and the next step. Pure and browser-safe.
 */
export const PROBLEMS = {
  // the request itself
  input_invalid: 422,
  body_too_large: 413,
  upload_too_large: 413,
  not_found: 404,
  not_signed_in: 401,
  not_allowed: 403,
  password_change_required: 403,
  foreign_origin: 403,
  version_conflict: 409,
  idempotency_key_missing: 400,
  idempotency_key_reused: 409,
  starting: 503,
  internal: 500,
  // the norm's flow
  kind_unknown: 422,
  stage_unknown: 404,
  stage_not_ready: 409,
  stage_already_done: 409,
  stage_still_open: 409,
  stage_not_skippable: 409,
  stage_not_optional: 422,
  skip_needs_reason: 422,
  insert_needs_reason: 422,
  signature_missing: 409,
  signatures_of_one_person: 409,
  flow_has_cycle: 422,
  offset_invalid: 422,
  meeting_times_invalid: 422,
  norm_version_mismatch: 409,
  norm_unchanged: 422,
  owner_missing: 422,
  date_outside_calendar: 422,
  calendar_year_invalid: 422,
  notice_unreadable: 422,
  rounds_outside_limits: 422,
  // units, sections, persons
  unit_name_taken: 409,
  own_office_exists: 409,
  unit_closed: 422,
  unit_in_use: 409,
  section_name_taken: 409,
  section_of_other_unit: 422,
  section_closed: 422,
  section_in_use: 409,
  duty_outside_office: 422,
  person_exists: 409,
  person_gone: 422,
  post_primary_twice: 409,
  office_post_elsewhere: 422,
  days_reversed: 422,
  group_name_taken: 409,
  group_built_in: 409,
  line_name_taken: 409,
  line_closed: 422,
  not_a_deputy: 422,
  attends_himself: 422,
  attending_overlap: 409,
  liaison_overlap: 409,
  charge_overlap: 409,
  // spreadsheets
  xlsx_wrong_type: 415,
  xlsx_encrypted: 422,
  xlsx_broken: 422,
  xlsx_inflates: 413,
  xlsx_empty: 422,
  xlsx_no_header: 422,
  xlsx_too_many_rows: 422,
  import_has_errors: 422,
  import_stale: 409,
  // accounts and sign-in
  sign_in_failed: 401,
  account_locked: 403,
  account_pending: 403,
  account_disabled: 403,
  account_name_taken: 409,
  account_state: 409,
  person_has_account: 409,
  own_account: 409,
  last_administrator: 409,
  unit_required: 422,
  current_password_wrong: 422,
  password_unfit: 422,
  password_used_before: 422,
  // meetings
  not_entitled: 403,
  start_in_past: 422,
  length_zero: 422,
  length_too_long: 422,
  arranger_missing: 422,
  first_responsible_missing: 422,
  line_missing: 422,
  parent_missing: 422,
  parent_unfit: 422,
  child_after_parent: 422,
  meeting_over: 409,
  items_open: 409,
  item_unknown: 404,
  item_off: 409,
  item_needs_decision: 422,
  stage_not_passed: 409,
  duty_not_asked: 422,
  plan_missing: 409,
  plan_not_submitted: 409,
  leaders_open: 409,
  leaders_none: 409,
  leader_twice: 409,
  leader_replacement_missing: 422,
  groups_none: 409,
  group_without_leader: 409,
  group_empty: 409,
  group_name_used: 409,
  in_other_delegation: 409,
  members_unmatched: 422,
  agenda_empty: 409,
  agenda_over_length: 409,
  agenda_approved: 409,
  agenda_not_approved: 409,
  personnel_without_matter: 422,
  session_outside: 422,
  session_clash: 409,
  child_open: 409,
  child_missing: 409,
  order_incomplete: 409,
  room_not_ready: 409,
  notice_not_settled: 409,
  phone_not_settled: 409,
  reason_missing: 422,
  move_unchanged: 422,
  // notices and the roster
  notice_form_unfit: 422,
  notice_not_draft: 409,
  notice_not_submitted: 409,
  notice_not_approved: 409,
  notice_not_issued: 409,
  notice_replaced: 409,
  notice_meeting_stands: 409,
  notice_too_early: 409,
  notice_incomplete: 409,
  notice_without_room: 409,
  notice_without_recipients: 409,
  notice_without_channel: 409,
  notice_differs: 409,
  notice_over_capacity: 409,
  preliminary_names_room: 422,
  notice_names_personnel: 422,
  recipient_twice: 422,
  roster_twice: 409,
  roster_name_missing: 422,
  roster_over_quota: 409,
  // answers to notices, links, the telephone
  reply_empty: 422,
  reply_over_quota: 422,
  reply_name_twice: 422,
  reply_other_person: 422,
  reply_late: 409,
  reply_verified: 409,
  reply_closed: 409,
  reply_missing: 409,
  reply_undecided: 409,
  urged_lately: 409,
  not_urgeable: 409,
  link_forged: 403,
  link_expired: 410,
  link_revoked: 410,
  link_foreign: 403,
  link_tries_stopped: 429,
  answers_too_often: 429,
  call_in_future: 422,
  record_has_meeting: 409,
  caller_unverified: 409,
  // what leaves, and where it goes
  mail_lines_unread: 422,
  mail_units_unknown: 422,
  delivery_moved_on: 409,
  // rooms
  room_taken: 409,
  room_blocked: 409,
  room_outranked: 409,
  room_free: 409,
  room_closed: 422,
  room_in_use: 409,
  room_name_taken: 409,
  room_approver_unfit: 422,
  layout_unfit: 422,
  booking_over: 409,
  booking_not_wanted: 409,
  use_not_over: 409,
  loan_out_of_order: 409,
  // papers
  paper_unknown: 404,
  paper_unreadable: 415,
  character_unprintable: 422,
  glyph_missing: 422,
  // the demo district
  demo_not_empty: 409,
  demo_in_use: 409,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field: where it stands in the input, and a machine-readable reason whose words the page looks up. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

export interface ProblemData {
  readonly fields?: readonly FieldProblem[];
  readonly [key: string]: unknown;
}

/** A refusal. Thrown anywhere below the border, it rolls the transaction back and reaches the user in his own words. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly data: ProblemData;
  constructor(code: ProblemCode, data: ProblemData = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** The answer of a who-may predicate: yes, or no with the reason whose words the page shows. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Refuses what a predicate denies (`not_entitled`), with its reason. */
export function demand(verdict: Answer): void {
  if (!verdict.ok) throw new Problem('not_entitled', { reason: verdict.reason });
}
