import { Problem } from '#platform/problem.ts';

export const LONGEST_ADDRESS = 254;
const LABEL = '[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])?';
const ADDRESS = new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]{1,64}@${LABEL}(?:\\.${LABEL})+$`);

/** Whether mail can be sent to this: one address, without a name beside it. */
export const isMailAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text);

export interface PastedLine {
  readonly name: string;
  readonly email: string;
}

const LINE = /^(.*?)[\s,，;；:：]+(\S+)$/;

/** The lines of a pasted list, each a unit and its address, empty ones left out. Refuses what cannot be read, by the numbers of the lines (`mail_lines_unread`). */
export function pastedLines(text: string): readonly PastedLine[] {
  const lines = text.split('\n').map((line, at) => ({ at: at + 1, line: line.trim() })).filter(({ line }) => line !== '');
  const read = lines.map(({ at, line }) => {
    const [, name = '', email = ''] = LINE.exec(line) ?? [];
    return { at, name, email: email.replace(/^<|>$/g, '') };
  });
  const seen = new Set<string>();
  const unread = read.filter(({ name, email }) => name === '' || !isMailAddress(email) || seen.size === seen.add(name).size);
  if (unread.length > 0 || read.length === 0) throw new Problem('mail_lines_unread', { lines: unread.map(({ at }) => at).join('、') || '1' });
  return read.map(({ name, email }) => ({ name, email }));
}
