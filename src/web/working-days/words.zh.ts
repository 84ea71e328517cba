import type { DayState } from '#meetings/calendar/rules.ts';

const STATE: Record<DayState, string> = { workday: '工作日', weekend: '周末', holiday: '放假', makeup: '调休上班', 'set-working': '本办上班', 'set-off': '本办休息' };

export const zh = {
  title: '工作日历',
  lead: '倒排按这里的工作日推算。超出已载入年份的日期标“暂定”，载入后自动重排。',
  before: '上一年',
  after: '下一年',
  origin: { loaded: '由本办载入', shipped: '随系统提供', none: '尚未载入，暂定' },
  horizon: (day: string) => `放假安排已载入至 ${day}`,
  state: STATE,
  load: '载入放假通知',
  paste: '粘贴国务院办公厅放假通知正文',
  pasteHint: '例如：一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  read: '识别',
  understood: (off: number, on: number) => `识别出放假 ${off} 天、调休上班 ${on} 天`,
  confirm: '载入并重排',
  loaded: (n: number) => (n > 0 ? `已载入，重排 ${n} 个会议` : '已载入'),
  movedTitle: '日期变动的会议',
  moved: (n: number) => `${n} 个环节`,
  set: '本办另行安排',
  setNote: '日期涉及这一天的会议随之重新倒排。',
  daySet: (n: number) => (n > 0 ? `已保存，${n} 个会议的日期随之变动` : '已保存，没有会议的日期变动'),
  day: '日期',
  asWork: '当日上班',
  asOff: '当日休息',
  unset: '恢复',
  note: '说明（可不填）',
  month: (n: number) => `${n}月`,
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  keepers: '由主任或秘书科维护。',
};

export type WorkingDaysWords = typeof zh;
