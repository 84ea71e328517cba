import type { Sentences } from '#platform/audit.ts';
import type { LinkFault } from './links/rules.ts';
import type { ReplyAnswer, ReplyEvent, UrgeHow, Via } from './rules.ts';

const answers: Record<ReplyAnswer, string> = { attend: '参加', substitute: '替会', leave: '请假' };
const vias: Record<Via, string> = { account: '账号', link: '链接', paper: '纸质代填', phone: '电话代填' };
const urges: Record<UrgeHow, string> = { again: '一键催办', phone: '电话催办', automatic: '自动提醒' };
const faults: Record<LinkFault, string> = { link_forged: '链接不正确', link_expired: '链接已过期', link_revoked: '链接已停用', link_foreign: '属于其他单位' };

const events = {
  'notices.opened': ({ title, unit, via }) => `${unit}已阅《${title}》（${vias[via]}）`,
  'notices.answered': ({ title, unit, via, persons, version, late }) => `${unit}${version > 1 ? '修改' : '报送'}《${title}》的回执，${persons} 人（${vias[via]}${late ? '，逾期' : ''}）`,
  'notices.reply_verified': ({ title, unit }) => `核定${unit}对《${title}》的回执`,
  'notices.reply_decided': ({ title, unit, person, answer, decision, note }) => `${decision === 'approved' ? '同意' : '不同意'}${unit}${person}${answers[answer]}《${title}》${note ? `：${note}` : ''}`,
  'notices.recipient_excused': ({ title, unit, reason }) => `${unit}免予回复《${title}》：${reason}`,
  'notices.urged': ({ title, unit, how }) => `就《${title}》${urges[how]}${unit}`,
  'notices.chase_exported': ({ title, recipients }) => `导出《${title}》的回执与催报清单，${recipients} 个对象`,
  'notices.reminded': ({ title, recipients }) => `截止前自动提醒《${title}》未报单位 ${recipients} 个`,
  'notices.link_shown': ({ title, unit }) => `取用${unit}填报《${title}》的链接`,
  'notices.link_revoked': ({ title, unit }) => `停用${unit}填报《${title}》的链接并换发`,
  'notices.links_ended': () => '停用全部填报链接',
  'notices.link_refused': ({ why, unit }) => `拒绝填报链接${unit ? `（${unit}）` : ''}：${faults[why]}`,
  'notices.link_tries_stopped': ({ times, minutes }) => `同一地址 ${minutes} 分钟内超过 ${times} 次使用无效链接，暂停受理`,
} satisfies Sentences<ReplyEvent>;

export const zh = { events, answers, vias, urges };
export type ReplyWords = typeof zh;
