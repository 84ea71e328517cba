import { useSettings, type Locale } from './settings.ts';

export type { Locale } from './settings.ts';

export const useLocale = (): Locale => useSettings().locale;

/** The words of this page in the reader's language: `const w = useWords({ zh, en })`. */
export function useWords<W>(words: { readonly zh: W; readonly en: NoInfer<W> }): W {
  return words[useLocale()];
}

/** Something said in both languages (the norm's names are), in the reader's. */
export function useSaid(): (text: { readonly zh: string; readonly en: string }) => string {
  const locale = useLocale();
  return (text) => text[locale];
}
