import type { Place } from '#kit/shell.tsx';
import type { Role } from '#people/accounts/rules.ts';
import type { WebWords } from './words.zh.ts';

type PlaceName = keyof WebWords['places'];

const ADDRESSES: Record<PlaceName, string> = {
  workbench: '/',
  meetings: '/meetings',
  week: '/week',
  rooms: '/rooms',
  norm: '/norm',
  phone: '/phone-records',
  outbox: '/outbox',
  answers: '/answers',
  people: '/people',
  accounts: '/admin/accounts',
  audit: '/admin/audit',
  jobs: '/admin/jobs',
};

const OFFICE: readonly PlaceName[] = ['workbench', 'meetings', 'week', 'rooms', 'phone', 'norm', 'people'];

/** Those who work on the answers see what left and what did not. */
const KEEPING: readonly PlaceName[] = ['workbench', 'meetings', 'week', 'rooms', 'phone', 'outbox', 'norm', 'people'];

/** Each gets the places of his job. The three administrators read no meeting. */
const PLACES: Record<Role, readonly PlaceName[]> = {
  director: KEEPING,
  deputy: KEEPING,
  secretariat: KEEPING,
  drafting: KEEPING,
  supervision: OFFICE,
  logistics: OFFICE,
  leader: ['workbench', 'meetings', 'week', 'rooms', 'answers', 'norm'],
  liaison: ['workbench', 'answers', 'meetings', 'rooms', 'norm'],
  'system-admin': ['workbench', 'accounts', 'jobs', 'norm'],
  'security-admin': ['accounts', 'norm'],
  auditor: ['audit', 'accounts', 'norm'],
};

/** Where this role begins. */
export const homeOf = (role: Role): string => ADDRESSES[PLACES[role][0] ?? 'workbench'];

export const placesOf = (role: Role, words: WebWords['places']): Place[] =>
  PLACES[role].map((name) => ({ to: ADDRESSES[name] as Place['to'], label: words[name], exact: name === 'workbench' }));
