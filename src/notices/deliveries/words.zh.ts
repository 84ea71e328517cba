import type { Sentences } from '#platform/audit.ts';
import type { DeliveryEvent } from './rules.ts';

const events = {
  'notices.deliveries_queued': ({ title, deliveries, held }) => `《${title}》${held ? '待审发' : '交付发送'} ${deliveries} 件`,
  'notices.deliveries_released': ({ title, deliveries }) => `放行《${title}》的待发 ${deliveries} 件`,
  'notices.deliveries_retried': ({ title, deliveries }) => `重新发送《${title}》 ${deliveries} 件`,
  'notices.deliveries_finished': ({ title, deliveries, remark }) => `登记《${title}》 ${deliveries} 件已人工送达：${remark ?? ''}`,
  'notices.deliveries_cancelled': ({ title, deliveries, remark }) => `撤下《${title}》的待发 ${deliveries} 件：${remark ?? ''}`,
  'notices.delivery_policy_set': ({ reviewFirst }) => `${reviewFirst ? '启用' : '停用'}“对外发送前先审发”`,
  'notices.mail_address_set': ({ name, given }) => `${given ? '登记' : '删除'}“${name}”的邮箱`,
  'notices.mail_addresses_pasted': ({ units }) => `成批登记 ${units} 个单位的邮箱`,
} satisfies Sentences<DeliveryEvent>;

export const zh = { events };
