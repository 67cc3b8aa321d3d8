import type { NlpUnderstanding } from 'node-nlp';
import { AppError } from '../errors';
import type { Classification } from '../ports/classifier';
import { alarmFinder, raised, type AlarmFinder } from './alarms';
import { bareSyllables } from './bare-syllable';
import type { TopicExamples } from './corpus';
import { exactLayer, type ExactLayer } from './exact';
import { extractor } from './features';
import { guess, trainModel, type Model } from './model';
import type { Reading, Words } from './reading';

/**
 * The most that a doubtful text scores, so that the person is asked whatever the model thinks: a bare syllable ("bo")
 * may be five words, and of a text in another language one look-alike word says nothing.
 */
const doubtfulCap = 0.3;
/** With less than this share of known words a text is not in our language. */
const strange = 0.55;

/** `classifications` is for node-nlp, which sorts it and adds to it; `result` is for us. */
export interface Understood {
  classifications: { intent: string; score: number }[];
  result: Classification;
}

/**
 * Understanding of Vietnamese inside node-nlp, in place of its neural network: an exact layer before a linear model.
 * Keeps nothing per message. node-nlp hands over the examples in `train`; the order of topics is theirs.
 */
export class NluVi implements NlpUnderstanding {
  readonly name = 'NluVi';
  private readonly extractor = extractor();
  private readonly topics: string[];
  private readonly exact: ExactLayer;
  private readonly alarms: AlarmFinder;
  private readonly isBareSyllable: (words: Words) => boolean;
  private learned: Model | null = null;

  constructor(
    private readonly corpus: readonly TopicExamples[],
    private readonly seed: number,
  ) {
    this.topics = corpus.map(({ topic }) => topic);
    this.exact = exactLayer(this.examples());
    this.alarms = alarmFinder(corpus.map(({ topic, alarms = [] }) => ({ topic, alarms })));
    this.isBareSyllable = bareSyllables(this.examples());
  }

  /** Read one at a time, so that none outlives its turn. */
  private *examples(): Generator<Reading & { topic: string }> {
    for (const { topic, examples } of this.corpus)
      for (const text of examples) yield { topic, ...this.extractor.read(text) };
  }

  get model(): Model {
    if (!this.learned) throw new AppError('nlu.untrained');
    return this.learned;
  }

  set model(model: Model) {
    this.learned = model;
  }

  /** Examples come through node-nlp; hints, which it has no word for, from the constructor. */
  async train(rows: { utterance: string; intent: string }[]): Promise<{ status: unknown }> {
    const hints = new Map(this.corpus.map((each) => [each.topic, each.hints ?? []]));
    const examples = new Map(this.topics.map((topic): [string, string[]] => [topic, []]));
    for (const { utterance, intent } of rows) examples.get(intent)?.push(utterance);
    const corpus = this.topics.map((topic) => ({
      topic,
      examples: examples.get(topic) ?? [],
      hints: hints.get(topic) ?? [],
    }));
    this.learned = trainModel(corpus, this.extractor, this.seed);
    return { status: { examples: rows.length } };
  }

  process(text: string): Understood {
    const result = this.understand(text);
    return { classifications: result.candidates.map(({ topic, score }) => ({ intent: topic, score })), result };
  }

  private understand(text: string): Classification {
    return this.judge(this.read(text));
  }

  /** The words of a text, its typing mended. */
  read(text: string): Reading {
    return this.extractor.read(text);
  }

  /** What a text, once read, is about. */
  judge(reading: Reading): Classification {
    const exact = this.exact(reading);
    if (exact !== null) return { candidates: [{ topic: exact, score: 1 }], exact: true };
    if (reading.typed.length === 0) return { candidates: [], exact: false };

    const { guesses, coverage } = guess(this.model, this.extractor.features(reading));
    const best = guesses[0]?.score ?? 0;
    const doubtful = coverage < strange || this.isBareSyllable(reading);
    const factor = doubtful && best > doubtfulCap ? doubtfulCap / best : 1;
    const candidates = guesses.map(({ label, score }) => ({ topic: this.topics[label] ?? '', score: score * factor }));
    return { candidates: raised(candidates, this.alarms.find(reading)), exact: false };
  }

  /**
   * node-nlp asks for tokens only to see that there are some. The words themselves as keys would stay in the old
   * part of the heap until a full collection, which holds everybody up for tens of milliseconds.
   */
  prepare(text: string): Record<string, number> {
    return /[\p{L}\p{N}]/u.test(text) ? { words: 1 } : {};
  }

  /** Models are kept by model-file.ts, as numbers; node-nlp's own export would hold every example twice. */
  toJSON(): unknown {
    return {};
  }

  fromJSON(): void {
    throw new AppError('nlu.untrained', 'models are loaded by model-file.ts');
  }
}
