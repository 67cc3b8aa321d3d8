import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gibberish } from '../../src/nlu/background';
import { seededRandom } from '../../src/nlu/random';
import { readTsv } from './tsv';

export interface FarSet {
  name: string;
  texts: string[];
}

/** Texts that are about none of our topics: other people's sets where present, and keyboard noise. */
export function farSets(data: string): FarSet[] {
  const random = seededRandom(20_261_123);
  const sets: FarSet[] = [{ name: 'gibberish', texts: Array.from({ length: 500 }, () => gibberish(random)) }];
  const files: [string, string[]][] = [
    ['SIB-200 sentences', ['sib200/vie_Latn.train.tsv', 'sib200/vie_Latn.dev.tsv']],
    ['MASSIVE requests', ['massive-vi-subset/train.tsv', 'massive-vi-subset/dev.tsv']],
    ['SIB-200 Cantonese', ['sib200/yue_Hant.dev.tsv']],
  ];
  for (const [name, names] of files) {
    const there = names.map((file) => join(data, file)).filter((file) => existsSync(file));
    if (there.length > 0)
      sets.push({ name, texts: there.flatMap((file) => readTsv(file, ['text'])).map(({ text }) => text) });
  }
  return sets;
}
