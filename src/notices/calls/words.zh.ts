import type { Sentences } from '#platform/audit.ts';
import type { CallEvent, CallState, Outcome } from './rules.ts';
import type { RecordState } from './records/rules.ts';

const outcomes: Record<Outcome, string> = { reached: '已接通', 'no-answer': '无人接听', busy: '占线', 'wrong-number': '号码有误' };
const callStates: Record<CallState, string> = { 'to-call': '待拨打', 'to-redial': '待重拨', unconfirmed: '未复述核对', reached: '已通知', closed: '免通知' };
const recordStates: Record<RecordState, string> = { taken: '已记录', proposed: '已拟办', instructed: '已批示', done: '已办结' };
const recordFields: Readonly<Record<string, string>> = {
  calledAt: '来电时间', callerUnit: '来电单位', callerName: '来电人', callerPost: '来电人职务', number: '来电号码', callerVerified: '是否核实', verifiedHow: '核实方式', convener: '召集人', matter: '主题',
  startAt: '会议时间', endAt: '结束时间', place: '地点', participants: '参加人', materials: '材料', content: '内容', proposal: '拟办意见', instruction: '领导批示', instructedBy: '批示领导', result: '办理结果', undertaker: '承办人',
};

const events = {
  'notices.called': ({ title, unit, number, outcome, repeatedBack }) => `就《${title}》致电${unit}（${number}）：${outcomes[outcome]}${repeatedBack ? '，已复述核对' : ''}`,
  'notices.record_taken': ({ unit, matter }) => `记录${unit}来电：${matter}`,
  'notices.record_changed': ({ matter, fields }) => `修改电话记录“${matter}”：${fields.map((field) => recordFields[field] ?? '其他').join('、') || '无变化'}`,
  'notices.record_became': ({ matter, meeting }) => `由电话记录“${matter}”建立会议“${meeting}”`,
} satisfies Sentences<CallEvent>;

export const zh = { events, outcomes, callStates, recordStates, recordFields };
export type CallWords = typeof zh;
