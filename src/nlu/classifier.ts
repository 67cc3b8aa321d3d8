import type { Classification, Classifier } from '../ports/classifier';
import type { Log } from '../ports/log';
import type { TopicExamples } from './corpus';
import { fingerprint } from './fingerprint';
import { locale, nlpManager } from './manager';
import { loadModel, saveModel } from './model-file';
import { NluVi, type Understood } from './nlu-vi';

export interface TrainOptions {
  /** Same seed and corpus, same model. */
  seed?: number;
  /** Where learned models are kept (`DATA_DIR/models`); without it every start trains. */
  cacheDir?: string;
  /** Hears why a kept model could not be used or stored. */
  log?: Pick<Log, 'warn'>;
}

/**
 * A classifier that knows `corpus`: loaded from the cache when it holds a model of exactly this corpus and code,
 * else trained (some seconds) and stored. A cache that cannot be read or written costs time, never the start.
 */
export async function trainClassifier(corpus: TopicExamples[], options: TrainOptions = {}): Promise<Classifier> {
  const seed = options.seed ?? 1;
  const nlu = new NluVi(corpus, seed);
  const manager = nlpManager(nlu);
  const key = fingerprint(corpus, seed);

  const kept = options.cacheDir ? await loadModel(options.cacheDir, key, corpus.length, options.log) : null;
  if (kept) {
    nlu.model = kept;
  } else {
    for (const { topic, examples } of corpus)
      for (const example of examples) manager.addDocument(locale, example, topic);
    await manager.train();
    if (options.cacheDir) await saveModel(options.cacheDir, key, nlu.model, options.log);
  }

  return {
    async classify(text: string): Promise<Classification> {
      const { nluAnswer } = await manager.classify(locale, text);
      return (nluAnswer as Understood).result;
    },
  };
}
