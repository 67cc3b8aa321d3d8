import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';

/** Where the words of Vietnamese lie that are no topic's own; files that people who do not program keep. */
export const wordFolder = join(root, 'intents', 'lexicon', 'vi');

/** The lines of one of these files, without comments (`#`) and empty ones. */
export function wordLines(name: string): string[] {
  return readFileSync(join(wordFolder, name), 'utf8')
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
