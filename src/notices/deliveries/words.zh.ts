import type { Sentences } from '#platform/audit.ts';
import type { DeliveryEvent } from './rules.ts';

const events = {
  'notices.deliveries_queued': ({ title, deliveries, held }) => `《${title}》${held ? '待审发' : '交付发送'} ${deliveries} 件`,
} satisfies Sentences<DeliveryEvent>;

export const zh = { events };
