import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '#platform/startup.ts';

/**
 * The folder of the embedded database inside the data folder, and whether it is complete. Creating it takes seconds and
 * is not one step on the disk: a note is written before, a mark after everything has been synced.
 */
export const CLUSTER_MARKER = 'ROSTRUM_COMPLETE';

export const clusterFolder = (dataDir: string): string => join(dataDir, 'database');
const markerPath = (dataDir: string): string => join(clusterFolder(dataDir), CLUSTER_MARKER);
const creatingPath = (dataDir: string): string => join(dataDir, 'database.creating');

function syncPath(path: string): void {
  const fd = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Windows cannot sync a folder; its file system journals the entries. */
const syncFolder = (path: string): void => (process.platform === 'win32' ? undefined : syncPath(path));

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncFolder(folder);
}

function writeSynced(path: string, text: string): void {
  writeFileSync(path, text);
  syncPath(path);
}

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/**
 * Makes the folder ready to be opened.
 * - complete: `open`
 * - never there: `create`
 * - begun by us and never completed (the note is there, the mark never was): removed, `recreate`
 * - anything else is somebody's data in an unknown state: refused `cluster_unknown`, nothing touched
 */
export function prepareCluster(dataDir: string): 'open' | 'create' | 'recreate' {
  const folder = clusterFolder(dataDir);
  if (existsSync(markerPath(dataDir))) return 'open';
  const begun = existsSync(creatingPath(dataDir));
  const empty = isEmpty(folder);
  if (!empty && !begun) throw new StartRefusal('cluster_unknown', { folder, marker: CLUSTER_MARKER });
  if (!empty) rmSync(folder, { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeSynced(creatingPath(dataDir), 'creation of the database has begun\n');
  mkdirSync(folder, { mode: 0o700, recursive: true });
  syncFolder(dataDir);
  return empty ? 'create' : 'recreate';
}

/** After creation: everything reaches the disk first, then the mark says so, then the note goes. */
export function completeCluster(dataDir: string, about: Readonly<Record<string, string>>): void {
  syncTree(clusterFolder(dataDir));
  writeSynced(markerPath(dataDir), `${JSON.stringify(about)}\n`);
  syncFolder(clusterFolder(dataDir));
  syncFolder(dataDir);
  rmSync(creatingPath(dataDir), { force: true });
}
