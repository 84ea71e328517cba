import { unzipSync, type UnzipFileInfo } from 'fflate';
import { Problem } from '#platform/problem.ts';

const MEBIBYTE = 1024 * 1024;
/** What a person may upload. */
export const UPLOAD_LIMIT = 5 * MEBIBYTE;
/** What it may unpack to. */
export const INFLATED_LIMIT = 50 * MEBIBYTE;
/** Text of tables shrinks to a tenth; far more than that is no table. Small files may be as repetitive as they like. */
const RATIO_LIMIT = 100;
const RATIO_FROM = 2 * MEBIBYTE;
const PARTS_LIMIT = 2000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of the old .xls, and of every workbook with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
const words = (limit: number) => ({ limit: `${limit / MEBIBYTE} MB` });

interface Sizes {
  parts: number;
  inflated: number;
  workbook: boolean;
}

function measure(bytes: Uint8Array): Sizes {
  const sizes: Sizes = { parts: 0, inflated: 0, workbook: false };
  const look = ({ name, originalSize }: UnzipFileInfo) => {
    sizes.parts += 1;
    sizes.inflated += originalSize;
    sizes.workbook ||= name.startsWith('xl/');
    return false;
  };
  try {
    unzipSync(bytes, { filter: look });
  } catch {
    throw new Problem('xlsx_broken');
  }
  return sizes;
}

/**
 * Refuses, before anything is unpacked, what is no .xlsx workbook or would unpack to too much: `upload_too_large`,
 * `xlsx_encrypted`, `xlsx_wrong_type`, `xlsx_broken`, `xlsx_inflates`. The sizes are those the archive declares; that
 * they are true is enforced where it is unpacked (worker.ts), into buffers of exactly these sizes.
 */
export function checkArchive(bytes: Uint8Array): void {
  if (bytes.length > UPLOAD_LIMIT) throw new Problem('upload_too_large', words(UPLOAD_LIMIT));
  if (begins(bytes, OLE)) throw new Problem('xlsx_encrypted');
  if (!begins(bytes, ZIP)) throw new Problem('xlsx_wrong_type');
  const { parts, inflated, workbook } = measure(bytes);
  if (inflated > INFLATED_LIMIT || parts > PARTS_LIMIT) throw new Problem('xlsx_inflates', words(INFLATED_LIMIT));
  if (inflated > RATIO_FROM && inflated / bytes.length > RATIO_LIMIT) throw new Problem('xlsx_inflates', words(INFLATED_LIMIT));
  if (!workbook) throw new Problem('xlsx_wrong_type');
}
