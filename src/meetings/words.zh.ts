import { DUTIES, type DutyId } from '#norm/duties.ts';
import type { KindId } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { NOUNS } from '#norm/nouns.ts';
import type { StageId } from '#norm/types.ts';
import type { Sentences } from '#platform/audit.ts';
import type { Reason } from './access.ts';
import type { AgendaCategory } from './agenda/rules.ts';
import type { DayState } from './calendar/rules.ts';
import type { GroupKind } from './groups/rules.ts';
import type { LeaderAnswer } from './leaders/rules.ts';
import type { MeetingEvent, Status } from './rules.ts';

const STATUS: Record<Status, string> = { planned: '筹备中', running: '进行中', held: '已开会', closed: '已办结', cancelled: '已取消' };
const CATEGORY: Record<AgendaCategory, string> = {
  work: '工作部署',
  project: '重大项目',
  funds: '大额资金',
  'party-building': '党的建设',
  discipline: '纪律作风',
  award: '表彰颁奖',
  signing: '签订责任状',
  personnel: '干部人事',
};
const ANSWER: Record<LeaderAnswer, string> = { asked: '待答复', confirmed: '参加', declined: '请假', replaced: '改派' };
const GROUP_KIND: Record<GroupKind, string> = { working: '工作组', delegation: '代表团' };
const DAY_STATE: Record<DayState, string> = { workday: '工作日', weekend: '周末', holiday: '节假日', makeup: '调休上班', 'set-working': '本办定为上班', 'set-off': '本办定为休息' };
const REASON: Record<Reason, string> = {
  readers_only: '仅限会务人员查看',
  makers_only: '由统筹人、主任或秘书科办理',
  director_only: '由办公室主任办理',
  arranger_only: '由本次会议的统筹人或主任办理',
  owners_only: '由承办该环节的科（室）或统筹人办理',
  holder_only: '须由该岗位本人办理',
  department_only: '由承办部门办理',
  personnel_only: '由主任或秘书科办理',
};
const FIELD: Readonly<Record<string, string>> = {
  name: '名称',
  startAt: '开始时间',
  endAt: '结束时间',
  chairId: '主持人',
  place: '地点',
  headCount: '人数',
  requirements: '会务要求',
  host: '主办单位',
  lineId: '工作线',
  departmentId: '承办部门',
  arrangerId: '统筹人',
  firstResponsibleId: '第一责任人',
  parentId: '主会',
};
const CHANGE = { added: '新增', edited: '修改', moved: '调整次序', removed: '删除', members: '调整成员' } as const;

const STAGES = new Map(NORM_V1.kinds.flatMap(({ stages }) => stages).map(({ id, name }) => [id, name.zh]));
const stage = (id: StageId): string => STAGES.get(id) ?? '（增加的环节）';
const item = (id: string): string => (id in NOUNS ? NOUNS[id as keyof typeof NOUNS].zh : '（其他事项）');
const duty = (id: DutyId): string => DUTIES[id].zh;
const kind = (id: KindId): string => kindOf(NORM_V1, id).name.zh;
const fields = (names: readonly string[]): string => names.map((name) => FIELD[name] ?? '其他').join('、') || '无变化';
const time = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
const moved = (stages: readonly unknown[]): string => (stages.length > 0 ? `，${stages.length} 个环节的日期随之调整` : '，各环节日期不变');
const because = (reason: string | null): string => (reason ? `：${reason}` : '');

export const zh = {
  events: {
    'meetings.created': ({ name, meetingKind, start }) => `新建${kind(meetingKind)}“${name}”，${time(start)} 开始`,
    'meetings.edited': ({ name, fields: changed }) => `修改“${name}”的会议要素：${fields(changed)}`,
    'meetings.moved': ({ name, from, to, stages }) => `“${name}”由 ${time(from)} 改到 ${time(to)}${moved(stages)}`,
    'meetings.cancelled': ({ name, reason }) => `取消“${name}”${because(reason)}`,
    'meetings.closed': ({ name }) => `“${name}”全部环节办结`,
    'meetings.reopened': ({ name }) => `重新打开“${name}”`,
    'meetings.arranger_changed': ({ name, from, to }) => `“${name}”的统筹人由${from}改为${to}`,
    'meetings.replanned': ({ name, stages, why }) => `“${name}”因${why === 'calendar' ? '工作日历' : '可选环节'}变化重新倒排${moved(stages)}`,
    'meetings.stage_finished': ({ name, stage: id, note }) => `“${name}”办结环节“${stage(id)}”${because(note)}`,
    'meetings.stage_skipped': ({ name, stage: id, reason }) => `“${name}”跳过环节“${stage(id)}”${because(reason)}`,
    'meetings.stage_inserted': ({ name, title, reason }) => `“${name}”增加环节“${title}”${because(reason)}`,
    'meetings.stage_reopened': ({ name, stage: id, reason, reopened }) => `“${name}”重新打开环节“${stage(id)}”${reopened.length > 1 ? `，连带 ${reopened.length - 1} 个环节` : ''}${because(reason)}`,
    'meetings.stage_pinned': ({ name, stage: id, due }) => `“${name}”的环节“${stage(id)}”人工定于 ${time(due)} 前办结`,
    'meetings.stage_unpinned': ({ name, stage: id }) => `“${name}”的环节“${stage(id)}”恢复按规范倒排`,
    'meetings.stage_signed': ({ name, stage: id, duty: by }) => `“${name}”的环节“${stage(id)}”经${duty(by)}确认`,
    'meetings.stage_sent_back': ({ name, stage: id, reason }) => `“${name}”的环节“${stage(id)}”退回修改${because(reason)}`,
    'meetings.item_ticked': ({ name, stage: id, item: what, done }) => `“${name}”的环节“${stage(id)}”${done ? '完成' : '撤回完成'}事项“${item(what)}”`,
    'meetings.item_switched': ({ name, stage: id, item: what, on, decision }) => `“${name}”的环节“${stage(id)}”${on ? '启用' : '停用'}事项“${item(what)}”${because(decision)}`,
    'meetings.plan_written': ({ name, version }) => `起草“${name}”的方案，第 ${version} 稿`,
    'meetings.plan_submitted': ({ name }) => `“${name}”的方案送审`,
    'meetings.leader_asked': ({ name, person }) => `“${name}”请${person}到会`,
    'meetings.leader_answered': ({ name, person, answer }) => `“${name}”${person}的答复：${ANSWER[answer]}`,
    'meetings.leader_removed': ({ name, person }) => `“${name}”的到会领导名单去掉${person}`,
    'meetings.agenda_changed': ({ name, change }) => (change === 'edited' ? `修改“${name}”的议程` : `“${name}”的议程：${CHANGE[change]}议题`),
    'meetings.agenda_approved': ({ name, items, minutes }) => `审定“${name}”的议程：议题 ${items} 个，共 ${minutes} 分钟`,
    'meetings.agenda_withdrawn': ({ name }) => `撤回对“${name}”议程的审定`,
    'meetings.group_changed': ({ name, group, change }) => `“${name}”${CHANGE[change]}分组“${group}”`,
    'meetings.session_changed': ({ name, change }) => `“${name}”的日程：${CHANGE[change]}一项`,
    'meetings.calendar_loaded': ({ year, replanned }) => `录入 ${year} 年放假安排，重新倒排会议 ${replanned} 个`,
    'meetings.calendar_day_set': ({ day, workday, moved: names = [] }) =>
      `${workday === null ? `${day} 恢复按放假安排` : `将 ${day} 定为${workday ? '上班' : '休息'}`}${names.length > 0 ? `，${names.map((name) => `“${name}”`).join('、')}重新倒排` : ''}`,
    'meetings.norm_amended': ({ version, changes, note }) => `修订规范为第 ${version} 版，共 ${changes} 处${because(note)}`,
    'meetings.feed_made': () => '建立个人日历订阅',
    'meetings.feed_revoked': () => '停止个人日历订阅',
    'meetings.exported': ({ name, what }) => (what === 'plan' ? `导出“${name}”的倒排计划` : '导出会议列表'),
  } satisfies Sentences<MeetingEvent> as Sentences<MeetingEvent>,
  status: STATUS,
  category: CATEGORY,
  leaderAnswer: ANSWER,
  groupKind: GROUP_KIND,
  dayState: DAY_STATE,
  reason: REASON,
  /** The name of a subscription in the reader's calendar program. */
  feedName: '会务日程',
};
