import { officeDay, officeTime } from '#platform/time.ts';
import type { Form, NoticeContent } from '../../rules.ts';
import type { DeliveryKind } from '../rules.ts';

const FORM_WORDS: Readonly<Record<Form, string>> = {
  preliminary: '预备通知', formal: '会议通知', notice: '会议通知', correction: '更正通知', change: '变更通知', cancellation: '会议取消通知', order: '会议通知单', phone: '会议通知', internal: '会议通知',
};
const momentOf = (iso: string, form: Form): string => (form === 'preliminary' ? officeDay(new Date(iso)) : `${officeDay(new Date(iso))} ${officeTime(new Date(iso))}`);

const PREFIX: Readonly<Record<DeliveryKind, string>> = { notice: '', urge: '催报·', reminder: '回执提醒·' };

/** The mail of a notice, or of a reminder of it: name, time and place, and where to answer. Nothing else leaves (G1b). */
export function letterOf(form: Form, kind: DeliveryKind, { name, startAt, place }: Pick<NoticeContent, 'name' | 'startAt' | 'place'>, link: string | null): { readonly subject: string; readonly text: string } {
  const subject = `【${PREFIX[kind]}${FORM_WORDS[form]}】${name}`;
  const lines = [`会议名称：${name}`, startAt && `时间：${momentOf(startAt, form)}`, place && form !== 'preliminary' && `地点：${place}`, link && `\n请点击以下链接查看并回复：\n${link}`];
  return { subject, text: `${lines.filter(Boolean).join('\n')}\n` };
}
