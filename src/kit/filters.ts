import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What the address bar says after the question mark. */
export type Search = Readonly<Record<string, string | undefined>>;

/** The filters of a list live in the address bar: a list can be sent to a colleague, and "back" goes back. An empty value leaves it. */
export function useFilters(): [Search, (change: Search) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (next: Search) => {
      const merged = (before: Search): Search => Object.fromEntries(Object.entries({ ...before, page: undefined, ...next }).filter(([, value]) => value !== undefined && value !== ''));
      void navigate({ to: '.', search: merged as never, replace: true });
    },
    [navigate],
  );
  return [search, change];
}
