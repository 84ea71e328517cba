import { en as systemEn } from '#demo/words.en.ts';
import { zh as systemZh } from '#demo/words.zh.ts';
import { en as meetingsEn } from '#meetings/words.en.ts';
import { zh as meetingsZh } from '#meetings/words.zh.ts';
import { en as callsEn } from '#notices/calls/words.en.ts';
import { zh as callsZh } from '#notices/calls/words.zh.ts';
import { en as deliveriesEn } from '#notices/deliveries/words.en.ts';
import { zh as deliveriesZh } from '#notices/deliveries/words.zh.ts';
import { en as repliesEn } from '#notices/replies/words.en.ts';
import { zh as repliesZh } from '#notices/replies/words.zh.ts';
import { en as noticesEn } from '#notices/words.en.ts';
import { zh as noticesZh } from '#notices/words.zh.ts';
import { en as accountsEn } from '#people/accounts/words.en.ts';
import { zh as accountsZh } from '#people/accounts/words.zh.ts';
import { en as peopleEn } from '#people/words.en.ts';
import { zh as peopleZh } from '#people/words.zh.ts';
import { en as roomsEn } from '#rooms/words.en.ts';
import { zh as roomsZh } from '#rooms/words.zh.ts';
import type { AuditEvent, Sentences } from '#platform/audit.ts';
import type { Locale } from '#platform/call.ts';

/** What every slice says of its events, in one place because the log is about all of them. A slice left out does not compile. */
const SENTENCES: Record<Locale, Sentences<AuditEvent>> = {
  zh: { ...accountsZh.events, ...peopleZh.events, ...meetingsZh.events, ...roomsZh.events, ...noticesZh.events, ...repliesZh.events, ...callsZh.events, ...deliveriesZh.events, ...systemZh.events },
  en: { ...accountsEn.events, ...peopleEn.events, ...meetingsEn.events, ...roomsEn.events, ...noticesEn.events, ...repliesEn.events, ...callsEn.events, ...deliveriesEn.events, ...systemEn.events },
};

type Sentence = (detail: never) => string;

/** The sentence of a log entry; null for a kind that this version does not know. */
export function sentenceOf(locale: Locale, kind: string, detail: unknown): string | null {
  const sentence = (SENTENCES[locale] as Readonly<Record<string, Sentence>>)[kind];
  return sentence ? sentence(detail as never) : null;
}
