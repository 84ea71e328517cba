import type { Sentences } from '#platform/audit.ts';
import type { BookingStatus, Use } from './bookings/rules.ts';
import type { LoanState } from './loans/rules.ts';
import type { Equipment, Layout, OfBooking, RoomEvent } from './rules.ts';

const USE: Record<Use, string> = { leaders: '领导活动', office: '办公室', internal: '内部', loan: '外借' };
const STATUS: Record<BookingStatus, string> = { wanted: '待确认', confirmed: '已确认', displaced: '已被调剂', cancelled: '已退订' };
const LOAN: Record<LoanState, string> = { requested: '待审批', consented: '已同意，待安排', refused: '不外借', scheduled: '已安排', displaced: '已被调剂，待重新安排', withdrawn: '已撤回' };
const EQUIPMENT: Record<Equipment, string> = { projector: '投影', screen: '大屏', sound: '音响', microphones: '话筒', video: '视频会议', recording: '录音录像', voting: '表决器', whiteboard: '白板' };
const LAYOUT: Record<Layout, string> = { theatre: '剧院式', classroom: '课桌式', boardroom: '长桌式', 'u-shape': 'U 形', reception: '接待式' };
const WHY = { leaders: '区委领导活动优先', higher: '优先使用的活动', moved: '会议改期' } as const;

const time = (iso: string) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日${iso.slice(11, 16)}`;
const span = ({ from, to }: Pick<OfBooking, 'from' | 'to'>) => `${time(from)}至${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 16) : time(to)}`;
const about = ({ title, rooms, ...when }: OfBooking) => `${rooms.join('、')}，${span(when)}，“${title}”`;
const because = (reason: string | null) => (reason ? `，理由：${reason}` : '');

export const zh = {
  events: {
    'rooms.added': ({ name }) => `登记会议室“${name}”`,
    'rooms.changed': ({ name }) => `修改会议室“${name}”`,
    'rooms.closed': ({ name, day }) => `会议室“${name}”自 ${day} 后停用`,
    'rooms.wanted': (of) => `申请会议室：${about(of)}（${USE[of.use]}）`,
    'rooms.booked': (of) => `订会议室：${about(of)}（${USE[of.use]}）`,
    'rooms.confirmed': (of) => `确认会议室：${about(of)}`,
    'rooms.booking_moved': (of) => `改订会议室：${about(of)}，原为${time(of.before)}`,
    'rooms.booking_cancelled': (of) => `退订会议室：${about(of)}${because(of.reason)}`,
    'rooms.displaced': (of) => `会议室被调剂：${about(of)}（${WHY[of.why]}）`,
    'rooms.offered': (of) => `候补递补会议室：${about(of)}`,
    'rooms.waited': ({ name, title, ...of }) => `候补会议室：${name}，${span(of)}，“${title}”`,
    'rooms.left_line': ({ name, title, ...of }) => `退出候补：${name}，${span(of)}，“${title}”`,
    'rooms.blocked': ({ name, reason, ...of }) => `会议室“${name}”暂停使用：${span(of)}，${reason}`,
    'rooms.unblocked': ({ name, ...of }) => `会议室“${name}”恢复使用：${span(of)}`,
    'rooms.loan_requested': ({ borrower, purpose }) => `${borrower}申请借用会议室：${purpose}`,
    'rooms.loan_decided': ({ borrower, purpose, consent, answer }) => `${consent ? '同意' : '不同意'}${borrower}借用会议室：${purpose}${answer ? `（${answer}）` : ''}`,
    'rooms.loan_scheduled': ({ borrower, purpose }) => `安排外借会议室：${borrower}，${purpose}`,
    'rooms.loan_displaced': ({ borrower, purpose }) => `外借会议室让出：${borrower}，${purpose}`,
    'rooms.loan_withdrawn': ({ borrower, purpose }) => `撤回外借申请：${borrower}，${purpose}`,
    'rooms.cleaned': ({ name, title }) => `会议室“${name}”在“${title}”后已清理`,
    'rooms.inspected': ({ name, tidy, findings }) => `检查会议室“${name}”：${tidy ? '整洁有序' : '有问题'}${findings ? `，${findings}` : ''}`,
    'rooms.feed_made': ({ name }) => `生成会议室“${name}”的日历订阅地址`,
    'rooms.feed_revoked': ({ name }) => `停用会议室“${name}”的日历订阅地址`,
  } satisfies Sentences<RoomEvent> as Sentences<RoomEvent>,
  use: USE,
  status: STATUS,
  loan: LOAN,
  equipment: EQUIPMENT,
  layout: LAYOUT,
  why: WHY as Readonly<Record<string, string>>,
};
