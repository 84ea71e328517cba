import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './stored.ts';

export type Locale = 'zh' | 'en';
export type Look = 'light' | 'dark' | 'system';

/** How this reader likes his pages: kept in the browser, the same for every account on it. */
export interface Settings {
  readonly locale: Locale;
  readonly look: Look;
  readonly large: boolean;
}

const oneOf = <T extends string>(values: readonly T[], value: string | null, otherwise: T): T => values.find((known) => known === value) ?? otherwise;

let settings: Settings = {
  locale: oneOf(['zh', 'en'], readStored('locale'), 'zh'),
  look: oneOf(['light', 'dark', 'system'], readStored('look'), 'system'),
  large: readStored('large') === 'yes',
};
const listeners = new Set<() => void>();

export const currentSettings = (): Settings => settings;

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

/** True when the page is to be dark now, by the reader's choice or by his system. */
export const isDark = (look: Look): boolean => look === 'dark' || (look === 'system' && prefersDark().matches);

/** Tells the document itself, so that plain style sheets and screen readers follow. */
export function applySettings(): void {
  const root = document.documentElement;
  root.lang = settings.locale === 'zh' ? 'zh-CN' : 'en';
  root.dataset['look'] = isDark(settings.look) ? 'dark' : 'light';
  root.dataset['text'] = settings.large ? 'large' : 'normal';
}

const tell = () => {
  applySettings();
  listeners.forEach((listener) => listener());
};

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  writeStored('locale', settings.locale);
  writeStored('look', settings.look);
  writeStored('large', settings.large ? 'yes' : null);
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) prefersDark().addEventListener('change', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) prefersDark().removeEventListener('change', tell);
  };
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, currentSettings);

/** True while the page is dark; follows the system when the reader left it to the system. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, () => isDark(settings.look));
