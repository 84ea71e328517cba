import './accounts.css';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { Mark } from '#kit/mark.tsx';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { fieldErrors, ProblemAlert } from '#kit/problem.tsx';
import { useMe, type Me } from '#kit/session.ts';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { passwordFindings, PASSWORD_MAX_LENGTH, type PasswordFinding } from '../password/rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: string;
  readonly shown: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PasswordField({ label, name, autoComplete, shown, error, value, onChange }: FieldProps) {
  return (
    <label>
      {label}
      <input className="plain-input" name={name} type={shown ? 'text' : 'password'} autoComplete={autoComplete} required value={value} aria-invalid={error !== undefined} aria-describedby={error ? `${name}-error` : undefined} onChange={(event) => onChange(event.target.value)} />
      {error ? <span className="red small" id={`${name}-error`}>{error}</span> : null}
    </label>
  );
}

/** What the new password still lacks, while it is typed; the same rule decides on the server. */
function Hints({ me, next }: { readonly me: Me; readonly next: string }) {
  const w = useWords({ zh, en }).password;
  const { passwordMinLength, passwordMinClasses, passwordHistory } = me.passwordRules;
  const found = passwordFindings(next, me.name, me.passwordRules);
  const hints: [PasswordFinding, string][] = [
    ['password_too_short', w.rules.password_too_short(passwordMinLength)],
    ['password_too_simple', w.rules.password_too_simple(passwordMinClasses)],
    ['password_holds_name', w.rules.password_holds_name],
  ];
  if (found.includes('password_too_long')) hints.push(['password_too_long', w.rules.password_too_long(PASSWORD_MAX_LENGTH)]);
  const met = (finding: PasswordFinding) => next !== '' && !found.includes(finding);
  return (
    <div className="password-hints">
      <p className="soft">{w.rulesTitle}</p>
      <ul>
        {hints.map(([finding, text]) => (
          <li key={finding} className={met(finding) ? 'ok' : ''}>
            <Mark state={met(finding) ? 'done' : 'waiting'} size={15} />
            {text}
            <span className="visually-hidden">{met(finding) ? w.met : w.unmet}</span>
          </li>
        ))}
        <li className="soft"><Mark state="off" size={15} />{w.rules.used(passwordHistory)}</li>
      </ul>
    </div>
  );
}

const EMPTY = { current: '', next: '', repeat: '' };

function PasswordForm({ me, onChanged }: { readonly me: Me; readonly onChanged: () => void }) {
  const w = useWords({ zh, en }).password;
  const locale = useLocale();
  const [typed, setTyped] = useState(EMPTY);
  const [shown, setShown] = useState(false);
  const change = useAct(client.accounts.changePassword, onChanged);
  const refused = Object.fromEntries(fieldErrors(change.error, locale).map(({ path, words }) => [String(path[0]), words]));
  const differs = typed.repeat !== '' && typed.repeat !== typed.next;
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped({ ...typed, [name]: value });
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed.repeat === typed.next) change.mutate({ current: typed.current, next: typed.next });
  };
  return (
    <form className="sign-in-form password-form" onSubmit={submit}>
      <ProblemAlert error={change.error} />
      <input className="visually-hidden" tabIndex={-1} aria-hidden="true" autoComplete="username" readOnly value={me.name} />
      <PasswordField label={w.current} name="current" autoComplete="current-password" shown={shown} error={refused['current']} value={typed.current} onChange={set('current')} />
      <PasswordField label={w.next} name="next" autoComplete="new-password" shown={shown} error={refused['next']} value={typed.next} onChange={set('next')} />
      <Hints me={me} next={typed.next} />
      <PasswordField label={w.repeat} name="repeat" autoComplete="new-password" shown={shown} error={differs ? w.differs : undefined} value={typed.repeat} onChange={set('repeat')} />
      <label className="check-line"><input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />{w.show}</label>
      <button type="submit" className="primary-button" disabled={change.isPending || differs}>{change.isPending ? w.busy : w.save}</button>
    </form>
  );
}

/** One's own password; the only page there is while it must be changed. */
export function PasswordPage() {
  const w = useWords({ zh, en }).password;
  const when = useWhen();
  const me = useMe();
  const navigate = useNavigate();
  if (!me) return null;
  const forced = me.mustChangePassword;
  const changed = () => {
    say(w.done);
    void navigate({ to: '/' });
  };
  return (
    <PageShell title={w.title} width="narrow" sub={forced || !me.passwordExpiresAt ? null : w.expires(when.day(me.passwordExpiresAt))}>
      <Card className="password-card">
        {forced ? <p className="password-why" role="status"><Mark state="warn" size={18} />{w.forced}</p> : null}
        <PasswordForm me={me} onChanged={changed} />
      </Card>
    </PageShell>
  );
}
