import { useEffect } from 'react';
import { queryClient } from './client.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** The routers whose things have changed: 'meetings:m1' and 'meetings' are both about meetings. */
export const routersOf = (topics: readonly string[]): string[] => [...new Set(topics.map((topic) => topic.split(':')[0] ?? topic))];

const refetch = (router: string) => queryClient.invalidateQueries({ queryKey: [[router]] });

function hear(text: string): void {
  const { topics } = JSON.parse(text) as { topics?: readonly string[] };
  if (Array.isArray(topics)) routersOf(topics).forEach((router) => void refetch(router));
}

/**
 * Follows the server's changes; what is on screen is asked for again when it changed. After a break everything is asked
 * for again, because nobody knows what was missed. Returns how to stop.
 */
export function followChanges(): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let broken = false;
  const open = () => {
    const stream = new EventSource('/events');
    source = stream;
    stream.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      if (broken) void queryClient.invalidateQueries();
      broken = false;
    });
    stream.addEventListener('message', ({ data }) => hear(String(data)));
    stream.addEventListener('error', () => {
      stream.close();
      broken = true;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** Keeps the page live while `on`. */
export function useLive(on: boolean): void {
  useEffect(() => (on ? followChanges() : undefined), [on]);
}
