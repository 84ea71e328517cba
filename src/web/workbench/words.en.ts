import type { WorkbenchWords } from './words.zh.ts';

export const en = {
  title: 'Workbench',
  due: 'Due from me',
  overdue: 'Overdue',
  today: 'Today',
  ahead: 'Next',
  decisions: 'Waiting for my decision',
  noDue: 'Nothing is due from you in the next ten working days.',
  noDecisions: 'Nothing waits for your decision.',
  noMeetings: 'No meetings',
  meetings: 'Meetings',
  begin: 'There are no meetings yet. Create one, and every stage gets its date and its owner by the norm.',
  newMeeting: 'New meeting',
  waits: 'waits for another stage',
  atRisk: 'at risk',
  provisional: 'provisional',
  showAll: (count) => `Show all ${count}`,
  good: 'on course',
  part: { undertake: 'undertake', pass: 'pass', assist: 'assist', answer: 'first responsible', arrange: 'arrange' },
  decision: { plan: 'plan to be passed', agenda: 'agenda to be approved', confirm: 'your confirmation', pass: 'to be passed' },
  lamp: { unchecked: () => 'not checked', late: (n) => `${n} late`, 'at-risk': (n) => `${n} at risk` },
} satisfies WorkbenchWords as WorkbenchWords;
