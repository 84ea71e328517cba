import type { Channel, NoticeContent, NoticeStatus } from '../rules.ts';

const fields: Readonly<Record<keyof NoticeContent, string>> = {
  name: '会议名称', startAt: '时间', endAt: '结束', place: '地点', topics: '议题', chair: '主持', convener: '召集领导', orderedBy: '交办人', attending: '参加范围', observing: '列席范围',
  requirements: '要求', materials: '需报人员、材料', logistics: '报到、用车、食宿', undertaker: '承办科室', contact: '联系人', contactPhone: '联系电话', attachments: '附件', signedBy: '落款', reason: '变更事由',
};
const status: Readonly<Record<NoticeStatus, string>> = { draft: '草稿', submitted: '待审批', approved: '已批准', issued: '已发出', superseded: '已被替代', withdrawn: '已收回' };
const channels: Readonly<Record<Channel, string>> = { 'in-app': '系统内', email: '电子邮件', webhook: '接口推送', phone: '电话', print: '打印送达' };

export const zh = {
  title: '通知',
  lead: '先拟稿，经统筹人批准后编号发出。',
  draft: (form: string) => `起草${form}`,
  none: '还没有通知。选一种文书开始起草，要素会从会议带入。',
  none_here: '这次会议没有通知。',
  pick: '打开',
  number: (number: string) => number || '未编号',
  counts: (settled: number, recipients: number) => `已落实 ${settled} / ${recipients}`,
  outdated: '时间或地点已变，须发变更通知',
  topicsNone: '无',
  by: (name: string) => `拟稿：${name}`,
  replyBy: (when: string) => `${when} 前报名`,
  remark: (reason: string) => `退回意见：${reason}`,
  fields,
  status,
  channels,
  recipients: {
    title: '发送对象',
    none: '还没有对象。',
    sum: (units: number, persons: number) => `对象 ${units} 个，名额 ${persons} 人`,
    edit: '选定对象',
    group: '按分组加入',
    units: '按单位加入',
    persons: '按人加入',
    post: '按职务加入（如：局长）',
    as: (name: string) => `${name}的参会类别`,
    classes: { attend: '出席', observe: '列席', staff: '工作人员' },
    by: (name: string) => `${name}的送达方式`,
    quota: (name: string) => `${name}的名额`,
    remove: '移出',
    save: '保存对象',
    saved: '对象已保存',
    reached: (list: string) => `送达方式：${list}`,
  },
  edit: { word: '修改', title: '修改通知', heading: '标题', withTopics: '列出议程中的议题（人事议题不列）', replyBy: '报名截止', saved: '已保存' },
  paper: { look: '预览', pdf: '下载 PDF', word: '下载 Word' },
  acts: {
    submit: '报批', submitted: '已报批', drop: '删除草稿', dropped: '草稿已删除', approve: '批准', approved: '已批准', sendBack: '退回', sendBackLabel: '退回的理由',
    issue: '发出', issued: (number: string) => `已编号${number}发出`, replace: { change: '发变更通知', correction: '发更正通知', cancellation: '发取消通知' },
  },
  issue: {
    title: '发出前核对',
    number: '发出后即编号，内容不再更改；更改须另发变更通知。',
    to: (recipients: number, persons: number) => `对象 ${recipients} 个，名额 ${persons} 人`,
    outside: '对外渠道只带会议名称、时间和地点。',
    seats: (asked: number, seats: number) => `名额 ${asked} 人，会场 ${seats} 座`,
    over: '名额超过会场座位，仍然发出',
    hinders: '还不能发出：',
    word: '确认发出',
  },
  inbox: { title: '通知待审批', by: (name: string | null, when: string) => `${name ?? ''} ${when} 报批`.trim(), starts: (when: string) => `会议 ${when}` },
  parts: { label: '通知与名单', notices: '通知', roster: '名单' },
};
