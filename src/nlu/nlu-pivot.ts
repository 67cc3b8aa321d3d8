import type { NlpUnderstanding } from 'node-nlp';
import { AppError } from '../errors';
import type { Classification } from '../ports/classifier';
import { fold } from '../text/fold';
import { words } from '../text/words';
import type { Pivot } from './lexicon/pivot';
import { withToneMark } from './lexicon/tone-mark';
import type { NluVi, Understood } from './nlu-vi';
import { wordsOf } from './reading';

/** Glosses that weigh less are one of many meanings of a word and would only be noise. */
const leastGloss = 0.2;

/**
 * Understanding of one other language inside node-nlp, with Vietnamese as the pivot: words are looked up in its
 * lexicons, and the model that knows Vietnamese judges what comes out. Most people mix both languages, so the text is
 * also judged as it stands, and the better reading wins.
 */
export class NluPivot implements NlpUnderstanding {
  readonly name: string;

  constructor(
    /** BCP-47 tag. */
    private readonly language: string,
    /** The private two letters node-nlp knows it by. */
    code: string,
    private readonly vietnamese: NluVi,
    private readonly pivot: Pivot,
  ) {
    this.name = `NluPivot-${code}`;
  }

  /** Everything learned is the Vietnamese model's. */
  train(): Promise<{ status: unknown }> {
    return Promise.resolve({ status: {} });
  }

  process(text: string): Understood {
    const result = this.understand(text);
    return { classifications: result.candidates.map(({ topic, score }) => ({ intent: topic, score })), result };
  }

  private understand(text: string): Classification {
    const asIs = this.vietnamese.judge(this.vietnamese.read(text));
    // Mending is for Vietnamese: what looks like a keyboard left asleep may be another language's spelling.
    const marked = withToneMark(text);
    const typed = { ...wordsOf(marked), shown: words(marked.toLowerCase()) };
    const { sentence, segments, weighted, phraseTopic, sure, unknown } = this.pivot.read(typed, this.language);
    const hit = segments.some(({ level }) => level !== null);
    if (asIs.exact || (!hit && phraseTopic === null && unknown.length === 0)) return asIs;

    const doubtful = !sure || fold(text) === text.toLowerCase();
    const foreign = { language: this.language, identified: false, doubtful, unknown };
    if (phraseTopic !== null) return { candidates: [{ topic: phraseTopic, score: 1 }], exact: true, foreign };

    const reading = this.vietnamese.read(sentence);
    const said = new Set([...reading.full, ...reading.plain]);
    const more = weighted.filter(({ word, weight }) => weight >= leastGloss && !said.has(word)).map(({ word }) => word);
    const pivoted = this.vietnamese.judge({ ...reading, maybe: [...reading.maybe, ...more] });
    const better = (pivoted.candidates[0]?.score ?? 0) > (asIs.candidates[0]?.score ?? 0) ? pivoted : asIs;
    // What Vietnamese alone made clear needs no lexicon, only the words that nobody knows yet.
    return { ...better, exact: false, foreign: { ...foreign, doubtful: better === pivoted && doubtful } };
  }

  prepare(text: string): Record<string, number> {
    return this.vietnamese.prepare(text);
  }

  toJSON(): unknown {
    return {};
  }

  fromJSON(): void {
    throw new AppError('nlu.untrained', 'models are loaded by model-file.ts');
  }
}
