import type { SetupWords } from './words.zh.ts';

export const en = {
  going: 'The system is in use. You make the accounts; what meetings are about is seen only by those who work on them.',
  next: 'Next steps',
  loading: 'Loading, this takes some ten seconds …',
  accounts: 'Make the accounts',
  accountsWhy: 'First a security administrator and an auditor, then the secretariat, the director and the others; the security administrator grants each role.',
  roster: 'Import the roster',
  rosterWhy: 'The secretariat does it under People, from an .xlsx file: a preview first, written when confirmed.',
  duties: 'Name who does what',
  dutiesWhy: 'Sections and their duties, who attends whom, lines of work: from these every stage gets its owner.',
  meeting: 'Create the first meeting',
  meetingWhy: 'Six fields; the rest follows from the norm.',
  demo: 'Demo data',
  demoThere: 'The demo district is loaded: invented units, people, meetings and demo accounts.',
  remove: 'Remove the demo',
  removeWhat: 'The demo units, people, meetings and accounts go in one act and cannot be brought back. What you entered yourself stays.',
  keep: 'Keep it',
  removed: 'The demo has been removed',
} satisfies SetupWords as SetupWords;
