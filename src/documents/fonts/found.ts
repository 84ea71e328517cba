import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Face } from '../tree.ts';
import { CHAINS, FACES } from './chains.ts';
import { readFont, type FontFace } from './fontfile.ts';

type Env = Readonly<Record<string, string | undefined>>;

const FONT_FILE = /\.(ttf|otf|ttc)$/i;
/** Deep enough for the folders that distributions lay out, shallow enough to end. */
const DEPTH = 4;

const packaged = (): string[] => {
  const { resolve } = createRequire(import.meta.url);
  const folder = (name: string) => dirname(resolve(`@expo-google-fonts/${name}/package.json`));
  const [serif, sans] = [folder('noto-serif-sc'), folder('noto-sans-sc')];
  return [join(serif, '400Regular', 'NotoSerifSC_400Regular.ttf'), join(serif, '900Black', 'NotoSerifSC_900Black.ttf'), join(sans, '400Regular', 'NotoSansSC_400Regular.ttf')];
};

function systemFolders(env: Env): string[] {
  const home = homedir();
  if (process.platform === 'win32') return [join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), join(env['LOCALAPPDATA'] ?? home, 'Microsoft', 'Windows', 'Fonts')];
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.fonts'), join(home, '.local', 'share', 'fonts')];
}

/** A folder that is not there or may not be read holds no fonts for us. */
async function filesUnder(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? filesUnder(path, depth - 1) : [];
      return FONT_FILE.test(entry.name) ? [path] : [];
    }),
  );
  return below.flat().toSorted();
}

/** One member of a chain that is there. */
interface Member {
  readonly families: readonly string[];
  readonly file: string;
  readonly covers: FontFace['covers'];
  readonly standIn: boolean;
}

export interface FoundFonts {
  /** What the setter is told to load besides what the machine has. */
  readonly files: readonly string[];
  readonly chains: Readonly<Record<Face, readonly Member[]>>;
}

interface Known extends FontFace {
  readonly file: string;
}

/** A file that cannot be read is as good as none; the chain goes on with its next member. */
const known = async (file: string): Promise<Known[]> => (await readFont(file).catch(() => [])).map(({ families, covers }) => ({ families, covers: once(covers), file }));

/** What a font covers is read when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

function chainOf(face: Face, own: readonly Known[], shipped: readonly Known[]): Member[] {
  const { own: names, standIn } = CHAINS[face];
  const firstOf = (faces: readonly Known[], name: string) => faces.find(({ families }) => families.includes(name));
  const found = new Set(names.flatMap((name) => firstOf(own, name) ?? []));
  const others = shipped.filter(({ families }) => !families.includes(standIn));
  const last = firstOf(shipped, standIn);
  return [
    ...[...found].map((member) => ({ ...member, standIn: false })),
    ...[...(last ? [last] : []), ...others.slice(0, 1)].map((member) => ({ ...member, families: member.families.slice(0, 1), standIn: true })),
  ];
}

/**
 * The typefaces of official papers as this machine has them: those in `<data>/fonts` first, then those of the machine,
 * then the two families that come with the program and cover all of GBK.
 */
export async function findFonts(dataDir: string | null, env: Env): Promise<FoundFonts> {
  const dropIn = dataDir === null ? [] : await filesUnder(join(dataDir, 'fonts'), DEPTH);
  const machine = (await Promise.all(systemFolders(env).map((folder) => filesUnder(folder, DEPTH)))).flat();
  const own = (await Promise.all([...dropIn, ...machine].map(known))).flat();
  const files = packaged();
  const shipped = (await Promise.all(files.map(known))).flat();
  const chain = (face: Face) => chainOf(face, own, shipped);
  return { files: [...dropIn, ...files], chains: { title: chain('title'), body: chain('body'), kai: chain('kai'), hei: chain('hei'), song: chain('song') } };
}

export interface LiveFace {
  readonly face: Face;
  readonly name: string;
  /** The family that is set, and where it comes from. */
  readonly family: string;
  readonly file: string;
  readonly standIn: boolean;
}

/** Which member of each chain is live. */
export const liveFaces = ({ chains }: FoundFonts): LiveFace[] =>
  FACES.flatMap((face) => {
    const [live] = chains[face];
    return live ? [{ face, name: CHAINS[face].name, family: live.families[0] ?? '', file: live.file, standIn: live.standIn }] : [];
  });

/** A character that was set in another family than its neighbours. */
export interface FellBack {
  readonly char: string;
  readonly face: string;
  readonly family: string;
}

export interface Coverage {
  readonly fellBack: readonly FellBack[];
  /** Characters for which no member of the chain has a glyph. */
  readonly missing: readonly string[];
}

const SPACE = /\s/u;

/** So many characters are looked at before others have their turn. */
const AT_ONCE = 50_000;

async function charactersOf(texts: Iterable<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let looked = 0;
  for (const text of texts) {
    for (const char of text) found.add(char);
    looked += text.length;
    if (looked < AT_ONCE) continue;
    looked = 0;
    await new Promise((others) => setImmediate(others));
  }
  return found;
}

/** Who sets which character of these texts: what fell back to a later member of the chain, and what nobody has. */
export async function coverageOf({ chains }: FoundFonts, texts: Readonly<Partial<Record<Face, Iterable<string>>>>): Promise<Coverage> {
  const [fellBack, missing]: [FellBack[], Set<string>] = [[], new Set()];
  for (const face of FACES) {
    const members = await Promise.all(chains[face].map(async ({ families, covers }) => ({ family: families[0] ?? '', covers: await covers() })));
    for (const char of await charactersOf(texts[face] ?? [])) {
      const at = SPACE.test(char) ? 0 : members.findIndex(({ covers }) => covers(char.codePointAt(0) ?? 0));
      if (at < 0) missing.add(char);
      else if (at > 0) fellBack.push({ char, face: CHAINS[face].name, family: members[at]?.family ?? '' });
    }
  }
  return { fellBack, missing: [...missing].toSorted() };
}
