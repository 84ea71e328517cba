import { z } from 'zod';
import type { FieldProblem } from './problem.ts';
import { isDay, parseInstant } from './time.ts';

/** Control characters have no place in a line of text; tab and line breaks are allowed in prose only. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is this pattern's whole purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
// oxlint-disable-next-line no-control-regex -- as above
const CONTROL_IN_PROSE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

const reason = (name: string) => ({ params: { reason: name }, message: name });

/** One line of text as a person typed it: trimmed, not empty, at most `max` characters, nothing invisible in it. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !CONTROL.test(text), reason('control_character'));

/** Text of several lines, possibly empty. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !CONTROL_IN_PROSE.test(text), reason('control_character'));

/** A line that may be left out; empty becomes null. */
export const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !CONTROL.test(text), reason('control_character'))
    .nullish()
    .transform((text) => text || null);

/** What may be left out, as null. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** A day of the calendar, 'YYYY-MM-DD'. */
export const day = () => z.string().refine(isDay, reason('not_a_day'));

/** An instant in ISO 8601 with its zone ('2026-12-22T09:00+08:00'); without a zone it is refused. Becomes a Date. */
export const instant = () =>
  z
    .string()
    .refine((text) => parseInstant(text) !== null, reason('instant_without_zone'))
    .transform((text) => parseInstant(text) as Date);

/** An identifier as the system hands them out. */
export const id = () => z.string().min(1).max(64).regex(/^[\w.-]+$/);

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];
const plainPath = (path: Path | undefined): (string | number)[] =>
  (path ?? []).map((step) => (typeof step === 'object' ? step.key : step)).map((key) => (typeof key === 'symbol' ? String(key) : key));

/** The findings of a schema as the page needs them: where, and which rule; never the rule's own text (it may hold whole patterns). */
export const fieldProblems = (issues: readonly unknown[]): FieldProblem[] =>
  issues.map((issue) => {
    const found = issue as { code?: string; params?: { reason?: string }; path?: Path };
    return { path: plainPath(found.path), reason: found.params?.reason ?? found.code ?? 'invalid' };
  });
