import { ORPCError } from '@orpc/client';
import { Problem, PROBLEMS, type FieldProblem, type ProblemCode, type ProblemData } from '#platform/problem.ts';
import { fieldWords, problemWords, type ProblemWords } from '#platform/problem.words.ts';
import { Mark } from './mark.tsx';
import type { Locale } from './settings.ts';
import { en } from './words.en.ts';
import { useLocale, useWords } from './words.tsx';
import { zh } from './words.zh.ts';

/** A refusal as it reached the page. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly data: ProblemData;
}

const isCode = (code: string): code is ProblemCode => code in PROBLEMS;

/** The refusal in an error, or null when the server was not reached at all. A fault without a name of its own is `internal`. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Problem) return error; // a rule that runs in the page refused
  if (!(error instanceof ORPCError)) return null;
  const code = String(error.code);
  const data = (error.data ?? {}) as ProblemData;
  return isCode(code) ? { code, data } : { code: 'internal', data };
}

/** What the user reads about an error. */
export function errorWords(error: unknown, locale: Locale): ProblemWords {
  const refusal = refusalOf(error);
  return refusal ? problemWords(refusal.code, refusal.data, locale) : (locale === 'zh' ? zh : en).offline;
}

export interface FieldWords {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

const inWords = (locale: Locale) => ({ path, reason }: FieldProblem): FieldWords => ({ path, words: fieldWords(reason, locale) });

/** The refused fields with the words to stand beside each of them. */
export const fieldErrors = (error: unknown, locale: Locale): FieldWords[] => (refusalOf(error)?.data.fields ?? []).map(inWords(locale));

/** What happened, why (with the clause) and what to do next. Shows nothing when there is no error. */
export function ProblemAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  if (!error) return null;
  const { title, next, clause } = errorWords(error, locale);
  return (
    <div className="problem" role="alert">
      <Mark state="late" size={20} />
      <div>
        <strong>{title}</strong>
        {clause ? <span className="chip chip-plain">{w.basis(clause)}</span> : null}
        <p>{next}</p>
      </div>
      {onRetry ? <button type="button" className="plain-button" onClick={onRetry}>{w.retry}</button> : null}
    </div>
  );
}
