/** What the browser keeps for this reader. A browser that refuses storage (private window, policy) keeps nothing, and the page works on. */
const PREFIX = 'rostrum.';

function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // reading the property itself throws where storage is forbidden
  }
}

export const readStored = (key: string): string | null => storage()?.getItem(PREFIX + key) ?? null;

export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) storage()?.removeItem(PREFIX + key);
    else storage()?.setItem(PREFIX + key, value);
  } catch (error) {
    // a full store loses only the convenience of finding the text again; anything else is a fault of ours
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The keys kept under this beginning, without the product's own prefix. */
export function storedKeys(start: string): string[] {
  const kept = storage();
  if (!kept) return [];
  return Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? '')
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(PREFIX.length));
}
