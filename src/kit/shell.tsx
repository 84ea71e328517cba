import './shell.css';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Popover } from './popover.tsx';
import { changeSettings, useSettings } from './settings.ts';
import { Toasts } from './toast.tsx';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

/** One place of the top bar. */
export interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly exact?: boolean;
}

interface Props {
  readonly places: readonly Place[];
  /** Who is signed in: name, and the post or role beside it. */
  readonly account: { readonly name: string; readonly post: string } | null;
  readonly onSignOut?: () => void;
  readonly children: React.ReactNode;
}

function PlaceLinks({ places }: Pick<Props, 'places'>) {
  return places.map(({ to, label, exact }) => (
    <Link key={to} to={to} className="place" activeOptions={{ exact: exact ?? false, includeSearch: false }} activeProps={{ className: 'place-here', 'aria-current': 'page' }}>
      {label}
    </Link>
  ));
}

interface Choice<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choices<T extends string>({ legend, value, options, onChange }: Choice<T>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'choice-on' : ''}>
          <input type="radio" name={legend} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Language, colours and letter size; there before anybody has signed in. */
export function SettingsPanel() {
  const w = useWords({ zh, en }).shell;
  const { locale, look, large } = useSettings();
  return (
    <>
      <Choices legend={w.language} value={locale} onChange={(chosen) => changeSettings({ locale: chosen })} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} />
      <Choices legend={w.look} value={look} onChange={(chosen) => changeSettings({ look: chosen })} options={[{ value: 'system', label: w.lookSystem }, { value: 'light', label: w.lookLight }, { value: 'dark', label: w.lookDark }]} />
      <Choices legend={w.text} value={large ? 'large' : 'normal'} onChange={(chosen) => changeSettings({ large: chosen === 'large' })} options={[{ value: 'normal', label: w.textNormal }, { value: 'large', label: w.textLarge }]} />
    </>
  );
}

function AccountMenu({ account, onSignOut }: Pick<Props, 'account' | 'onSignOut'>) {
  const w = useWords({ zh, en }).shell;
  return (
    <Popover className="account" name={account ? `${account.post} ${account.name}` : w.settings} label={account ? <><span className="account-post">{account.post} · </span>{account.name}</> : w.settings}>
      <SettingsPanel />
      {account ? (
        <div className="account-acts">
          <Link to={'/password' as Place['to']}>{w.password}</Link>
          <button type="button" className="link-button" data-close onClick={onSignOut}>{w.signOut}</button>
        </div>
      ) : null}
    </Popover>
  );
}

/** The frame around every page: the mark, the places of this role, the account, and the warning that nothing secret belongs here. */
export function Shell({ places, account, onSignOut, children }: Props) {
  const w = useWords({ zh, en }).shell;
  return (
    <>
      <a href="#main" className="skip-link">{w.skip}</a>
      <div className="top no-print">
        {places.length > 0 ? <Popover className="places-menu" side="left" name={w.menu} label={<span className="burger" aria-hidden="true" />}><nav aria-label={w.places}><PlaceLinks places={places} /></nav></Popover> : null}
        <Link to={'/' as Place['to']} className="brand"><i aria-hidden="true" />{w.brand}</Link>
        <nav className="places" aria-label={w.places}><PlaceLinks places={places} /></nav>
        <AccountMenu account={account} {...(onSignOut ? { onSignOut } : {})} />
      </div>
      <div className="secret no-print">{w.secret}</div>
      <main id="main" tabIndex={-1}>{children}</main>
      <Toasts />
    </>
  );
}
