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
  between: (from: string, to: string) => `${from}起，至${to}`,
  onwards: (from: string) => `${from}起，直至全部办结`,
};

export type MeetingUiWords = typeof zh;
