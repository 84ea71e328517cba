import './web.css';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { queryClient } from '#kit/client.ts';
import { Dialog } from '#kit/dialog.tsx';
import { useLive } from '#kit/live.ts';
import { EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert, refusalOf } from '#kit/problem.tsx';
import { signOut, useSession, useSessionLost, type Me, type SignInBefore } from '#kit/session.ts';
import { Shell } from '#kit/shell.tsx';
import { SignInForm } from '#kit/sign-in-form.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { Opening } from './not-found.tsx';
import { homeOf, placesOf } from './places.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Nobody is signed in yet: the address stays, the page waits behind the form. */
function SignInPage() {
  const w = useWords({ zh, en }).signIn;
  const when = useWhen();
  const greet = (before: SignInBefore | null) => {
    void queryClient.resetQueries();
    if (before) say(w.before(when.nearMoment(new Date(before.at)), before.ip));
  };
  useEffect(() => {
    document.title = `${w.title} · 会务`;
  }, [w.title]);
  return (
    <div className="sign-in">
      <h1>{w.title}</h1>
      <p className="soft">{w.lead}</p>
      <SignInForm onSignedIn={greet} />
    </div>
  );
}

function SignInAgain({ name, onSignedIn }: { readonly name: string; readonly onSignedIn: () => void }) {
  const w = useWords({ zh, en }).again;
  return (
    <Dialog title={w.title}>
      <p className="soft">{w.next}</p>
      <SignInForm name={name} onSignedIn={onSignedIn} />
    </Dialog>
  );
}

const PasswordPage = lazy(async () => ({ default: (await import('#people/accounts/ui/password-page.tsx')).PasswordPage }));

/** The roles without a workbench begin elsewhere. */
function useHome({ role, mustChangePassword }: Me): void {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const home = homeOf(role);
  useEffect(() => {
    if (pathname === '/' && home !== '/' && !mustChangePassword) void navigate({ to: home, replace: true });
  }, [pathname, home, mustChangePassword, navigate]);
}

function SignedIn({ me }: { readonly me: Me }) {
  const w = useWords({ zh, en });
  const { lost, renewed } = useSessionLost();
  useLive(!lost);
  useHome(me);
  return (
    <Shell places={me.mustChangePassword ? [] : placesOf(me.role, w.places)} account={{ name: me.personName ?? me.name, post: w.roles[me.role] }} onSignOut={() => void signOut()}>
      <Suspense fallback={<Opening />}>{me.mustChangePassword ? <PasswordPage /> : <Outlet />}</Suspense>
      {lost ? <SignInAgain name={me.name} onSignedIn={renewed} /> : null}
    </Shell>
  );
}

/**
 * Whether nobody is signed in. It holds while the server is asked again (a window that comes to the front does that):
 * the form must not go, and with it what was typed, only because an answer is on its way.
 */
function useSignedOut({ data, error }: ReturnType<typeof useSession>): boolean {
  const [out, setOut] = useState(false);
  const now = data ? false : out || refusalOf(error)?.code === 'not_signed_in';
  if (now !== out) setOut(now);
  return now;
}

/** Around everything: who is signed in decides what is shown. */
export function App() {
  const w = useWords({ zh, en });
  const session = useSession();
  const signedOut = useSignedOut(session);
  if (session.data) return <SignedIn me={session.data} />;
  const outside = (content: React.ReactNode) => <Shell places={[]} account={null}>{content}</Shell>;
  if (signedOut) return outside(<SignInPage />);
  if (session.isPending) return outside(<Opening />);
  return outside(<div className="page page-narrow"><ProblemAlert error={session.error} onRetry={() => void session.refetch()} /><EmptyPlace>{w.starting}</EmptyPlace></div>);
}
