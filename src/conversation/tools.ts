import { join } from 'node:path';
import type { Content } from '../content/content';
import { lexiconTagsOf } from '../content/lexicon';
import type { Lexicon } from '../model/lexicon';
import { trainClassifier } from '../nlu/classifier';
import { corpusFrom } from '../nlu/corpus';
import { entityFinder, type EntityFinder } from '../nlu/entities/entity-finder';
import { loadLanguageModel } from '../nlu/language/file';
import { identifier } from '../nlu/language/language-model';
import type { Log } from '../ports/log';
import { root } from '../root';
import { createDialogEngine } from './dialogs/botkit/engine';
import { dialogsFor } from './dialogs/catalogue';
import type { Tools } from './heard';

/** Tells Tày from Vietnamese by its letters; numbers only, made by `bench/language.ts`. */
const lettersFile = join(root, 'intents', 'lexicon', 'letters.model');

/**
 * Everything the pipeline works with, out of the content: some seconds of training the first time, then from the
 * models kept in `modelsDir`. A missing or stale letters file costs the offer of other languages, not the start.
 */
export async function toolsFrom(
  content: Content,
  lexicons: readonly Lexicon[],
  options: { modelsDir?: string; log?: Pick<Log, 'warn'>; jobs?: Tools['jobs'] } = {},
): Promise<Tools> {
  const { modelsDir, log, jobs = noJobs } = options;
  const letters = await loadLanguageModel(lettersFile);
  if (!letters.model) log?.warn({ reason: letters.reason }, 'languages cannot be told apart by their letters');
  const tongues = content.languages.map((entry) => ({
    tag: entry.tag,
    code: entry.code,
    lexicons: lexiconTagsOf(entry).flatMap((tag) => lexicons.filter(({ language }) => language === tag)),
  }));
  const classifier = await trainClassifier(corpusFrom(content.topics.values()), {
    tongues,
    identify: letters.model ? identifier(letters.model) : null,
    ...(modelsDir ? { cacheDir: modelsDir } : {}),
    ...(log ? { log } : {}),
  });
  return {
    content,
    classifier,
    entities: entitiesOf(content),
    dialogs: createDialogEngine(dialogsFor(content.languages)),
    jobs,
  };
}

/** For a conversation without a store. */
export const noJobs: Tools['jobs'] = { search: async () => [], get: async () => null };

export const entitiesOf = ({ areas, hotlines, instruments }: Content): EntityFinder =>
  entityFinder({ areas, hotlines: [...hotlines.values()], instruments: [...instruments.values()] });
