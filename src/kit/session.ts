import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { orpc, onRefusal, queryClient, type Answer, type client } from './client.ts';
import { forgetDrafts } from './draft.ts';
import { currentSettings } from './settings.ts';

/** Whoever is signed in, as the server sees him. */
export type Me = Answer<typeof client.accounts.me>;

/** The sign-in before this one, so that its owner notices a stranger's use. */
export interface SignInBefore {
  readonly at: string;
  readonly ip: string | null;
}

async function askSession(method: 'POST' | 'DELETE', body?: object): Promise<{ readonly before?: SignInBefore | null }> {
  const answer = await fetch('/session', {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': currentSettings().locale === 'zh' ? 'zh-CN' : 'en' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const said = (await answer.json()) as { code?: string; before?: SignInBefore | null };
  if (answer.ok) return said;
  throw new ORPCError(said.code ?? 'internal', { status: answer.status, data: said });
}

/** Signs in; a refusal is thrown like that of any procedure. */
export const signIn = async (name: string, password: string): Promise<SignInBefore | null> => (await askSession('POST', { name, password })).before ?? null;

/** Signs out and leaves nothing of this reader in the browser. */
export async function signOut(): Promise<void> {
  await askSession('DELETE');
  forgetDrafts();
  location.assign('/');
}

/** The session as the page knows it; `me.data` stays while somebody signs in again. */
export const useSession = () => useQuery(orpc.accounts.me.queryOptions({ staleTime: 60_000, refetchOnWindowFocus: true }));

/** Whoever is signed in, or null before anybody is. */
export const useMe = (): Me | null => useSession().data ?? null;

/** True from the moment a call is refused because the session has ended; `renewed` is called after a new sign-in. */
export function useSessionLost(): { readonly lost: boolean; readonly renewed: () => void } {
  const [lost, setLost] = useState(false);
  useEffect(
    () =>
      onRefusal((code) => {
        if (code === 'not_signed_in') setLost(true);
        if (code === 'password_change_required') void queryClient.invalidateQueries(orpc.accounts.me.queryOptions());
      }),
    [],
  );
  const renewed = () => {
    setLost(false);
    void queryClient.invalidateQueries();
  };
  return { lost, renewed };
}
