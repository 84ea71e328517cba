import type { ExportWords } from './words.zh.ts';

export const en = {
  planSheet: 'Plan',
  planColumns: { id: 'No.', stage: 'Stage', arrange: 'Arranged by', undertake: 'Undertaken by', assist: 'Assisted by', time: 'Due', status: 'State', clause: 'Clause' },
  listSheet: 'Meetings',
  listColumns: { name: 'Meeting', kind: 'Kind', start: 'Begins', end: 'Ends', place: 'Place', chair: 'Chair', arranger: 'Arranged by', people: 'Persons', status: 'State', progress: 'Stages closed', late: 'Stages late' },
  fileName: (meeting, sheet) => `${meeting} - ${sheet}`,
  list: (names) => names.join(', '),
  named: (duty, person) => `${duty} (${person})`,
  between: (from, to) => `${from} to ${to}`,
  onwards: (from) => `from ${from} until closed`,
  status: { waiting: 'waiting', ready: 'to do', done: 'closed', skipped: 'skipped' },
  late: 'late',
  atRisk: 'at risk',
  provisional: 'provisional',
} satisfies ExportWords;
