/** Around all walks of a run: a folder in which the demo district is loaded once, before the first walk copies it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDemo } from './harness.ts';

export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-walks-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await prepareDemo(folder).catch((error: unknown) => {
    remove();
    throw error;
  });
  process.env['WALKS_FOLDER'] = folder;
  return remove;
}
