import type { zh } from './words.zh.ts';

export const en = {
  events: {
    'notices.deliveries_queued': ({ title, deliveries, held }) => `${held ? 'Held for review' : 'Queued to send'}: ${deliveries} deliveries of "${title}"`,
  },
} satisfies typeof zh;
