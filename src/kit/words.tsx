import { useSettings, type Locale } from './settings.ts';

export type { Locale } from './settings.ts';

export const useLocale = (): Locale => useSettings().locale;

/** The words of this page in the reader's language: `const w = useWords({ zh, en })`. */
export function useWords<W>(words: { readonly zh: W; readonly en: NoInfer<W> }): W {
  return words[useLocale()];
}
