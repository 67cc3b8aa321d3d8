import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key of the pseudonyms, made at the first start. It lies beside the database and not in it: whoever
 * gets a copy of the database alone cannot find a person in it by trying platform ids.
 */
export function pseudonymKey(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'pseudonym.key');
  try {
    const file = openSync(path, 'wx', 0o600);
    const key = randomBytes(32).toString('base64url');
    writeSync(file, key);
    fsyncSync(file);
    closeSync(file);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8').trim();
  }
}
