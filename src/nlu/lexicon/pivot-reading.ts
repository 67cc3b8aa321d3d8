/** How a hit was found; what it is worth falls with what had to be overlooked. */
export const levelWeights = { full: 1, stripped: 0.6, skeleton: 0.4 } as const;
export type Level = keyof typeof levelWeights;

/** A whole sentence that is kept for a topic weighs more than any word, see `phraseTopic`. */
export const phraseWeight = 1.2;
/** What the typed words weigh as Vietnamese: when nothing is known of them, and when they are both. */
export const keptWeights = { unknown: 0.8, both: 0.5 } as const;

/** One meaning of a hit. */
export interface Gloss {
  /** Vietnamese, as canonical keys. */
  words: string[];
  weight: number;
}

/** One to three typed words that were read as one. */
export interface Segment {
  /** First word and the one after the last. */
  from: number;
  to: number;
  /** Null when no lexicon has it. */
  level: Level | null;
  /** The heaviest first. The meanings of one spelling share the level's weight. */
  glosses: Gloss[];
  /** Weight of the typed words as Vietnamese words; 0 when they are none and a meaning is known. */
  keptWeight: number;
}

export interface PivotReading {
  /** In order, together all words. */
  segments: Segment[];
  /** The language whose words were hit most, null without a hit. */
  language: string | null;
  /** At least one word was spelled exactly as in a lexicon and is no Vietnamese word. */
  sure: boolean;
  /** The topic of which the whole text is a known sentence; weighs `phraseWeight`. */
  phraseTopic: string | null;
  /** Words that are neither in a lexicon nor Vietnamese: letters only, each once. For the list that speakers review. */
  unknown: string[];
  /** The best guess at the text in Vietnamese: good enough to compare, never to be shown. */
  sentence: string;
  /** Every Vietnamese word that the text may hold, each once with its largest weight. */
  weighted: { word: string; weight: number }[];
}
