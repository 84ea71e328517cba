import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The version of the package; both src/platform and dist lie below package.json. */
function read(): string {
  for (const path of ['../../package.json', '../package.json']) {
    try {
      const found = require(path) as { name?: string; version?: string };
      if (found.name === 'rostrum' && found.version) return found.version;
    } catch {
      continue; // the other place: the bundle lies one folder higher than the source
    }
  }
  return '0.0.0';
}

export const VERSION = read();
