import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '#kit/client.ts';
import type { Norm } from '#norm/norm.ts';
import { normFrom } from '../norms/rules.ts';

const FRESH_MS = 300_000;

/** The norm in force, built in the page from what the office changed; a new version is heard of at once. */
export function useOfficeNorm(): Norm {
  const { data } = useQuery(orpc.meetings.normVersions.queryOptions({ staleTime: FRESH_MS }));
  return useMemo(() => normFrom(data?.versions ?? []), [data]);
}
