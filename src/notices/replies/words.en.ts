import type { Sentences } from '#platform/audit.ts';
import type { LinkFault } from './links/rules.ts';
import type { ReplyAnswer, ReplyEvent, UrgeHow, Via } from './rules.ts';
import type { ReplyWords } from './words.zh.ts';

const answers: Record<ReplyAnswer, string> = { attend: 'attends', substitute: 'substitute', leave: 'on leave' };
const vias: Record<Via, string> = { account: 'account', link: 'link', paper: 'entered from paper', phone: 'entered from a call' };
const urges: Record<UrgeHow, string> = { again: 'urged by key', phone: 'urged by telephone', automatic: 'reminded by the clock' };
const faults: Record<LinkFault, string> = { link_forged: 'not a link of this office', link_expired: 'expired', link_revoked: 'ended', link_foreign: 'of another unit' };

const events = {
  'notices.opened': ({ title, unit, via }) => `${unit} read “${title}” (${vias[via]})`,
  'notices.answered': ({ title, unit, via, persons, version, late }) => `${unit} ${version > 1 ? 'changed its answer to' : 'answered'} “${title}”, persons: ${persons} (${vias[via]}${late ? ', late' : ''})`,
  'notices.reply_verified': ({ title, unit }) => `Verified the answer of ${unit} to “${title}”`,
  'notices.reply_decided': ({ title, unit, person, answer, decision, note }) => `${decision === 'approved' ? 'Approved' : 'Refused'} ${person} of ${unit} (${answers[answer]}) for “${title}”${note ? `: ${note}` : ''}`,
  'notices.recipient_excused': ({ title, unit, reason }) => `Excused ${unit} from answering “${title}”: ${reason}`,
  'notices.urged': ({ title, unit, how }) => `${unit} ${urges[how]} about “${title}”`,
  'notices.chase_exported': ({ title, recipients }) => `exported the answers to “${title}”, ${recipients} recipients`,
  'notices.reminded': ({ title, recipients }) => `Reminded ${recipients} who had not answered “${title}” before the deadline`,
  'notices.link_shown': ({ title, unit }) => `Took out the link of ${unit} for “${title}”`,
  'notices.link_revoked': ({ title, unit }) => `Ended the link of ${unit} for “${title}” and made a new one`,
  'notices.links_ended': () => 'Ended all links of answers',
  'notices.link_refused': ({ why, unit }) => `Refused a link of an answer${unit ? ` (${unit})` : ''}: ${faults[why]}`,
  'notices.link_tries_stopped': ({ times, minutes }) => `More than ${times} bad links from one address within ${minutes} minutes; stopped`,
} satisfies Sentences<ReplyEvent>;

export const en = { events, answers, vias, urges } satisfies ReplyWords;
