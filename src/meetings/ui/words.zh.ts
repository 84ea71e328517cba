import type { Moment } from '#norm/types.ts';

const minutes = (n: number): string => (n % 60 === 0 ? `${n / 60} 小时` : `${n} 分钟`);

export const zh = {
  clause: (id: string) => `条款 ${id}`,
  stageOf: (code: string, position: number, name: string) => `${code} 流程第 ${position} 个环节：${name}`,
  optionalOf: (code: string, name: string) => `${code} 流程的可选环节：${name}`,
  unwritten: '规范未列',
  offByDefault: '默认不启用',
  roles: { arrange: '统筹', undertake: '承办', assist: '协办', firstResponsible: '第一责任人', passedBy: '审定', signers: '双方确认' },
  list: (names: readonly string[]) => names.join('、'),
  nobody: '—',
  moment: (at: Moment, nameOf: (id: string) => string): string => {
    if (at.from === 'after') return `“${nameOf(at.stage)}”后 ${minutes(at.minutes)}内`;
    if (at.from === 'day') return at.days < 0 ? `会前第 ${-at.days} 个工作日` : `会后第 ${at.days} 个工作日`;
    const anchor = at.from === 'start' ? '开会' : '散会';
    return at.minutes === 0 ? `${anchor}时` : `${anchor}${at.minutes < 0 ? '前' : '后'} ${minutes(Math.abs(at.minutes))}`;
  },
  stageCount: (n: number) => `${n} 个环节`,
  atRisk: '有风险',
  provisional: '暂定',
  pinned: '人工指定',
  compressedDays: (days: number, asked: number) => `倒排压缩：离会议还有 ${days} 个工作日，完整流程需要 ${asked} 个，标“有风险”的环节时间已被缩短。`,
  compressedHours: '倒排压缩：时间不足，标“有风险”的环节时间已被缩短。',
  fields: {
    name: '会议名称',
    start: '开始时间',
    startTime: '开始的时刻',
    days: '会期',
    dayUnit: '天',
    minutes: '时长（末日）',
    minuteUnit: '分钟',
    chair: '主持人',
    placeWish: '地点意向',
    headcount: '参会人数',
    personUnit: '人',
  },
  new: {
    title: '新建会议',
    titleOf: (kind: string) => `新建会议 · ${kind}`,
    chooseKind: '请选择会议类别。卡片上画的是规范规定的流程。',
    otherKind: '换一类',
    fields: '会议要素',
    create: '新建会议',
    required: '必填',
    defaults: '按规范默认',
    optional: '可选环节',
    preview: '倒排计划',
    previewNote: '按工作日倒排，节假日已扣除。点一行可看为什么是这个日期、由谁负责。',
    noDate: '选定开始时间后，这里显示每个环节由谁在什么时候办结，以及理由。',
  },
  between: (from: string, to: string) => `${from}起，至${to}`,
  onwards: (from: string) => `${from}起，直至全部办结`,
};

export type MeetingUiWords = typeof zh;
