import type { Candidate } from '../model/interaction';

export interface Classification {
  /** Best first, at most three. Scores are 0..1. */
  candidates: Candidate[];
  /** The text equals an example after folding: no doubt left. */
  exact: boolean;
}

export interface Classifier {
  /** `text` is already normalised and at most 1,000 code points. */
  classify(text: string, language: string): Promise<Classification>;
}
