import type { zh } from './words.zh.ts';

export const en = {
  events: {
    'notices.deliveries_queued': ({ title, deliveries, held }) => `${held ? 'Held for review' : 'Queued to send'}: ${deliveries} deliveries of "${title}"`,
    'notices.deliveries_released': ({ title, deliveries }) => `Let go ${deliveries} deliveries of "${title}"`,
    'notices.deliveries_retried': ({ title, deliveries }) => `Tried again ${deliveries} deliveries of "${title}"`,
    'notices.deliveries_finished': ({ title, deliveries, remark }) => `Wrote down that ${deliveries} deliveries of "${title}" were done by hand: ${remark ?? ''}`,
    'notices.deliveries_cancelled': ({ title, deliveries, remark }) => `Called back ${deliveries} deliveries of "${title}": ${remark ?? ''}`,
    'notices.delivery_policy_set': ({ reviewFirst }) => `Turned ${reviewFirst ? 'on' : 'off'}: look before anything is sent outside`,
    'notices.mail_address_set': ({ name, given }) => `${given ? 'Wrote down' : 'Removed'} the e-mail address of "${name}"`,
    'notices.mail_addresses_pasted': ({ units }) => `Wrote down the e-mail addresses of ${units} units at once`,
  },
} satisfies typeof zh;
