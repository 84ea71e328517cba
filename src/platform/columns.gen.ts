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
  agenda: {
    meetingId: string;
    approvedAt: Date | null;
    approvedBy: string | null;
    version: number;
  };
  agendaAttending: {
    itemId: string;
    unitId: string;
  };
  agendaItem: {
    id: string;
    meetingId: string;
    position: number;
    title: string | null;
    category: string;
    minutes: number;
    reportingUnitId: string | null;
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
  calendarFeed: {
    accountId: string;
    tokenHash: string;
    createdAt: Date;
    readAt: Date | null;
  };
  calendarOverride: {
    day: string;
    isWorkday: boolean;
    note: string | null;
    setAt: Date;
    setBy: string;
    version: number;
  };
  calendarYear: {
    year: number;
    holidays: unknown;
    workdays: unknown;
    source: string | null;
    loadedAt: Date;
    loadedBy: string;
    version: number;
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
  groupPerson: {
    groupId: string;
    meetingId: string;
    kind: string;
    personId: string;
    position: number;
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
  leaderAttendance: {
    id: string;
    meetingId: string;
    personId: string;
    answer: string;
    replacedById: string | null;
    note: string | null;
    position: number;
    version: number;
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
  meeting: {
    id: string;
    kind: string;
    name: string;
    startAt: Date;
    endAt: Date;
    chairId: string | null;
    place: string | null;
    headCount: number | null;
    requirements: string | null;
    host: string | null;
    status: string;
    cancelledReason: string | null;
    parentId: string | null;
    parentStage: string | null;
    lineId: string | null;
    departmentId: string | null;
    arrangerId: string;
    firstResponsibleId: string | null;
    holders: unknown;
    normVersion: number;
    plan: unknown;
    provisional: boolean;
    version: number;
    createdAt: Date;
    createdBy: string;
    closedAt: Date | null;
  };
  meetingStage: {
    meetingId: string;
    stageId: string;
    position: number;
    beginAt: Date | null;
    dueAt: Date;
    flags: number;
    status: string;
    mark: unknown;
    duties: string[];
  };
  normVersion: {
    version: number;
    amendments: unknown;
    note: string | null;
    madeAt: Date;
    madeBy: string;
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
  preparationPlan: {
    meetingId: string;
    body: string;
    submittedAt: Date | null;
    version: number;
    updatedAt: Date;
    updatedBy: string;
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
  scheduleSession: {
    id: string;
    meetingId: string;
    fromAt: Date;
    toAt: Date;
    title: string;
    place: string | null;
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
  stageEvidence: {
    meetingId: string;
    stageId: string;
    toldAt: Date;
    note: string | null;
  };
  stageItem: {
    meetingId: string;
    stageId: string;
    itemId: string;
    position: number;
    isOn: boolean;
    doneAt: Date | null;
    doneBy: string | null;
    note: string | null;
    decidedAt: Date | null;
    decidedBy: string | null;
    decision: string | null;
  };
  stageSignature: {
    meetingId: string;
    stageId: string;
    duty: string;
    accountId: string;
    at: Date;
    remark: string | null;
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
  workingGroup: {
    id: string;
    meetingId: string;
    kind: string;
    name: string;
    leaderId: string | null;
    task: string | null;
    position: number;
    version: number;
  };
}
