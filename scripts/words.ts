/** Words that must not be committed: left-over notes in the source, folders of one machine, silenced checks. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCheck } from './report.ts';

interface Ban {
  readonly word: RegExp;
  readonly why: string;
  readonly where: RegExp;
}

const CODE = /^(src|scripts|bench|e2e|bin|migrations)\/.*\.(tsx?|mjs|cjs|css|sql|html)$/;
const ANYWHERE = /^(?!package-lock\.json$)/;

/** Spelled with a class of one letter so that this list does not find itself. */
export const BANS: readonly Ban[] = [
  { word: /\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b|(\/\/|^\s*\*).*\b([tT]odo|[fF]ixme)\b/, why: 'a left-over note', where: CODE },
  { word: /@ts-[i]gnore|@ts-[n]ocheck|(es|ox)lint-[d]isable(?!-next-line [\w/-]+ -- )/, why: 'a silenced check (name the rule and say why: -next-line rule -- reason)', where: CODE },
  { word: /\b(describe|test|it)\.([o]nly|[s]kip|[t]odo)\b/, why: 'a test that does not run', where: CODE },
  { word: /(^|[\s"'`(=:])\/([h]ome|[r]oot|[w]ork|[U]sers)\/|\b[A-Z]:\\+[U]sers\b/, why: 'a folder of one machine', where: ANYWHERE },
];

/** The banned words in these files of `root`, as 'path:line: word - why'. */
export function checkBannedWords(root: string, files: readonly string[], bans: readonly Ban[] = BANS): string[] {
  return files.flatMap((file) => {
    const fitting = bans.filter((ban) => ban.where.test(file));
    const bytes = fitting.length > 0 ? readFileSync(join(root, file)) : Buffer.alloc(0);
    if (bytes.includes(0)) return [];
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line, at) => fitting.flatMap(({ word, why }) => (word.test(line) ? [`${file}:${at + 1}: '${word.exec(line)?.[0].trim()}' - ${why}`] : [])));
  });
}

const trackedFiles = (root: string): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)) && statSync(join(root, file)).isFile());

if (process.argv[1] === fileURLToPath(import.meta.url)) runCheck('words', checkBannedWords(process.cwd(), trackedFiles(process.cwd())));
