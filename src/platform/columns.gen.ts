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
  bookedRoom: {
    bookingId: string;
    roomId: string;
    hold: string;
    active: boolean;
    cleanedAt: Date | null;
    cleanedBy: string | null;
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
  delivery: {
    id: number;
    noticeId: string;
    recipientId: string;
    channel: string;
    status: string;
    attempts: number;
    nextAt: Date;
    queuedAt: Date;
    lockedUntil: Date | null;
    address: string | null;
    lastError: string | null;
    lastDetail: string | null;
    sentAt: Date | null;
    createdAt: Date;
    kind: string;
    urgeId: number | null;
    doneBy: string | null;
    remark: string | null;
  };
  deliveryPolicy: {
    single: boolean;
    reviewFirst: boolean;
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
  linkEnding: {
    recipientId: string;
    serial: number;
    endedAt: Date;
    endedBy: string;
  };
  linkGuard: {
    key: string;
    since: Date;
    count: number;
  };
  linkSecret: {
    id: number;
    secret: string;
    madeAt: Date;
    retiredAt: Date | null;
    endedAt: Date | null;
  };
  mailAddress: {
    id: string;
    unitId: string | null;
    personId: string | null;
    email: string;
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
  notice: {
    id: string;
    meetingId: string | null;
    stageId: string | null;
    form: string;
    title: string;
    content: unknown;
    year: number | null;
    serial: number | null;
    status: string;
    replyBy: Date | null;
    supersedesId: string | null;
    remark: string | null;
    version: number;
    createdAt: Date;
    createdBy: string;
    submittedAt: Date | null;
    submittedBy: string | null;
    approvedAt: Date | null;
    approvedBy: string | null;
    issuedAt: Date | null;
    issuedBy: string | null;
  };
  noticeCounter: {
    year: number;
    last: number;
  };
  noticeRecipient: {
    id: string;
    noticeId: string;
    position: number;
    unitId: string | null;
    personId: string | null;
    quota: number;
    channels: string[];
    note: string | null;
    state: string;
    stateAt: Date;
    closedReason: string | null;
    attendsAs: string;
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
  phoneCall: {
    id: string;
    recipientId: string;
    calledAt: Date;
    number: string;
    outcome: string;
    answeredByName: string | null;
    answeredByPost: string | null;
    repeatedBack: boolean;
    answer: string | null;
    redialAt: Date | null;
    callerAccount: string;
    loggedAt: Date;
  };
  phoneRecord: {
    id: string;
    calledAt: Date;
    callerUnit: string;
    callerName: string;
    callerPost: string | null;
    number: string;
    callerVerified: boolean;
    verifiedHow: string | null;
    convener: string;
    matter: string;
    startAt: Date;
    endAt: Date | null;
    place: string;
    participants: string;
    materials: string;
    content: string | null;
    proposal: string | null;
    instruction: string | null;
    instructedBy: string | null;
    result: string | null;
    undertaker: string | null;
    takenBy: string;
    takenAt: Date;
    meetingId: string | null;
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
  reply: {
    recipientId: string;
    reporterName: string;
    reporterMobile: string | null;
    note: string | null;
    via: string;
    late: boolean;
    byAccount: string | null;
    submittedAt: Date;
    updatedAt: Date;
    version: number;
  };
  replyHistory: {
    recipientId: string;
    version: number;
    at: Date;
    via: string;
    byAccount: string | null;
    content: unknown;
  };
  replyPerson: {
    id: string;
    recipientId: string;
    position: number;
    name: string;
    post: string;
    mobile: string | null;
    answer: string;
    forName: string | null;
    reason: string | null;
    vehicle: string | null;
    meals: boolean;
    lodging: boolean;
    decision: string | null;
    decidedAt: Date | null;
    decidedBy: string | null;
    decisionNote: string | null;
  };
  replyUrge: {
    id: number;
    recipientId: string;
    at: Date;
    how: string;
    byAccount: string | null;
  };
  room: {
    id: string;
    name: string;
    building: string | null;
    floor: string | null;
    capacity: number;
    equipment: string[];
    layouts: unknown;
    airConditioned: boolean;
    responsibleId: string | null;
    approverId: string | null;
    setupMinutes: number;
    cleanupMinutes: number;
    inspectDays: number;
    sort: number;
    lastDay: string | null;
    version: number;
  };
  roomBlock: {
    id: string;
    roomId: string;
    fromAt: Date;
    toAt: Date;
    reason: string;
    createdBy: string;
    createdAt: Date;
  };
  roomBooking: {
    id: string;
    meetingId: string | null;
    loanId: string | null;
    title: string;
    use: string;
    fromAt: Date;
    toAt: Date;
    meetingStart: Date | null;
    meetingEnd: Date | null;
    status: string;
    persons: number | null;
    note: string | null;
    requestedBy: string;
    createdAt: Date;
    decidedBy: string | null;
    decidedAt: Date | null;
    reason: string | null;
    version: number;
  };
  roomFeed: {
    roomId: string;
    tokenHash: string;
    createdAt: Date;
    readAt: Date | null;
  };
  roomInspection: {
    id: string;
    roomId: string;
    at: Date;
    by: string;
    tidy: boolean;
    findings: string | null;
  };
  roomLoan: {
    id: string;
    borrower: string;
    contact: string | null;
    purpose: string;
    reason: string;
    persons: number;
    fromAt: Date;
    toAt: Date;
    state: string;
    requestedBy: string;
    requesterId: string | null;
    requestedAt: Date;
    decidedBy: string | null;
    decidedAt: Date | null;
    answer: string | null;
    scheduledBy: string | null;
    scheduledAt: Date | null;
    version: number;
  };
  roomWait: {
    id: string;
    roomId: string;
    meetingId: string | null;
    title: string;
    use: string;
    fromAt: Date;
    toAt: Date;
    persons: number | null;
    requestedBy: string;
    createdAt: Date;
  };
  rosterChange: {
    seq: number;
    meetingId: string;
    at: Date;
    by: string;
    change: string;
    rosterId: string;
    before: unknown;
    after: unknown;
  };
  rosterPerson: {
    id: string;
    meetingId: string;
    personId: string | null;
    unitId: string | null;
    unitName: string | null;
    name: string;
    post: string | null;
    mobile: string | null;
    class: string;
    delegationGroupId: string | null;
    unitSort: number | null;
    rank: number | null;
    strokes: string;
    pinyin: string;
    source: string;
    recipientId: string | null;
    state: string;
    version: number;
    removedAt: Date | null;
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
  webhookAttempt: {
    id: number;
    endpointId: string;
    deliveryId: number | null;
    at: Date;
    ms: number;
    status: number | null;
    error: string | null;
  };
  webhookEndpoint: {
    id: string;
    name: string;
    url: string;
    secret: string;
    unitId: string | null;
    enabled: boolean;
    disabledReason: string | null;
    version: number;
    createdAt: Date;
    createdBy: string;
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
