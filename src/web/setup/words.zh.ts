export const zh = {
  going: '系统已在使用。账号由您建立，会议内容只有会务人员能看。',
  next: '下一步',
  loading: '正在装入，约需十几秒……',
  accounts: '建立账号',
  accountsWhy: '先建安全管理员和审计员，再为秘书科、主任等建账号；由安全管理员授权后生效。',
  roster: '导入花名册',
  rosterWhy: '由秘书科在“人员”中导入 .xlsx：先预览，确认后写入。',
  duties: '确定分工',
  dutiesWhy: '科室职责、跟班、联系、分管，系统据此确定每个环节的责任人。',
  meeting: '新建第一个会议',
  meetingWhy: '六个要素，其余按规范自动生成。',
  demo: '演示数据',
  demoThere: '系统中有演示区的数据：虚构的单位、人员、会议和演示账号。',
  remove: '清除演示数据',
  removeWhat: '将一并清除演示单位、人员、会议和演示账号，不能恢复。您自己录入的内容不受影响。',
  keep: '保留',
  removed: '演示数据已清除',
};

export type SetupWords = typeof zh;
