import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TopicExamples } from './corpus';
import { wordFolder } from './word-files';

/**
 * What a learned model depends on: the corpus, the seed, the word files, and the code of this folder and of `text/`. The code is
 * hashed as it lies on disk, because a version number that somebody forgets to raise would serve a stale model.
 */
export function fingerprint(corpus: readonly TopicExamples[], seed: number): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([seed, corpus.map(({ topic, examples, hints }) => [topic, examples, hints ?? []])]));
  for (const folder of [__dirname, join(__dirname, '..', 'text'), wordFolder])
    for (const file of readdirSync(folder)
      .filter((name) => /\.(?:[jt]s|txt|yml)$/.test(name))
      .sort())
      hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
