import { printPaper, type Printed } from './press/press.ts';
import type { PaperKind } from './registry.ts';
import { writeWord } from './word/word.ts';

export const KINDS_OF_FILE = ['pdf', 'docx'] as const;
export type KindOfFile = (typeof KINDS_OF_FILE)[number];

const TYPES: Readonly<Record<KindOfFile, string>> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

const LONGEST_NAME = 80;
/** What Windows does not allow in a name. */
// oxlint-disable-next-line no-control-regex -- they are what a name must not hold
const NOT_IN_NAMES = /[\u0000-\u001f\\/:*?"<>|]/g;

const fileNamed = (name: string, as: KindOfFile): string => `${[...name.replaceAll(NOT_IN_NAMES, '_')].slice(0, LONGEST_NAME).join('').replace(/[ .]+$/, '')}.${as}`;

/** What a produced file says of itself: pages and faces are known of a PDF only. */
export interface Made {
  readonly file: File;
  readonly printed: Omit<Printed, 'pdf'> | null;
}

/** A paper as a file under its own speaking name. Refusals: those of the paper's data, and of the writers. */
export async function paperFile(kind: PaperKind, data: unknown, as: KindOfFile): Promise<Made> {
  const { fileName, paper } = kind.make(data);
  const named = (bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], fileNamed(fileName, as), { type: TYPES[as] });
  if (as === 'docx') return { file: named(await writeWord(paper)), printed: null };
  const { pdf, ...printed } = await printPaper(paper);
  return { file: named(pdf), printed };
}
