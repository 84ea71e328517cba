import { z } from 'zod';
import { definePaper, type PaperKind } from '#documents/registry.ts';
import { fullDayWords, momentWords, timeWords } from '#documents/words.ts';
import type { Block, Cell, Paper, Table } from '#documents/tree.ts';
import { day, instant, line, optionalLine, orNull, prose } from '#platform/text.ts';
import { officeDay } from '#platform/time.ts';
import { FORMS, type Form } from './rules.ts';
import { OUTCOMES } from './calls/rules.ts';
import { zh } from './words.zh.ts';

const LINE = 500;
const TEXT = 5_000;
const MOST_TOPICS = 200;
const MOST_RECIPIENTS = 3_000;

const text = () => prose(TEXT).nullish().transform((value) => value || null);
const moment = () => orNull(instant());
const topics = z.array(z.object({ title: line(LINE), reporting: optionalLine(LINE), attending: z.array(line(LINE)).max(MOST_TOPICS).default([]) })).max(MOST_TOPICS).default([]);

const content = z.object({
  name: line(LINE), startAt: moment(), endAt: moment(), place: optionalLine(LINE), topics, chair: optionalLine(LINE), convener: optionalLine(LINE), orderedBy: optionalLine(LINE),
  attending: text(), observing: text(), requirements: text(), materials: text(), logistics: text(), undertaker: optionalLine(LINE),
  contact: optionalLine(LINE), contactPhone: optionalLine(LINE), attachments: text(), signedBy: optionalLine(LINE), reason: text(),
});
type Content = z.output<typeof content>;

const notice = z.object({
  form: z.enum(FORMS),
  /** 信函 for most notices of an office, 文件 where it is asked for. */
  format: z.enum(['letter', 'general']).default('letter'),
  /** 发文机关标志, as it is printed in red. */
  mark: optionalLine(LINE),
  /** 发文字号, with the short name of the organ before it. */
  number: optionalLine(60),
  title: line(LINE),
  day: day(),
  recipients: z.array(line(LINE)).max(MOST_RECIPIENTS),
  copies: z.array(line(LINE)).max(MOST_RECIPIENTS).default([]),
  replyBy: moment(),
  content,
});
type NoticeData = z.output<typeof notice>;

const paragraph = (words: string): Block => ({ kind: 'paragraph', runs: [words] });
/** Text of several lines becomes as many paragraphs. */
const paragraphs = (words: string): Block[] => words.split('\n').map((one) => one.trim()).filter(Boolean).map(paragraph);
const ended = (words: string): string => (/[。！？；：]$/.test(words) ? words : `${words}。`);
const part = (title: string, words: string | null): Block[] => (words === null ? [] : [{ kind: 'heading', level: 1, text: title }, ...paragraphs(words.split('\n').map((one) => one.trim()).filter(Boolean).map(ended).join('\n'))]);

function whenWords({ startAt, endAt }: Pick<Content, 'startAt' | 'endAt'>, form: Form): string | null {
  if (startAt === null) return null;
  if (form === 'preliminary') return fullDayWords(startAt);
  if (endAt === null) return momentWords(startAt);
  return `${momentWords(startAt)}至${officeDay(endAt) === officeDay(startAt) ? timeWords(endAt) : momentWords(endAt)}`;
}

/** How the notice begins: what is held, moved, corrected or called off. */
function opening({ form, content: { name, startAt, reason } }: NoticeData): string {
  const on = startAt === null ? '' : fullDayWords(startAt);
  const because = reason === null ? '' : `因${reason.replace(/[。；]$/, '').replace(/^因/, '')}，`;
  if (form === 'cancellation') return `${because}原定于${on}召开的${name}取消，有关准备工作相应停止。`;
  if (form === 'change') return `${because}${name}的有关安排作如下调整，请以本通知为准，并重新报送参会人员。`;
  if (form === 'correction') return `${because}现对${name}通知的有关内容更正如下，请以本通知为准。`;
  return form === 'preliminary' ? `拟于${on}召开${name}，现将有关事项预先通知如下。` : `定于${on}召开${name}，现将有关事项通知如下。`;
}

function topicBlocks(list: Content['topics']): Block[] {
  if (list.length === 0) return [];
  const said = ({ title, reporting, attending }: Content['topics'][number]) => [title, ...(reporting ? [`汇报：${reporting}`] : []), ...(attending.length > 0 ? [`列席：${attending.join('、')}`] : [])].join('；');
  return [{ kind: 'heading', level: 1, text: '会议议题' }, ...list.map((topic): Block => ({ kind: 'heading', level: 3, text: ended(said(topic)) }))];
}

function noticeBody(data: NoticeData): Block[] {
  const { form, replyBy, content: of } = data;
  if (form === 'cancellation') return [paragraph(opening(data)), paragraph('特此通知。')];
  return [
    paragraph(opening(data)),
    ...part(form === 'preliminary' ? '拟定时间' : '会议时间', whenWords(of, form)),
    ...part('会议地点', of.place),
    ...topicBlocks(of.topics),
    ...part('会议主持', of.chair),
    ...part('出席人员', of.attending),
    ...part('列席人员', of.observing),
    ...part(form === 'preliminary' ? '请报人员和准备材料' : '会议材料', of.materials),
    ...part('报到、用车和食宿', of.logistics),
    ...part('有关要求', of.requirements),
    ...(replyBy ? part('回执报送', `请于${momentWords(replyBy)}前报送参会人员名单。`) : []),
    ...(form === 'preliminary' ? [paragraph('会议正式时间、地点另行通知。')] : []),
  ];
}

function noticePaper(data: NoticeData): Paper {
  const { format, mark, number, title, day: on, recipients, copies, content: of } = data;
  const organ = of.signedBy ?? mark ?? '';
  const attached = (of.attachments ?? '').split('\n').map((name) => name.trim()).filter(Boolean);
  const contact = [of.contact ? `联系人：${of.contact}` : '', of.contactPhone ? `联系电话：${of.contactPhone}` : ''].filter(Boolean).join('，');
  return {
    format, title, author: organ, day: on,
    blocks: [
      ...(mark || organ ? [{ kind: 'mark', text: mark ?? (format === 'general' ? `${organ}文件` : organ) } as const] : []),
      ...(number ? [{ kind: 'number', text: number } as const] : []),
      { kind: 'title', text: title },
      ...(recipients.length > 0 ? [{ kind: 'addressee', names: recipients } as const] : []),
      ...noticeBody(data),
      ...(attached.length > 0 ? [{ kind: 'attachment-note', names: attached } as const] : []),
      ...(organ ? [{ kind: 'signature', form: format === 'letter' ? 'unsealed' : 'sealed', organ, day: on } as const] : []),
      ...(contact ? [{ kind: 'note', text: contact } as const] : []),
    ],
    ...(copies.length > 0 || format === 'general' ? { imprint: { copies, ...(format === 'general' ? { printed: { organ, day: on } } : {}) } } : {}),
  };
}

const label = (words: string): Cell => ({ text: words, face: 'hei', align: 'center' });
const ROW = 11;
const WIDE_ROW = 26;

/** A form: pairs of label and value, two beside each other or one over the whole width. */
function form(rows: readonly (readonly [string, string | null] | readonly [string, string | null, string, string | null])[], rowHeight = ROW): Table {
  return {
    kind: 'table', rowHeight, columns: [{ width: 3 }, { width: 6 }, { width: 3 }, { width: 6 }],
    rows: rows.map(([name, value, other, more]) => (other === undefined ? [label(name), { text: value ?? '', span: 3 }] : [label(name), value ?? '', label(other), more ?? ''])),
  };
}

const sheet = (title: string, author: string, on: string, blocks: readonly Block[]): Paper => ({ format: 'sheet', title, author, day: on, blocks: [{ kind: 'title', text: title }, ...blocks] });
const place = ({ place: at }: Content): string | null => at;

const order = z.object({ day: day(), number: optionalLine(60), content });

function orderPaper({ day: on, number, content: of }: z.output<typeof order>): Paper {
  const rows = form([
    ['会议名称', of.name], ['会议时间', whenWords(of, 'order')], ['会议地点', place(of)], ['主持人', of.chair, '交办人', of.orderedBy], ['承办科室', of.undertaker, '编号', number], ['参会范围', of.attending],
  ]);
  return sheet('会议通知单', of.signedBy ?? '', on, [rows, form([['会务要求', of.requirements], ['签　收', null]], WIDE_ROW)]);
}

const call = z.object({ unit: line(LINE), calledAt: moment(), number: optionalLine(40), outcome: z.enum(OUTCOMES).nullish(), answeredByName: optionalLine(40), answeredByPost: optionalLine(60), repeatedBack: z.boolean().default(false), answer: text(), caller: optionalLine(40) });
const phone = z.object({ day: day(), number: optionalLine(60), content, calls: z.array(call).max(MOST_RECIPIENTS) });
const OUTCOME_WORDS: Readonly<Record<(typeof OUTCOMES)[number], string>> = { reached: '已接通', 'no-answer': '无人接听', busy: '占线', 'wrong-number': '号码有误' };

/** 电话通知单: what is said, then unit by unit who answered and whether it was repeated back. */
function phonePaper({ day: on, number, content: of, calls }: z.output<typeof phone>): Paper {
  const rows = form([
    ['会议名称', of.name], ['会议时间', whenWords(of, 'phone')], ['会议地点', place(of)], ['召集领导', of.convener, '交办人', of.orderedBy],
    ['会议议题', of.topics.map(({ title }, at) => `${at + 1}.${title}`).join('\n')], ['参加人员', of.attending], ['会议要求', of.requirements], ['编　号', number],
  ]);
  const said = (one: z.output<typeof call>): string[] => [
    one.unit, [one.answeredByName, one.answeredByPost].filter(Boolean).join(' '), one.number ?? '', one.calledAt ? `${officeDay(one.calledAt).slice(5).replace('-', '月')}日${timeWords(one.calledAt)}` : '',
    one.outcome === 'reached' ? (one.repeatedBack ? '已核对' : '未核对') : one.outcome ? OUTCOME_WORDS[one.outcome] : '', one.answer ?? '', one.caller ?? '',
  ];
  const log: Table = { kind: 'table', size: 12, rowHeight: 9, columns: [{ width: 5 }, { width: 4 }, { width: 4 }, { width: 4 }, { width: 3, align: 'center' }, { width: 5 }, { width: 3, align: 'center' }], head: [['去电单位', '接电人', '电话号码', '通话时间', '复述核对', '答复', '发话人']], rows: calls.map(said) };
  return sheet('电话通知单', of.signedBy ?? '', on, [rows, log]);
}

const record = z.object({
  day: day(), calledAt: instant(), callerUnit: line(LINE), callerName: line(40), callerPost: optionalLine(60), number: line(40), callerVerified: z.boolean().default(false), verifiedHow: optionalLine(LINE),
  convener: line(LINE), matter: line(LINE), startAt: instant(), endAt: moment(), place: line(LINE), participants: line(LINE), materials: line(LINE), content: text(), proposal: text(), instruction: text(), instructedBy: optionalLine(40),
  result: text(), undertaker: optionalLine(LINE), takenBy: optionalLine(40),
});

/** 电话记录: 召集人, 主题, 时间, 地点, 参加人 and 材料 are never left out. */
function recordPaper(of: z.output<typeof record>): Paper {
  const rows = form([
    ['来电单位', of.callerUnit, '来电时间', momentWords(of.calledAt)], ['来电人', [of.callerName, of.callerPost].filter(Boolean).join(' '), '电话号码', of.number],
    ['来电核实', of.callerVerified ? (of.verifiedHow ?? '已核实') : '未核实', '接电人', of.takenBy], ['召集人', of.convener], ['主　题', of.matter],
    ['时　间', whenWords({ startAt: of.startAt, endAt: of.endAt }, 'phone')], ['地　点', of.place], ['参加人', of.participants], ['所带材料', of.materials],
  ]);
  const instruction = [of.instruction, of.instructedBy].filter(Boolean).join('\n');
  return sheet('电话记录', '', of.day, [rows, form([['来电内容', of.content], ['拟办意见', of.proposal], ['领导批示', instruction], ['办理结果', of.result]], WIDE_ROW), form([['承办人', of.undertaker]])]);
}

/** The papers of notices and of the telephone. */
export const NOTICE_PAPERS = {
  notice: definePaper({ name: 'notice', title: { zh: '会议通知（预备、正式、更正、变更、取消）', en: 'notice of a meeting: preliminary, formal, correction, change, cancellation' }, data: notice, fileName: ({ title }) => title, build: noticePaper }),
  order: definePaper({ name: 'notice-order', title: { zh: '会议通知单', en: 'order for a notice' }, data: order, fileName: ({ content: { name } }) => `${name}-${zh.forms.order}`, build: orderPaper }),
  phone: definePaper({ name: 'phone-notice', title: { zh: '电话通知单', en: 'notice by telephone' }, data: phone, fileName: ({ content: { name } }) => `${name}-${zh.forms.phone}`, build: phonePaper }),
  record: definePaper({ name: 'phone-record', title: { zh: '电话记录', en: 'record of a telephone call' }, data: record, fileName: ({ matter }) => `${matter}-电话记录`, build: recordPaper }),
} as const satisfies Record<string, PaperKind>;
