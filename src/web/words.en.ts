import { roles } from '#people/accounts/words.en.ts';
import type { WebWords } from './words.zh.ts';

export const en = {
  places: { workbench: 'Workbench', meetings: 'Meetings', week: 'Week', rooms: 'Rooms', phone: 'Calls', outbox: 'Outbox', answers: 'Notices to us', norm: 'Norm', people: 'People', accounts: 'Accounts', audit: 'Audit', jobs: 'Jobs' },
  roles,
  starting: 'The system is starting…',
  opening: 'Opening…',
  notFound: { title: 'There is no such page', next: 'The address may be wrong, or the thing has moved.', go: 'To the workbench' },
  pageFault: { title: 'This page does not open', next: 'Reload it; after an upgrade of the system that is all it takes.', reload: 'Reload' },
  signIn: { title: 'Sign in', lead: 'Meeting affairs of the district committee office', before: (time: string, ip: string | null) => `Last sign-in: ${time}${ip ? `, from ${ip}` : ''}` },
  again: { title: 'The session has ended', next: 'Sign in again. What you typed is still here.' },
  first: {
    title: 'Begin',
    lead: 'There is nothing here yet. Choose where to start.',
    demo: 'Load the demo district',
    demoText: 'About a hundred units, sixty officials in office, the staff of the sections and one meeting of each kind at a different stage. All names are invented, and all of it can be removed in one act.',
    empty: 'Start empty',
    emptyText: 'Import the real roster of your office (.xlsx) first, then create the first meeting.',
    accounts: 'Demo accounts',
    accountsText: 'These passwords are shown only once: write them down.',
    account: 'Account',
    role: 'Post',
    password: 'One-time password',
    done: 'Written down, begin',
    print: 'Print this page',
  },
} satisfies WebWords;
