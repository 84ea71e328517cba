/* Written by `npm run db:columns` from migrations/. Do not edit. */
export interface Columns {
  account: {
    id: string;
    name: string;
    nameKey: string;
    role: string;
    state: string;
    personId: string | null;
    unitId: string | null;
    passwordHash: string;
    passwordSetAt: Date;
    mustChange: boolean;
    lastSignInAt: Date | null;
    lastSignInIp: string | null;
    createdAt: Date;
    version: number;
  };
  attending: {
    id: string;
    leaderId: string;
    deputyId: string;
    substituteId: string | null;
    fromDay: string;
    toDay: string | null;
    version: number;
  };
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
  charge: {
    id: string;
    sectionId: string;
    deputyId: string;
    fromDay: string;
    toDay: string | null;
    version: number;
  };
  groupMember: {
    groupId: string;
    position: number;
    unitId: string | null;
    personId: string | null;
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
  liaison: {
    id: string;
    lineId: string;
    deputyId: string;
    unitId: string;
    fromDay: string;
    toDay: string | null;
    version: number;
  };
  passwordHistory: {
    id: number;
    accountId: string;
    hash: string;
    setAt: Date;
  };
  person: {
    id: string;
    name: string;
    pinyin: string;
    initials: string;
    strokes: string;
    mobile: string | null;
    note: string | null;
    lastDay: string | null;
    version: number;
  };
  post: {
    id: string;
    personId: string;
    unitId: string;
    sectionId: string | null;
    title: string;
    level: string | null;
    officePost: string | null;
    fromDay: string | null;
    toDay: string | null;
    isPrimary: boolean;
  };
  rankEntry: {
    orderId: string;
    personId: string;
    position: number;
  };
  rankOrder: {
    id: string;
    version: number;
  };
  recipientGroup: {
    id: string;
    name: string | null;
    sort: number;
    version: number;
  };
  section: {
    id: string;
    unitId: string;
    name: string;
    sort: number;
    phone: string | null;
    lastDay: string | null;
    version: number;
  };
  sectionDuty: {
    duty: string;
    sectionId: string;
  };
  session: {
    tokenHash: string;
    accountId: string;
    createdAt: Date;
    seenAt: Date;
    expiresAt: Date;
    ip: string | null;
    userAgent: string | null;
    id: string;
  };
  setting: {
    key: string;
    value: unknown;
    updatedAt: Date;
  };
  signInGuard: {
    nameHash: string;
    failures: number;
    lastFailedAt: Date | null;
    lockedUntil: Date | null;
  };
  unit: {
    id: string;
    name: string;
    shortName: string;
    kind: string;
    sort: number;
    phone: string | null;
    fax: string | null;
    address: string | null;
    lastDay: string | null;
    version: number;
  };
  workLine: {
    id: string;
    name: string;
    sort: number;
    lastDay: string | null;
    version: number;
  };
}
