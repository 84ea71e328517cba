import type { Sentences } from '#platform/audit.ts';
import type { Form, NoticeEvent, Settled } from './rules.ts';

export const forms: Readonly<Record<Form, string>> = {
  preliminary: '预备通知',
  formal: '正式通知',
  notice: '会议通知',
  correction: '更正通知',
  change: '变更通知',
  cancellation: '取消通知',
  order: '会议通知单',
  phone: '电话通知单',
  internal: '内部通知',
};
const settled: Readonly<Record<Settled, string>> = { answered: '已报', verified: '已核', excused: '免予回复' };

const events = {
  'notices.drafted': ({ title, form }) => `起草${forms[form]}《${title}》`,
  'notices.edited': ({ title, form }) => `修改${forms[form]}《${title}》`,
  'notices.dropped': ({ title, form }) => `删除${forms[form]}草稿《${title}》`,
  'notices.submitted': ({ title, form }) => `报批${forms[form]}《${title}》`,
  'notices.sent_back': ({ title, form, reason }) => `退回${forms[form]}《${title}》：${reason}`,
  'notices.approved': ({ title, form }) => `批准${forms[form]}《${title}》`,
  'notices.issued': ({ title, form, number, recipients }) => `发出${forms[form]}${number}《${title}》，对象 ${recipients} 个`,
  'notices.outdated': ({ title, form, number }) => `${forms[form]}${number}《${title}》所写的时间或地点已变，须发变更通知`,
  'notices.recipients_set': ({ title, form, recipients, persons }) => `确定${forms[form]}《${title}》的对象 ${recipients} 个，名额 ${persons} 人`,
  'notices.recipient_settled': ({ title, recipient, state }) => `《${title}》的对象“${recipient}”${settled[state]}`,
  'notices.roster_changed': ({ meeting, added, changed, removed }) => `“${meeting}”名单变动：增 ${added} 人，改 ${changed} 人，减 ${removed} 人`,
  'notices.printed': ({ title, form, file }) => `生成${forms[form]}《${title}》的文件“${file}”`,
  'notices.roster_exported': ({ meeting, persons }) => `导出“${meeting}”名单，${persons} 人`,
} satisfies Sentences<NoticeEvent>;

export const zh = { events, forms };
