export const zh = {
  title: '周安排',
  sheet: '一周会议安排表',
  before: '上一周',
  after: '下一周',
  now: '本周',
  print: '打印',
  free: '无会议',
  rest: '休息',
  due: '到期环节',
  provisional: '暂定',
  chair: (name: string) => `主持：${name}`,
  leaders: (names: readonly string[]) => `参加：${names.join('、')}`,
  allDay: '全天',
  from: '起',
  columns: { day: '日期', time: '时间', meeting: '会议', place: '地点', chair: '主持人', leaders: '参加领导' },
};

export type WeekWords = typeof zh;
