import type { Text } from './text.ts';
import type { Item } from './types.ts';

/** A noun as it stands on every list that carries it; the stage adds the clause. */
type Noun = Text & Partial<Pick<Item, 'on' | 'seasonal' | 'decision'>> & { readonly rule?: Text };

const rule = (zh: string, en: string): Text => ({ zh, en });

/** Listed, but off until the director decides on record (A17, R6). */
const OFF_UNTIL_DECIDED = { on: false, decision: { by: 'director', clause: 'A17' } } as const;

const PLAN_RULE = rule('方案批准前不发任何通知', 'No notice leaves before the plan is approved');

/** Every noun of the norm's check-lists, named once; the same noun may stand in several flows. */
export const NOUNS = {
  // plans and orders
  'preparation-plan': { zh: '会议筹备方案', en: 'Preparation plan', rule: PLAN_RULE },
  'activity-plan': { zh: '活动方案', en: 'Activity plan', rule: PLAN_RULE },
  'reception-plan': { zh: '接待方案', en: 'Reception plan', rule: rule('没有公函不接待', 'No reception without an official letter') },
  level: { zh: '会议规格', en: 'Level of the meeting' },
  'leaders-to-attend': { zh: '落实到会领导', en: 'Leaders confirmed to attend', rule: rule('日程冲突须当场看到，未确认的逐日提醒', 'Clashes show at once; the unconfirmed are listed daily') },
  participants: { zh: '确定参会人员', en: 'Participants settled', rule: rule('人数不超过会场容量', 'No more people than the hall holds') },
  'phone-form': { zh: '填写电话通知单', en: 'Phone notice form filled in', rule: rule('只由跟班、分管副主任或主任交办', 'Ordered only by the attending deputy, the deputy in charge or the director') },
  'notice-form': { zh: '填写会议通知单', en: 'Meeting notice form filled in', rule: rule('由主任或副主任交办', 'Ordered by the director or a deputy director') },
  place: { zh: '确定会议地点', en: 'Place settled', rule: rule('会议室须有空', 'The room must be free') },
  requirements: { zh: '明确会务要求', en: 'Requirements stated' },
  // notices
  'preliminary-notice': { zh: '会议预备通知', en: 'Preliminary notice', rule: rule('不写会议室和座位', 'Names neither room nor seat') },
  'formal-notice': { zh: '会议正式通知', en: 'Formal notice', rule: rule('会场已订妥，编号并经审批', 'The room is booked; the notice is numbered and approved') },
  notice: { zh: '会议通知', en: 'Notice', rule: rule('要素齐全；时间、地点变更须重新确认', 'Complete; a change of time or place is confirmed again') },
  'phone-notice': { zh: '电话通知', en: 'Phone notice', rule: rule('每个单位都通知到，或写明原因', 'Every unit is reached, or the reason is written down') },
  // groups and the meeting before the meeting
  'working-groups': { zh: '分工作组', en: 'Working groups', rule: rule('每组有负责人', 'Every group has a leader') },
  delegations: { zh: '党代表组', en: 'Delegations', rule: rule('人数与批准名额一致，每人只在一组', 'Numbers equal the approved quota; everyone in exactly one group') },
  'preparatory-meeting': { zh: '预备会', en: 'Preparatory meeting', rule: rule('在正式会议之前召开', 'Held before the main session') },
  // papers
  timetable: { zh: '日程安排', en: 'Timetable', rule: rule('会议室和人员不冲突', 'No clash of rooms or people') },
  agenda: { zh: '会议议程', en: 'Agenda', rule: rule('各项时间之和不超过会期，经领导审定', 'The items fit the length; a leader approves') },
  'seating-chart': { zh: '座次图', en: 'Seating chart', rule: rule('审定后锁定，变更出对照', 'Locked once approved; a change shows the difference') },
  'seating-table': { zh: '座次表', en: 'Seating list', rule: rule('审定后锁定，变更出对照', 'Locked once approved; a change shows the difference') },
  papers: { zh: '文件', en: 'Papers', rule: rule('两人核对', 'Checked by two persons') },
  speeches: { zh: '讲话稿', en: 'Speeches', rule: rule('限定阅读范围，逐页校对并签字', 'Restricted readers; proofed page by page and signed') },
  resolution: { zh: '决议', en: 'Resolution', rule: rule('通过稿在会后形成', 'The adopted text exists only after the session') },
  'item-papers': { zh: '材料准备', en: 'Papers for each item', rule: rule('按时交齐，标注收回的会后收回', 'In by the deadline; marked copies are collected afterwards') },
  'pledge-speeches': { zh: '表态发言材料的把关', en: 'Vetting of pledge speeches', rule: rule('主任审定后才印发言稿', 'No speech is printed before the director passes it') },
  printing: { zh: '文件材料印刷', en: 'Printing', rule: rule('只印定稿，由秘书科扎口', 'Final texts only, through the secretariat') },
  bagging: { zh: '会议材料装袋', en: 'Bagging', rule: rule('印件验收后装袋，袋数为人数加备用', 'After the prints are received; bags for all and some spare') },
  'hand-out': { zh: '会议材料分发', en: 'Hand-out of papers', rule: rule('类别与材料袋相符，编号件签领', 'Bag matches class; numbered copies are signed for') },
  // venue
  banner: { zh: '会标制作', en: 'Banner', rule: rule('文字由第二人校对', 'Its text is proofed by a second person') },
  signs: { zh: '宣传标牌', en: 'Signs', rule: rule('校对，力求简朴', 'Proofed and modest') },
  rostrum: { zh: '主席台座位', en: 'Rostrum seats', rule: rule('与确认到会领导一致，不缺不重', 'Equal to the confirmed leaders, none missing, none twice') },
  hall: { zh: '台下座位安排', en: 'Hall seats', rule: rule('一人一座', 'One seat each') },
  lights: { zh: '灯光', en: 'Lights', rule: rule('前一日和会前一小时各试一次', 'Tested the day before and an hour before') },
  sound: { zh: '音响', en: 'Sound', rule: rule('前一日和会前一小时各试一次，备用话筒和电池', 'Tested the day before and an hour before; spare microphone and batteries') },
  cards: { zh: '席卡摆放', en: 'Name cards placed', rule: rule('席卡与座次图一致', 'The cards equal the chart') },
  lectern: { zh: '发言席设置', en: 'Lectern' },
  'ballot-boxes': { zh: '票箱准备', en: 'Ballot boxes', rule: rule('候选人不任监票人，收回票数不多于发出票数', 'No candidate is a scrutineer; no more ballots return than were issued') },
  'seat-poster': { zh: '人员就座示意图制作', en: 'Seat plan poster', rule: rule('与座位表同一版本', 'The same version as the seat list') },
  'site-set-up': { zh: '现场会场地布置', en: 'Site set-up', rule: rule('备有雨天方案', 'A rain plan is ready') },
  'door-lists': { zh: '讨论室门上贴讨论组名单', en: 'Group lists on the doors', rule: rule('每组有讨论室', 'Every group has a room') },
  'room-staff': { zh: '各讨论室服务和记录人员', en: 'Service and note takers of each room', rule: rule('不缺人，不重复安排', 'None missing, none on two duties') },
  'room-tea': { zh: '讨论室茶水供应', en: 'Tea in the discussion rooms' },
  inspection: { zh: '正式会前检查会场安排', en: 'Inspection of the venue', rule: rule('未整改的问题挡住会务', 'Open problems hold up the service') },
  // rooms
  'air-conditioning': { zh: '冬夏季开空调', en: 'Air conditioning in winter and summer', seasonal: true },
  tea: { zh: '茶水供应', en: 'Tea', rule: rule('会前十五分钟到位', 'Ready fifteen minutes before') },
  slides: { zh: '多媒体幻灯片准备', en: 'Slides prepared', rule: rule('在现场电脑上试放并签字，不得涉密', 'Tested on the room’s machine and signed; nothing classified') },
  fruit: { zh: '水果', en: 'Fruit', ...OFF_UNTIL_DECIDED },
  cigarettes: { zh: '烟', en: 'Cigarettes', ...OFF_UNTIL_DECIDED },
  tissues: { zh: '纸巾', en: 'Tissues' },
  flowers: { zh: '鲜花', en: 'Flowers', ...OFF_UNTIL_DECIDED },
  'welcome-board': { zh: '制作欢迎牌', en: 'Welcome board', rule: rule('文字校对', 'Its text is proofed'), ...OFF_UNTIL_DECIDED },
  'lift-before': { zh: '电梯准备', en: 'Lift held for the arrival' },
  'lift-after': { zh: '结束前电梯准备', en: 'Lift held before the end' },
  // service on the day
  'sign-in': { zh: '签到', en: 'Sign-in', rule: rule('每人一次，迟到有标记，选举时提示法定人数', 'Once each, late ones marked; the quorum is shown for elections') },
  'entrance-music': { zh: '领导进场乐', en: 'Entrance music', rule: rule('现场试播', 'Tested on site') },
  'ceremony-music': { zh: '开幕式、闭幕式音乐', en: 'Opening and closing music', rule: rule('与主持词次序一致', 'In the order of the chair’s script') },
  'rostrum-water': { zh: '主席台倒水', en: 'Water at the rostrum', rule: rule('专人负责', 'By a named person') },
  'hall-tea': { zh: '台下茶水供应', en: 'Tea for the hall' },
  'move-forward': { zh: '视到会情况安排与会人员尽量靠前坐', en: 'Attendees seated towards the front', rule: rule('由专人决定，不占保留席', 'A named person decides; never into reserved seats') },
  service: { zh: '会务', en: 'Service', rule: rule('有一名负责人', 'One named leader of the team') },
  'water-rounds': { zh: '每隔10—15分钟由专人负责倒水', en: 'Water every 10 to 15 minutes by a named person', rule: rule('没有专人不算就绪', 'Not ready without a named person') },
  'call-speakers': { zh: '通知发言人员', en: 'Calling the next speaker', rule: rule('列席人员只看到自己的议题', 'Those attending for one item see that item only') },
  'run-slides': { zh: '专人操作多媒体幻灯片', en: 'Slides run by a named person' },
  awards: { zh: '领奖彩排、走台', en: 'Rehearsal of the awards', rule: rule('有颁奖议程的须有彩排记录', 'A record is needed when an award is on the agenda') },
  pledges: { zh: '签定责任状', en: 'Signing of pledges', rule: rule('份数与签订方相符', 'Copies match the signers') },
  // logistics and visits
  vehicles: { zh: '车辆', en: 'Vehicles', rule: rule('座位不少于乘车人数', 'Seats for all riders') },
  meals: { zh: '就餐', en: 'Meals', rule: rule('份数与回执一致', 'As many as the replies') },
  'walk-through': { zh: '提前踩点', en: 'Walk-through of the sites', rule: rule('没有踩点记录不能办结', 'Not closed without a dated visit') },
  'visit-vehicles': { zh: '落实车辆', en: 'Vehicles confirmed', rule: rule('备用车和乘车次序', 'A spare car and the order of boarding') },
  'visit-notices': { zh: '通知相应参观点', en: 'Visit points told', rule: rule('前一日全部确认', 'All confirmed the day before') },
  megaphone: { zh: '准备扩音器', en: 'Loudhailer', rule: rule('已试用', 'Tested') },
  guides: { zh: '落实讲解员', en: 'Guides', rule: rule('讲解词经综合科审', 'Their text passed by the drafting section') },
  'visit-points': { zh: '落实参观点', en: 'Visit points confirmed', rule: rule('逐点确认', 'Confirmed one by one') },
  'superior-liaison': { zh: '与上级机关衔接', en: 'Liaison with the superior office', rule: rule('抵达前两小时内再联系一次', 'Once more within two hours before arrival') },
  'greeting-leaders': { zh: '提前通知领导迎候', en: 'Leaders told when and where to greet', rule: rule('逐一确认，不到车站和边界迎送', 'Acknowledged; not at stations or the boundary') },
  // after the meeting
  record: { zh: '会议记录', en: 'Record', rule: rule('人事内容限定阅读，存而不发', 'Personnel parts have restricted readers; kept, not sent') },
  minutes: { zh: '会议纪要（除研究人事任免以外的事项）', en: 'Minutes (personnel matters excepted)', rule: rule('人事任免事项不进纪要', 'Personnel items never enter') },
  information: { zh: '信息', en: 'Information brief', rule: rule('签发或领导审定后报送', 'Not before the minutes are signed or a leader passes it') },
  publicity: { zh: '信息及宣传报道', en: 'Information and publicity', rule: rule('领导姓名、次序核对，审稿后发', 'Names and order of leaders checked; released after review') },
  summary: { zh: '会务总结', en: 'Summary' },
  'report-to-city': { zh: '向市委报告', en: 'Report to the city committee', rule: rule('会后报出，注明签发人', 'After the session, with the issuer named') },
  'meeting-inspection': { zh: '会后督查', en: 'Inspection after the meeting' },
  'key-follow-up': { zh: '重点工作督办', en: 'Follow-up of key work', rule: rule('人事事项不列，一事一单', 'No personnel items; one matter, one card') },
  'meeting-follow-up': { zh: '会后督办', en: 'Follow-up after the meeting' },
  // a meeting of another unit
  'service-check': { zh: '检查会务工作', en: 'Check of the service' },
  'rostrum-check': { zh: '检查主席台席位排列', en: 'Check of the rostrum seating', rule: rule('与本区排序核对', 'Compared with our own ranking') },
} as const satisfies Record<string, Noun>;

export type NounId = keyof typeof NOUNS;

/** The noun as an item of one stage. */
export function item(id: NounId, clause: Item['clause']): Item {
  const noun: Noun = NOUNS[id];
  return {
    id,
    zh: noun.zh,
    en: noun.en,
    clause,
    rule: noun.rule ?? null,
    on: noun.on ?? true,
    seasonal: noun.seasonal ?? false,
    decision: noun.decision ?? null,
  };
}
