import type { zh } from './words.zh.ts';

export const en = {
  events: {
    'notices.deliveries_queued': ({ title, deliveries, held }) => `${held ? 'Held for review' : 'Queued to send'}: ${deliveries} deliveries of "${title}"`,
    'notices.mail_address_set': ({ name, given }) => `${given ? 'Wrote down' : 'Removed'} the e-mail address of "${name}"`,
    'notices.mail_addresses_pasted': ({ units }) => `Wrote down the e-mail addresses of ${units} units at once`,
  },
} satisfies typeof zh;
