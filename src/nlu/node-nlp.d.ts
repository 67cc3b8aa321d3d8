/** node-nlp ships no types. Only what this folder uses; checked against 4.27. */
declare module 'node-nlp' {
  export interface NlpClassification {
    intent: string;
    score: number;
  }

  /** What a class registered with `useNlu` has to offer. */
  export interface NlpUnderstanding {
    train(corpus: { utterance: string; intent: string }[], settings: unknown): Promise<{ status: unknown }>;
    process(utterance: string): { classifications: NlpClassification[] };
    /** Tokens of a text, as the keys of an object. */
    prepare(utterance: string): Record<string, number>;
    toJSON(): unknown;
    fromJSON(json: unknown): void;
  }

  export interface NlpContainer {
    use(plugin: unknown): string;
    register(name: string, instance: unknown, isSingleton?: boolean): void;
    registerConfiguration(tag: string, configuration: object, overwrite?: boolean): void;
    get(name: string): unknown;
  }

  export interface NlpGuesser {
    languagesAlpha2: Record<string, unknown>;
    extraSentences: unknown[];
    addExtraSentence(locale: string, sentence: string): void;
    guess(text: string): unknown[];
  }

  export class NlpManager {
    constructor(settings?: {
      autoSave?: boolean;
      autoLoad?: boolean;
      forceNER?: boolean;
      calculateSentiment?: boolean;
      languages?: string[];
      nlu?: { log?: boolean };
    });
    container: NlpContainer;
    nlp: {
      useNlu(name: string, locale: string, domain: string, settings: object): void;
      nluManager: { guesser: NlpGuesser };
    };
    addLanguage(locale: string): void;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    /** Intent only: no answers, contexts, entities or sentiment. `nluAnswer` is what our class returned. */
    classify(locale: string, utterance: string): Promise<{ classifications: NlpClassification[]; nluAnswer?: unknown }>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ intent: string; score: number; classifications: NlpClassification[] }>;
  }
}
