import { useState } from 'react';
import { ProblemAlert } from './problem.tsx';
import { signIn, type SignInBefore } from './session.ts';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

interface Props {
  readonly onSignedIn: (before: SignInBefore | null) => void;
  /** Already known when somebody signs in again. */
  readonly name?: string;
}

/** Name and password. Plain markup: it is the first thing that anybody loads. */
export function SignInForm({ onSignedIn, name: known = '' }: Props) {
  const w = useWords({ zh, en }).signIn;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (form: FormData) => {
    setBusy(true);
    setError(null);
    try {
      onSignedIn(await signIn(String(form.get('name')).trim(), String(form.get('password'))));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  };
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <ProblemAlert error={error} />
      <label>{w.name}<input className="plain-input" name="name" defaultValue={known} autoComplete="username" required maxLength={40} /></label>
      <label>{w.password}<input className="plain-input" name="password" type="password" autoComplete="current-password" required /></label>
      <button type="submit" className="primary-button" disabled={busy}>{busy ? w.busy : w.go}</button>
      <p className="soft small">{w.forgotten}</p>
    </form>
  );
}
