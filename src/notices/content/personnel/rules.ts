import type { KindId } from '#norm/kinds.ts';
import { Problem } from '#platform/problem.ts';
import type { NoticeContent } from '../../rules.ts';

/** The meetings that decide on personnel matters (A1: F3, F4; F5 sits with the same persons). */
const DECIDING: readonly KindId[] = ['secretaries', 'standing-committee', 'joint'];

/** What is written in 《》 is the name of a document, which may be studied and spoken of. */
const DOCUMENT = /《[^》]*》/g;
/** 参会人选 are those who come; every other 人选 is somebody chosen for a post. */
const CHOSEN = /(?<!参会|参加|出席|列席|代表|联络员?)人选/;
/** Words with which a personnel matter is spoken of. */
const WORDS: readonly RegExp[] = [/任免/, /任命/, /免去/, /免职/, /任职/, /拟任/, /提名/, /干部调整/, /人事(?:议题|事项|安排|调整|问题|任免)/, /研究(?:干部|人事)/, /考察对象/, /选拔任用/, /职级晋升/, CHOSEN];

/** The words of personnel matters in a text, each once, in the order of the list. */
export function personnelWords(text: string): readonly string[] {
  const own = text.replaceAll(DOCUMENT, '');
  return [...new Set(WORDS.flatMap((word) => word.exec(own)?.[0] ?? []))];
}

/** Every text that a notice prints. */
const texts = (title: string, { topics, startAt: _start, endAt: _end, ...lines }: NoticeContent): readonly string[] => [
  title,
  ...Object.values(lines).filter((text) => text !== null),
  ...topics.flatMap(({ title: topic, reporting, attending }) => [topic, ...(reporting === null ? [] : [reporting]), ...attending]),
];

/**
 * G1b: the words of personnel matters in a notice of a meeting that decides on them. A personnel item has no title that could be
 * looked for, and whoever drafts must not learn that there is one: the words are looked for whatever the agenda holds.
 */
export const personnelIn = (kind: KindId, title: string, content: NoticeContent): readonly string[] =>
  DECIDING.includes(kind) ? [...new Set(texts(title, content).flatMap(personnelWords))] : [];

const refuse = (words: readonly string[]): void => {
  if (words.length > 0) throw new Problem('notice_names_personnel', { words: words.join('、') });
};

/** Refuses a notice that speaks of a personnel matter (`notice_names_personnel`). */
export const checkPersonnel = (kind: KindId, title: string, content: NoticeContent): void => refuse(personnelIn(kind, title, content));

/** The same for what is said about a notice: a remark, which the log keeps. */
export const checkRemark = (kind: KindId, remark: string): void => refuse(DECIDING.includes(kind) ? personnelWords(remark) : []);
