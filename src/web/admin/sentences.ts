import type { Locale } from '#kit/words.tsx';
import { en as accountsEn } from '#people/accounts/words.en.ts';
import { zh as accountsZh } from '#people/accounts/words.zh.ts';
import { en as peopleEn } from '#people/words.en.ts';
import { zh as peopleZh } from '#people/words.zh.ts';

/** What every slice says of its events, in one place because the log is about all of them. */
const SENTENCES = {
  zh: { ...accountsZh.events, ...peopleZh.events },
  en: { ...accountsEn.events, ...peopleEn.events },
};

type Sentence = (detail: never) => string;

/** The sentence of a log entry; null for a kind that this version does not know. */
export function sentenceOf(locale: Locale, kind: string, detail: unknown): string | null {
  const sentence = (SENTENCES[locale] as Readonly<Record<string, Sentence>>)[kind];
  return sentence ? sentence(detail as never) : null;
}
