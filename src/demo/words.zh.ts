import type { Sentences } from '#platform/audit.ts';
import type { SystemEvent } from './rules.ts';

export const zh = {
  events: {
    'system.demo_loaded': ({ units, persons, meetings }) => `装入演示数据：单位 ${units} 个，人员 ${persons} 名，会议 ${meetings} 场`,
    'system.demo_removed': ({ meetings }) => `清除演示数据（含会议 ${meetings} 场）`,
  } satisfies Sentences<SystemEvent> as Sentences<SystemEvent>,
};
