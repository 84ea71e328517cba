import { open, type FileHandle } from 'node:fs/promises';

/** One face of a font file: the names of its family, and for which characters it has a glyph. */
export interface FontFace {
  readonly families: readonly string[];
  readonly covers: () => Promise<(codePoint: number) => boolean>;
}

const TTC = 0x74746366;
const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;
const LARGEST_TABLE = 4 * 1024 * 1024;

async function read(file: FileHandle, at: number, length: number): Promise<DataView> {
  const bytes = Buffer.alloc(Math.min(length, LARGEST_TABLE));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
  return new DataView(bytes.buffer, bytes.byteOffset, bytesRead);
}

interface Place {
  readonly at: number;
  readonly length: number;
}

async function tablesAt(file: FileHandle, at: number): Promise<ReadonlyMap<string, Place>> {
  const count = (await read(file, at, 12)).getUint16(4);
  const directory = await read(file, at + 12, count * 16);
  return new Map(
    Array.from({ length: count }, (_, n) => {
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => directory.getUint8(n * 16 + byte)));
      return [tag, { at: directory.getUint32(n * 16 + 8), length: directory.getUint32(n * 16 + 12) }] as const;
    }),
  );
}

/** Unicode and Windows records are UTF-16; those of other platforms are not looked at. */
function familiesIn(table: DataView): string[] {
  const [count, storage] = [table.getUint16(2), table.getUint16(4)];
  const names = Array.from({ length: count }, (_, n) => 6 + n * 12).flatMap((at) => {
    const [platform, name, length, offset] = [table.getUint16(at), table.getUint16(at + 6), table.getUint16(at + 8), table.getUint16(at + 10)];
    if ((platform !== 0 && platform !== 3) || (name !== FAMILY && name !== TYPOGRAPHIC_FAMILY)) return [];
    return [String.fromCharCode(...Array.from({ length: length / 2 }, (_unit, unit) => table.getUint16(storage + offset + unit * 2)))];
  });
  return [...new Set(names)];
}

type Range = readonly [first: number, last: number];

/** Format 12: groups of code points. */
const groupsOf = (table: DataView, at: number): Range[] =>
  Array.from({ length: table.getUint32(at + 12) }, (_, n) => [table.getUint32(at + 16 + n * 12), table.getUint32(at + 20 + n * 12)] as const);

/** Format 4: segments of the basic plane. */
function segmentsOf(table: DataView, at: number): Range[] {
  const count = table.getUint16(at + 6) / 2;
  return Array.from({ length: count }, (_, n) => [table.getUint16(at + 16 + count * 2 + n * 2), table.getUint16(at + 14 + n * 2)] as const).filter(([first]) => first !== 0xffff);
}

function rangesIn(table: DataView): Range[] {
  const subtables = Array.from({ length: table.getUint16(2) }, (_, n) => table.getUint32(8 + n * 8));
  return subtables.flatMap((at) => {
    const format = table.getUint16(at);
    return format === 12 ? groupsOf(table, at) : format === 4 ? segmentsOf(table, at) : [];
  });
}

function covering(ranges: readonly Range[]): (codePoint: number) => boolean {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const ends: number[] = [];
  for (const [, last] of sorted) ends.push(Math.max(last, ends.at(-1) ?? 0));
  return (codePoint) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? Infinity) <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] ?? -1) >= codePoint;
  };
}

const using = async <T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> => {
  const file = await open(path);
  return work(file).finally(() => file.close());
};

const coverageOf = (path: string, place: Place) => () => using(path, async (file) => covering(rangesIn(await read(file, place.at, place.length))));

/** The faces of a .ttf, .otf or .ttc file. A file that is no font has none. */
export function readFont(path: string): Promise<readonly FontFace[]> {
  return using(path, async (file) => {
    try {
      const start = await read(file, 0, 12);
      const faces = start.getUint32(0) === TTC ? start.getUint32(8) : 0;
      const places = faces > 0 ? await read(file, 12, faces * 4) : null;
      const offsets = places ? Array.from({ length: faces }, (_, n) => places.getUint32(n * 4)) : [0];
      return await Promise.all(offsets.map((at) => faceAt(file, path, at)));
    } catch (error) {
      if (error instanceof RangeError) return []; // shorter than it says: no font
      throw error;
    }
  });
}

async function faceAt(file: FileHandle, path: string, at: number): Promise<FontFace> {
  const tables = await tablesAt(file, at);
  const [name, cmap] = [tables.get('name'), tables.get('cmap')];
  if (!name || !cmap) throw new RangeError('no names, or no characters');
  return { families: familiesIn(await read(file, name.at, name.length)), covers: coverageOf(path, cmap) };
}
