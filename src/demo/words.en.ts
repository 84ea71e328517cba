import type { zh } from './words.zh.ts';

export const en = {
  events: {
    'system.demo_loaded': ({ units, persons, meetings }) => `loaded the demo district: ${units} units, ${persons} persons, ${meetings} meetings`,
    'system.demo_removed': ({ meetings }) => `removed the demo district (with ${meetings} meetings)`,
  },
} satisfies typeof zh as typeof zh;
