import type { Candidate } from '../model/interaction';

export interface Classification {
  /** Best first, at most three. Scores are 0..1. */
  candidates: Candidate[];
  /** The text equals an example after folding: no doubt left. */
  exact: boolean;
  /** Set when the text was read as another language than Vietnamese. */
  foreign?: ForeignReading;
}

/** What a lexicon made of a text. */
export interface ForeignReading {
  /** BCP-47 tag. */
  language: string;
  /** The person had chosen no language and the text gave it away. */
  identified: boolean;
  /** No word was spelled as a lexicon has it, or the text has no marks at all: ask, do not answer. */
  doubtful: boolean;
  /** Words that neither the lexicons nor Vietnamese have, lower case, each once. */
  unknown: string[];
}

export interface Classifier {
  /**
   * `text` is already normalised and at most 1,000 code points. `language` is what the person chose, as a BCP-47 tag;
   * null when nothing was chosen and the text itself may tell.
   */
  classify(text: string, language: string | null): Promise<Classification>;
}
