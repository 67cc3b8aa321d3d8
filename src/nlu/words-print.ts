import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordFolder } from './word-files';

/** Changes with the files of Vietnamese words, which a running process reads once and keeps. */
export function wordsPrint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(wordFolder).sort()) hash.update(name).update(readFileSync(join(wordFolder, name)));
  return hash.digest('hex');
}
