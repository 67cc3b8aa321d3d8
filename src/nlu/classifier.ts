import type { NlpManager } from 'node-nlp';
import type { Lexicon } from '../model/lexicon';
import type { Classifier } from '../ports/classifier';
import type { Log } from '../ports/log';
import type { TopicExamples } from './corpus';
import { fingerprint } from './fingerprint';
import type { Identify } from './language/language-model';
import { pivot } from './lexicon/pivot';
import { locale, nlpManager } from './manager';
import { loadModel, saveModel } from './model-file';
import { NluPivot } from './nlu-pivot';
import { NluVi, type Understood } from './nlu-vi';
import { vietnameseWords } from './vietnamese-words';

/** A language people may choose beside Vietnamese, and the lexicons it is read with. */
export interface Tongue {
  /** BCP-47 tag, "tyz". */
  tag: string;
  /** Two letters of our own for node-nlp, "xt". */
  code: string;
  lexicons: readonly Lexicon[];
}

export interface TrainOptions {
  /** Same seed and corpus, same model. */
  seed?: number;
  /** Where learned models are kept (`DATA_DIR/models`); without it every start trains. */
  cacheDir?: string;
  tongues?: readonly Tongue[];
  /** Tells the language of a text where the person has chosen none; without it such texts are Vietnamese. */
  identify?: Identify | null;
  /** Hears why a kept model could not be used or stored. */
  log?: Pick<Log, 'warn'>;
}

/** Same seed and corpus, same model. */
export const usualSeed = 1;

/** From this probability on a text is taken for the language it looks like. */
const surelyOther = 0.95;
const surelyVietnamese = 0.9;

/**
 * A classifier that knows `corpus`: loaded from the cache when it holds a model of exactly this corpus and code,
 * else trained (some seconds) and stored. A cache that cannot be read or written costs time, never the start.
 */
export async function trainClassifier(corpus: TopicExamples[], options: TrainOptions = {}): Promise<Classifier> {
  const seed = options.seed ?? usualSeed;
  const nlu = new NluVi(corpus, seed);
  const isVietnamese = vietnameseWords(corpus);
  const tongues = (options.tongues ?? []).filter(({ lexicons }) => lexicons.length > 0);
  const others = tongues.map(({ tag, code, lexicons }) => ({
    code,
    nlu: new NluPivot(tag, code, nlu, pivot(lexicons.map(approvedPhrases), isVietnamese)),
  }));
  const manager = nlpManager(nlu, others);
  await learn(manager, nlu, corpus, seed, options);

  const codes = new Map(tongues.map(({ tag, code }) => [tag, code]));
  const identify = options.identify ?? (() => null);
  return {
    async classify(text, chosen) {
      const { code, identified } = codeFor(text, chosen, codes, identify);
      const { nluAnswer } = await manager.classify(code, text);
      const { result } = nluAnswer as Understood;
      return result.foreign ? { ...result, foreign: { ...result.foreign, identified } } : result;
    },
  };
}

/** A word may help to understand while it is a draft; a sentence that decides alone may not. */
const approvedPhrases = (lexicon: Lexicon): Lexicon => ({
  ...lexicon,
  phrases: lexicon.phrases.filter(({ state }) => state === 'approved'),
});

/** The person's choice wins; but who chose Tày and writes Vietnamese, as most do, is read as writing Vietnamese. */
function codeFor(
  text: string,
  chosen: string | null,
  codes: ReadonlyMap<string, string>,
  identify: Identify,
): { code: string; identified: boolean } {
  const vietnamese = { code: locale, identified: false };
  const own = chosen === null ? undefined : codes.get(chosen);
  if (chosen !== null && !own) return vietnamese;
  const found = codes.size > 0 ? identify(text) : null;
  if (own) {
    const isVietnamese = found?.language === locale && found.probability >= surelyVietnamese;
    return isVietnamese ? vietnamese : { code: own, identified: false };
  }
  const other = found && found.probability >= surelyOther ? codes.get(found.language) : undefined;
  return other ? { code: other, identified: true } : vietnamese;
}

async function learn(
  manager: NlpManager,
  nlu: NluVi,
  corpus: TopicExamples[],
  seed: number,
  { cacheDir, log }: TrainOptions,
): Promise<void> {
  const key = fingerprint(corpus, seed);
  const kept = cacheDir ? await loadModel(cacheDir, key, corpus.length, log) : null;
  if (kept) {
    nlu.model = kept;
    return;
  }
  for (const { topic, examples } of corpus) for (const example of examples) manager.addDocument(locale, example, topic);
  await manager.train();
  if (cacheDir) await saveModel(cacheDir, key, nlu.model, log);
}
