import type { Generated } from 'kysely';
import type { Channel } from '../rules.ts';
import type { DeliveryFault, DeliveryKind, DeliveryStatus } from './rules.ts';

export interface DeliveryTables {
  delivery: {
    id: Generated<number>;
    noticeId: string;
    recipientId: string;
    channel: Channel;
    status: DeliveryStatus;
    attempts: Generated<number>;
    nextAt: Date;
    queuedAt: Date;
    lockedUntil: Date | null;
    address: string | null;
    lastError: DeliveryFault | null;
    lastDetail: string | null;
    sentAt: Date | null;
    createdAt: Date;
    kind: Generated<DeliveryKind>;
    urgeId: number | null;
    doneBy: string | null;
    remark: string | null;
  };
  deliveryPolicy: { single: Generated<boolean>; reviewFirst: boolean; version: Generated<number> };
  mailAddress: { id: string; unitId: string | null; personId: string | null; email: string; version: Generated<number> };
  webhookEndpoint: {
    id: string;
    name: string;
    url: string;
    secret: string;
    unitId: string | null;
    enabled: boolean;
    disabledReason: string | null;
    version: Generated<number>;
    createdAt: Date;
    createdBy: string;
  };
  webhookAttempt: { id: Generated<number>; endpointId: string; deliveryId: number | null; at: Date; ms: number; status: number | null; error: DeliveryFault | null };
}
