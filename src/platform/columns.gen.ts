/* Written by `npm run db:columns` from migrations/. Do not edit. */
export interface Columns {
  audit: {
    id: number;
    at: Date;
    accountId: string | null;
    actorName: string | null;
    kind: string;
    subject: string | null;
    detail: unknown;
    ip: string | null;
    requestId: string | null;
  };
  idempotency: {
    accountId: string;
    key: string;
    procedure: string;
    inputHash: string;
    result: unknown;
    at: Date;
  };
  job: {
    id: number;
    queue: string;
    payload: unknown;
    dedupeKey: string | null;
    runAt: Date;
    attempts: number;
    maxAttempts: number;
    lockedUntil: Date | null;
    lastError: string | null;
    doneAt: Date | null;
    failedAt: Date | null;
    createdAt: Date;
  };
  session: {
    tokenHash: string;
    accountId: string;
    createdAt: Date;
    seenAt: Date;
    expiresAt: Date;
    ip: string | null;
    userAgent: string | null;
  };
  setting: {
    key: string;
    value: unknown;
    updatedAt: Date;
  };
}
