export const zh = {
  audit: {
    lead: '记录每个账号的重要操作，只增不改，至少保存六个月。审计管理员可查看包括系统管理员、安全管理员在内的全部记录。',
    from: '起始日期',
    until: '截止日期',
    account: '账号',
    more: '更早的记录',
    end: '没有更早的记录了',
  },
  jobs: {
    title: '任务',
    lead: '后台任务多次重试仍失败的列在这里。排除原因后可以重试。',
    queue: '任务',
    failedAt: '停止时间',
    createdAt: '建立时间',
    attempts: '已试次数',
    error: '失败原因（技术信息）',
    acts: '办理',
    retry: '重试',
    retried: '已重新排队',
    empty: '没有失败的后台任务。',
    other: '其他后台任务',
    queues: { 'accounts.sweep': '清理过期登录', 'platform.maintain': '数据库维护', 'platform.sweep_jobs': '清理已完成任务' } as Readonly<Record<string, string>>,
  },
};

export type AdminWords = typeof zh;
