import type { Sentences } from '#platform/audit.ts';
import type { NoticeEvent } from './rules.ts';
import type { forms as formsZh, zh } from './words.zh.ts';

const forms = {
  preliminary: 'preliminary notice',
  formal: 'formal notice',
  notice: 'notice',
  correction: 'correction',
  change: 'change notice',
  cancellation: 'cancellation',
  order: 'order form',
  phone: 'phone notice form',
  internal: 'internal notice',
} satisfies typeof formsZh;
const settled = { answered: 'answered', verified: 'was verified', excused: 'need not answer' };
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const events = {
  'notices.drafted': ({ title, form }) => `Drafted the ${forms[form]} “${title}”`,
  'notices.edited': ({ title, form }) => `Edited the ${forms[form]} “${title}”`,
  'notices.dropped': ({ title, form }) => `Deleted the draft of the ${forms[form]} “${title}”`,
  'notices.submitted': ({ title, form }) => `Submitted the ${forms[form]} “${title}” for approval`,
  'notices.sent_back': ({ title, form, reason }) => `Sent the ${forms[form]} “${title}” back: ${reason}`,
  'notices.approved': ({ title, form }) => `Approved the ${forms[form]} “${title}”`,
  'notices.issued': ({ title, form, number, recipients }) => `Issued the ${forms[form]} ${number} “${title}” to ${count(recipients, 'recipient')}`,
  'notices.outdated': ({ title, form, number }) => `Time or place is no longer what the ${forms[form]} ${number} “${title}” says; a change notice is due`,
  'notices.recipients_set': ({ title, form, recipients, persons }) => `Set ${count(recipients, 'recipient')} of the ${forms[form]} “${title}”, ${count(persons, 'place')} in all`,
  'notices.recipient_settled': ({ title, recipient, state }) => `${recipient} ${settled[state]} (“${title}”)`,
  'notices.roster_changed': ({ meeting, added, changed, removed }) => `Changed the roster of “${meeting}”: ${added} added, ${changed} changed, ${removed} removed`,
  'notices.printed': ({ title, form, file }) => `Made the file “${file}” of the ${forms[form]} “${title}”`,
  'notices.roster_exported': ({ meeting, persons }) => `Exported the roster of “${meeting}”, ${count(persons, 'person').replace('persons', 'people')}`,
} satisfies Sentences<NoticeEvent>;

export const en = { events, forms } satisfies typeof zh;
