import type { Sentences } from '#platform/audit.ts';
import type { DeliveryEvent } from './rules.ts';

const events = {
  'notices.deliveries_queued': ({ title, deliveries, held }) => `《${title}》${held ? '待审发' : '交付发送'} ${deliveries} 件`,
  'notices.mail_address_set': ({ name, given }) => `${given ? '登记' : '删除'}“${name}”的邮箱`,
  'notices.mail_addresses_pasted': ({ units }) => `成批登记 ${units} 个单位的邮箱`,
} satisfies Sentences<DeliveryEvent>;

export const zh = { events };
