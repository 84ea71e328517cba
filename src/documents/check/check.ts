import { Problem } from '#platform/problem.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import { findingsOf, type Finding } from './rules.ts';

const begins = (bytes: Uint8Array, magic: string): boolean => [...magic].every((char, at) => bytes[at] === char.charCodeAt(0));

/**
 * Checks any .docx or PDF against GB/T 9704-2012: each rule that applies, with what was measured. The kind of file is
 * told by its content. Refuses `paper_unreadable`.
 */
export async function checkPaper(bytes: Uint8Array): Promise<readonly Finding[]> {
  if (begins(bytes, 'PK\u0003\u0004')) return findingsOf(readDocx(bytes));
  if (begins(bytes, '%PDF-')) return findingsOf(await readPdf(bytes));
  throw new Problem('paper_unreadable');
}
