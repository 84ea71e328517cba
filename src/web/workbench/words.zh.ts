import type { Decision, LampReason, Part } from '#meetings/workbench/rules.ts';

const PART: Record<Part, string> = { undertake: '承办', pass: '审定', assist: '协办', answer: '第一责任人', arrange: '统筹' };
const DECISION: Record<Decision, string> = { plan: '方案待审定', agenda: '议程待审定', confirm: '待您确认', pass: '待您审定' };
const LAMP: Record<LampReason['code'], (stages: number) => string> = { unchecked: () => '未检查', late: (n) => `${n} 项逾期`, 'at-risk': (n) => `${n} 项有风险` };

export const zh = {
  title: '工作台',
  due: '待我办理',
  overdue: '逾期',
  today: '今天',
  ahead: '接下来',
  decisions: '待我决定',
  noDue: '近十个工作日没有要您办理的环节。',
  noDecisions: '没有等您决定的事项。',
  noMeetings: '没有会议',
  meetings: '会议',
  nothing: '还没有您可以查看的会议。',
  begin: '还没有会议。新建一个会议，系统就会按规范排出每个环节的时间和责任人。',
  newMeeting: '新建会议',
  waits: '等待前置环节',
  atRisk: '有风险',
  provisional: '暂定',
  showAll: (count: number) => `显示全部 ${count} 项`,
  good: '进展正常',
  part: PART,
  decision: DECISION,
  lamp: LAMP,
};

export type WorkbenchWords = typeof zh;
