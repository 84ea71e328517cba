import { useCallback, useEffect, useRef, useState } from 'react';
import { readStored, storedKeys, writeStored } from './stored.ts';

const START = 'draft.';
const WRITE_AFTER_MS = 400;

function readDraft<T>(key: string): T | null {
  const text = readStored(START + key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    writeStored(START + key, null); // written by an older page; it cannot be shown any more
    return null;
  }
}

/** Forgets every draft on this browser, at sign-out: the next reader may be another person. */
export const forgetDrafts = (): void => storedKeys(START).forEach((key) => writeStored(key, null));

export interface Draft<T> {
  /** What was typed and never saved, found when the form opened. */
  readonly found: T | null;
  readonly keep: (values: T) => void;
  readonly forget: () => void;
}

/** Typed content is kept in the browser until it is saved. Dates travel as ISO text. An undefined key keeps nothing. */
export function useDraft<T>(key: string | undefined): Draft<T> {
  const look = (): { key: string | undefined; found: T | null } => ({ key, found: key === undefined ? null : readDraft<T>(key) });
  const [held, setHeld] = useState(look);
  if (held.key !== key) setHeld(look); // another form: what was kept for it
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = useCallback(
    (values: T) => {
      clearTimeout(timer.current);
      if (key !== undefined) timer.current = setTimeout(() => writeStored(START + key, JSON.stringify(values)), WRITE_AFTER_MS);
    },
    [key],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    if (key !== undefined) writeStored(START + key, null);
    setHeld({ key, found: null });
  }, [key]);
  return { found: held.key === key ? held.found : null, keep, forget };
}
