import type { StageStatus } from '#norm/rows.ts';

const STATUS: Record<StageStatus, string> = { waiting: '未到条件', ready: '待办', done: '已办结', skipped: '已跳过' };

export const zh = {
  planSheet: '工作方案倒排表',
  planColumns: { id: '编号', stage: '环节', arrange: '统筹', undertake: '承办', assist: '协办', time: '时限', status: '状态', clause: '依据' },
  listSheet: '会议列表',
  listColumns: { name: '会议名称', kind: '类别', start: '开始时间', end: '结束时间', place: '地点', chair: '主持人', arranger: '统筹人', people: '人数', status: '状态', progress: '已办结环节', late: '逾期环节' },
  fileName: (meeting: string, sheet: string) => `${meeting}-${sheet}`,
  list: (names: readonly string[]) => names.join('、'),
  named: (duty: string, person: string) => `${duty}（${person}）`,
  between: (from: string, to: string) => `${from} 至 ${to}`,
  onwards: (from: string) => `${from} 起，直至办结`,
  status: STATUS,
  late: '逾期',
  atRisk: '有风险',
  provisional: '暂定',
};

export type ExportWords = typeof zh;
