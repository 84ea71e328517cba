import type { AdminWords } from './words.zh.ts';

export const en = {
  audit: {
    lead: 'Every important act of every account; rows are only ever added, and kept for six months at least. The auditor reads all of it, the other two administrators’ acts too.',
    from: 'From',
    until: 'Until',
    account: 'Account',
    more: 'Earlier entries',
    end: 'There are no earlier entries',
  },
  jobs: {
    title: 'Jobs',
    lead: 'Background jobs that failed on every attempt. Once the cause is gone they can be tried again.',
    queue: 'Job',
    failedAt: 'Given up',
    createdAt: 'Made',
    attempts: 'Attempts',
    error: 'Why it failed (technical)',
    acts: 'Acts',
    retry: 'Try again',
    retried: 'Queued again',
    empty: 'No background job has failed.',
    other: 'Another background job',
    queues: { 'accounts.sweep': 'Removing ended sessions', 'platform.maintain': 'Database maintenance', 'platform.sweep_jobs': 'Removing finished jobs' },
  },
} satisfies AdminWords;
