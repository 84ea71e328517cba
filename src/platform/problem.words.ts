import type { ProblemCode, ProblemData } from './problem.ts';

type Locale = 'zh' | 'en';

/** What the user reads: what happened, and what to do next; the clause of the norm where one stands behind it. */
export interface ProblemWords {
  readonly title: string;
  readonly next: string;
  readonly clause?: string;
}

interface Row {
  readonly zh: readonly [title: string, next: string];
  readonly en: readonly [title: string, next: string];
  readonly clause?: string;
}

/** One row a refusal: [what happened, what to do next] in both languages. `{name}` is filled from the problem's data. */
const WORDS: Record<ProblemCode, Row> = {
  input_invalid: {
    zh: ['填写的内容有误', '请按字段旁的提示修改后再提交，已填内容不会丢失。'],
    en: ['Some of what was entered is not right', 'Correct the marked fields and submit again; nothing typed is lost.'],
  },
  body_too_large: {
    zh: ['提交的内容过大', '请减少内容后再提交。'],
    en: ['The request is too large', 'Shorten it and submit again.'],
  },
  upload_too_large: {
    zh: ['文件超过大小限制（{limit}）', '请压缩或拆分后再上传。'],
    en: ['The file is larger than the limit ({limit})', 'Make it smaller or split it, then upload again.'],
  },
  not_found: {
    zh: ['没有找到，或者您无权查看', '请返回列表重新选择。'],
    en: ['Not found, or not yours to see', 'Go back to the list and choose again.'],
  },
  not_signed_in: {
    zh: ['尚未登录，或登录已过期', '请重新登录，已填内容不会丢失。'],
    en: ['Not signed in, or the session has expired', 'Sign in again; nothing typed is lost.'],
  },
  not_allowed: {
    zh: ['您的岗位不能办理此事项', '请与负责该环节的人员或系统管理员联系。'],
    en: ['Your post may not do this', 'Ask whoever is in charge of this stage, or the system administrator.'],
  },
  password_change_required: {
    zh: ['首次登录或密码到期，须先修改密码', '请修改密码后继续。'],
    en: ['The password must be changed first', 'Change it, then go on.'],
  },
  foreign_origin: {
    zh: ['请求来自其他站点，已拒绝', '请在本系统页面内操作。'],
    en: ['The request came from another site and was refused', 'Use the pages of this system.'],
  },
  version_conflict: {
    zh: ['他人已先修改了这条内容', '请对照两个版本，确认后再保存。'],
    en: ['Somebody else changed this first', 'Compare the two versions and save again.'],
  },
  idempotency_key_missing: {
    zh: ['新建请求缺少 Idempotency-Key', '请为每次新建操作附上唯一的 Idempotency-Key 请求头。'],
    en: ['A creating request needs an Idempotency-Key', 'Send a unique Idempotency-Key header with each creating act.'],
  },
  idempotency_key_reused: {
    zh: ['同一个 Idempotency-Key 已用于另一项内容', '请换一个新的 Idempotency-Key。'],
    en: ['This Idempotency-Key was already used for something else', 'Use a new key.'],
  },
  starting: {
    zh: ['系统正在启动', '请稍候几秒再试。'],
    en: ['The system is starting', 'Try again in a few seconds.'],
  },
  internal: {
    zh: ['系统出错，本次操作未生效', '请稍后重试；如仍出现，请将编号 {requestId} 告知系统管理员。'],
    en: ['Something went wrong; nothing was changed', 'Try again; if it stays, give the number {requestId} to the administrator.'],
  },
};

const filled = (text: string, data: ProblemData) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));

/** The words of a refusal in one language. */
export function problemWords(code: ProblemCode, data: ProblemData, locale: Locale): ProblemWords {
  const { [locale]: [title, next], clause } = WORDS[code];
  return { title: filled(title, data), next: filled(next, data), ...(clause === undefined ? {} : { clause }) };
}

type Reason = readonly [zh: string, en: string];

/** Why a field was refused, by the schema's rule. */
const REASONS: Record<string, Reason> = {
  invalid_type: ['必填，或格式不对', 'required, or of the wrong kind'],
  too_small: ['内容过短或数值过小', 'too short or too small'],
  too_big: ['内容过长或数值过大', 'too long or too large'],
  invalid_format: ['格式不对', 'not in the expected form'],
  invalid_value: ['不是可选的值', 'not one of the possible values'],
  unrecognized_keys: ['有不认识的字段', 'holds an unknown field'],
  control_character: ['含有看不见的控制字符', 'holds invisible control characters'],
  not_a_day: ['不是有效日期', 'not a day of the calendar'],
  instant_without_zone: ['时间须写明时区，如 2026-12-22T09:00+08:00', 'the time must say its zone, as in 2026-12-22T09:00+08:00'],
};
const OTHER: Reason = ['填写有误', 'not valid'];

/** The words for one refused field. */
export const fieldWords = (reason: string, locale: Locale): string => (REASONS[reason] ?? OTHER)[locale === 'zh' ? 0 : 1];
