import type { Channel } from '../../rules.ts';
import type { OutboxAct, OutboxState } from '../outbox/rules.ts';
import type { DeliveryFault, DeliveryKind } from '../rules.ts';

const states: Readonly<Record<OutboxState, string>> = { held: '待审发', sending: '等待发送', 'by-hand': '待人工办理', dead: '未能送达', sent: '已送出', cancelled: '已撤下' };
const acts: Readonly<Record<OutboxAct, string>> = { release: '放行', retry: '重新发送', finish: '已人工送达', cancel: '撤下' };
const channels: Readonly<Record<Channel, string>> = { 'in-app': '系统内', email: '电子邮件', webhook: '接口推送', phone: '电话', print: '打印送达' };
const kinds: Readonly<Record<DeliveryKind, string>> = { notice: '通知', urge: '催报', reminder: '回执提醒' };
const faults: Readonly<Record<DeliveryFault, string>> = {
  mail_not_configured: '系统没有配置邮件服务器，请联系系统管理员。',
  no_mail_address: '没有登记邮箱，请在“邮箱地址”中补登后重新发送。',
  mail_refused: '对方邮箱拒收，请核对地址。',
  mail_unreachable: '邮件服务器连接不上，稍后自动重发。',
  no_endpoint: '没有启用的推送接口，请联系系统管理员。',
  endpoint_gone: '对方接口已停用，系统不再推送。',
  endpoint_refused: '对方接口没有接受，稍后自动重发。',
  address_blocked: '接口地址在内部网络，按安全规定不推送，请联系系统管理员。',
  unreachable: '对方接口连接不上，稍后自动重发。',
  timed_out: '对方接口没有回应，稍后自动重发。',
  not_prepared: '内容未能备好，稍后自动重试；如反复出现，请联系系统管理员。',
};

export const zh = {
  title: '发件箱',
  lead: '通知发出后逐件送往各单位。对外只带会议名称、时间和地点。',
  tabs: { outbox: '发送情况', addresses: '邮箱地址' },
  states,
  acts,
  channels,
  kinds,
  faults,
  empty: '还没有要发送的通知。通知发出后，每个单位的送达情况显示在这里。',
  columns: { recipient: '对象', notice: '通知', channel: '方式', state: '状态', at: '时间', acts: '操作' },
  state: '状态',
  channel: '方式',
  oneNotice: (title: string) => `只看：${title}`,
  allNotices: '查看全部通知',
  actOn: (act: string, name: string) => `${act}：${name}`,
  releaseAll: (count: number) => `全部放行（${count}）`,
  retryAll: (count: number) => `全部重新发送（${count}）`,
  attempts: (count: number) => `已试 ${count} 次`,
  nextAt: (when: string) => `${when} 再试`,
  doneBy: (name: string, remark: string) => `${name}：${remark}`,
  done: (count: number) => `已处理 ${count} 件`,
  finishTitle: '登记为已人工送达',
  finishLabel: '怎样送达、对方何人收到',
  cancelTitle: '撤下，不再发送',
  cancelLabel: '原因',
  more: '更早的发送件',
  end: '没有更早的了',
  review: '对外发送前先审发',
  reviewOn: '已启用审发：对外的发送件先停在“待审发”',
  reviewOff: '已停用审发：通知发出即送',
  addresses: {
    title: '邮箱地址',
    search: '单位、姓名、邮箱',
    of: '范围',
    units: '单位',
    persons: '人员',
    missing: '未登记邮箱的',
    state: '登记情况',
    name: '名称',
    detail: '简称或职务',
    email: '邮箱',
    none: '未登记',
    acts: '操作',
    edit: '修改',
    editOne: (name: string) => `修改邮箱：${name}`,
    editTitle: (name: string) => `${name}的邮箱`,
    emptied: '留空即删除',
    paste: '成批登记',
    pasteTitle: '成批登记单位邮箱',
    pasteLabel: '每行一个单位和一个邮箱',
    pasteHint: '水务局 shuiwu@example.cn',
    required: '必填',
    more: '更多',
  },
};

export type DeliveryUiWords = typeof zh;
