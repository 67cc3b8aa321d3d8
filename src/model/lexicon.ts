/** Words of another language with their meaning, for understanding only. Nothing here is ever shown as an answer. */

export const reviewStates = ['draft', 'in-review', 'approved', 'withdrawn'] as const;
export type ReviewState = (typeof reviewStates)[number];

export interface LexiconEntry {
  /** As speakers spell it, NFC, lower case, one to three syllables; or sounds, see `script`. */
  word: string;
  /** Other spellings of the same word. */
  also: string[];
  /** Meanings in Vietnamese, the commonest first. */
  vi: string[];
  /** `sounds`: a transcription (IPA), which nobody types; it is matched by its skeleton only. */
  script: 'letters' | 'sounds';
  /** One of the commonest words, which may also be matched without its marks. */
  core: boolean;
  state: ReviewState;
  /** Key of the lexicon's list of sources. */
  source: string;
}

/** A whole sentence that speakers say for a topic; it may decide alone. */
export interface LexiconPhrase {
  text: string;
  topic: string;
  state: ReviewState;
}

export interface Lexicon {
  /** BCP-47 tag, "tyz". */
  language: string;
  entries: LexiconEntry[];
  phrases: LexiconPhrase[];
}
