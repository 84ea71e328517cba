import type { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { fieldProblems } from '#platform/text.ts';
import type { Paper } from './tree.ts';

/** A paper that the office makes: the data it needs, how its file is called, and what it says. */
export interface PaperKind {
  /** As the command line calls it. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The file name in Chinese, without its ending, and the tree; refuses `input_invalid` with the fields that are wrong. */
  readonly make: (data: unknown) => { readonly fileName: string; readonly paper: Paper };
}

interface Definition<S extends z.ZodType> {
  readonly name: string;
  readonly title: PaperKind['title'];
  readonly data: S;
  readonly fileName: (data: z.output<S>) => string;
  readonly build: (data: z.output<S>) => Paper;
}

/** Makes a paper out of its parts; its data is checked before it is built. */
export function definePaper<S extends z.ZodType>({ name, title, data: schema, fileName, build }: Definition<S>): PaperKind {
  const make = (data: unknown) => {
    const read = schema.safeParse(data);
    if (!read.success) throw new Problem('input_invalid', { fields: fieldProblems(read.error.issues) });
    return { fileName: fileName(read.data), paper: build(read.data) };
  };
  return { name, title, make };
}

/** The paper of this name; refuses `paper_unknown`. */
export function paperNamed(papers: readonly PaperKind[], name: string): PaperKind {
  const found = papers.find((paper) => paper.name === name);
  if (!found) throw new Problem('paper_unknown', { name });
  return found;
}
