export interface UnknownWord {
  word: string;
  /** BCP-47 tag of the language it was said in. */
  language: string;
  /** How many different people said it. */
  people: number;
  /** In how many messages. */
  times: number;
  /** Epoch ms. */
  lastAt: number;
}

export interface UnknownWordFilter {
  /** Fewer than three count as three. */
  minPeople: number;
  limit: number;
  language?: string;
}

/** Words of messages that no lexicon knows. They come in with the turn, see `turns.ts`; the message never does. */
export interface UnknownWords {
  /** Most people first, then most times, then by word. Never a word of fewer than three people. */
  common(filter: UnknownWordFilter): Promise<UnknownWord[]>;
}
