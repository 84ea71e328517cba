import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** A typeface that official papers ask for, the file names under which it is found, and what may stand in for it. */
interface Face {
  readonly name: string;
  readonly own: RegExp;
  readonly standIn: RegExp;
}

export interface FoundFace {
  readonly name: string;
  /** The file found, and whether it is the face itself. Null: neither it nor a stand-in is there. */
  readonly file: string | null;
  readonly itself: boolean;
}

const FONT_FILE = /\.(ttf|otf|ttc)$/i;
const SERIF = /^(NotoSerif(CJK|SC)|SourceHanSerif|思源宋体)/i;
const SANS = /^(NotoSans(CJK|SC)|SourceHanSans|思源黑体)/i;
/** Deep enough for the folders that distributions lay out, shallow enough to end. */
const DEPTH = 4;

/** The four faces of official papers (GB/T 9704), told by file name; the fonts themselves are not opened. */
const FACES: readonly Face[] = [
  { name: '方正小标宋', own: /^(FZXBS|FZXiaoBiaoSong|方正小标宋)/i, standIn: SERIF },
  { name: '仿宋_GB2312', own: /^(simfang|fangsong|仿宋)/i, standIn: SERIF },
  { name: '楷体_GB2312', own: /^(simkai|kaiti|楷体)/i, standIn: SERIF },
  { name: '黑体', own: /^(simhei|heiti|黑体)/i, standIn: SANS },
];

/** For each face the first file that is it, else the first that may stand in. */
export const matchFaces = (files: readonly string[]): FoundFace[] =>
  FACES.map(({ name, own, standIn }) => {
    const itself = files.find((file) => own.test(basename(file)));
    return { name, file: itself ?? files.find((file) => standIn.test(basename(file))) ?? null, itself: itself !== undefined };
  });

function systemFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  const home = homedir();
  if (process.platform === 'win32') return [join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), join(env['LOCALAPPDATA'] ?? home, 'Microsoft', 'Windows', 'Fonts')];
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.fonts'), join(home, '.local', 'share', 'fonts')];
}

/** A folder that is not there or may not be read holds no fonts for us. */
async function fontsUnder(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? fontsUnder(path, depth - 1) : [];
      return FONT_FILE.test(entry.name) ? [path] : [];
    }),
  );
  return below.flat();
}

/** The faces found in `<data>/fonts`, which wins, and on the machine. */
export async function findFaces(dataDir: string, env: Readonly<Record<string, string | undefined>>): Promise<FoundFace[]> {
  const folders = [join(dataDir, 'fonts'), ...systemFolders(env)];
  return matchFaces((await Promise.all(folders.map((folder) => fontsUnder(folder, DEPTH)))).flat());
}
