import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { MutationCache, QueryCache, QueryClient, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Api } from '#api.ts';
import { awayHeader } from './presence.ts';
import { currentSettings } from './settings.ts';

/** What the caller may say about one act: the key that lets a repetition be recognised. */
export interface ActContext {
  readonly key?: string;
}

/** Plain http offers no crypto.randomUUID; random bytes are there everywhere. */
export const freshKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const link = new RPCLink<ActContext>({
  url: () => new URL('/rpc', location.href),
  headers: ({ context }) => ({
    ...awayHeader(),
    'idempotency-key': context.key ?? freshKey(),
    'accept-language': currentSettings().locale === 'zh' ? 'zh-CN' : 'en',
  }),
});

/** Every procedure of the server, typed: `await client.people.listUnits({ q: '水' })`. */
export const client: RouterClient<Api, ActContext> = createORPCClient(link);

/** The same as options for TanStack Query: `useQuery(orpc.people.listUnits.queryOptions({ input }))`. */
export const orpc = createTanstackQueryUtils(client);

/** The outputs of the procedures, for naming a row: `Answer<typeof client.people.listUnits>`. */
export type Answer<P extends (...given: never[]) => unknown> = Awaited<ReturnType<P>>;

type Hear = (code: string) => void;
const hearers = new Set<Hear>();

/** Calls `hear` with the code of every refusal that reaches the page (an ended session, a password to change). */
export function onRefusal(hear: Hear): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

const tellRefusal = (error: unknown) => {
  if (error instanceof ORPCError) hearers.forEach((hear) => hear(String(error.code)));
};

/** A refusal stays a refusal however often it is asked for; only a lost connection or a starting server is worth a repetition. */
const worthRetrying = (count: number, error: unknown) => count < 2 && (!(error instanceof ORPCError) || error.status === 503);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellRefusal }),
  mutationCache: new MutationCache({ onError: tellRefusal }),
  defaultOptions: {
    queries: { staleTime: 20_000, retry: worthRetrying, retryDelay: (count) => 800 * 2 ** count },
    mutations: { retry: false },
  },
});

const seen = (_: string, value: unknown) => (value instanceof File ? [value.name, value.size, value.lastModified] : value);

/**
 * One changing act of a page. The same input sent again after a failure carries the same key, so that a lost answer
 * never does the act twice. After success everything on screen is asked for again, then `done` is called.
 * `const save = useAct(client.people.saveUnit, () => close())`, then `save.mutate(input)` or `await save.mutateAsync(input)`.
 */
export function useAct<Input, Output>(act: (input: Input, options: { context: ActContext }) => Promise<Output>, done?: (output: Output, input: Input) => void) {
  const sent = useRef<{ text: string | undefined; key: string } | null>(null);
  return useMutation<Output, Error, Input>({
    mutationFn: (input) => {
      const text = JSON.stringify(input, seen);
      if (sent.current?.text !== text) sent.current = { text, key: freshKey() };
      return act(input, { context: { key: sent.current?.key ?? freshKey() } });
    },
    onSuccess: async (output, input) => {
      sent.current = null;
      await queryClient.invalidateQueries();
      done?.(output, input);
    },
  });
}
