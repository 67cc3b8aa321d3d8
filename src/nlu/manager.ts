import { NlpManager } from 'node-nlp';
import { LangVi } from './lang-vi/lang-vi';
import type { NluVi } from './nlu-vi';

/** The only locale node-nlp ever hears of; it cuts longer tags to two letters ("tay" would become Tamil). */
export const locale = 'vi';

/**
 * node-nlp with our understanding in it and everything else off: entities (slow, and quadratic on long texts),
 * sentiment (no Vietnamese), saving, its exact-match table, and its guess of the language.
 */
export function nlpManager(nlu: NluVi): NlpManager {
  const manager = new NlpManager({ autoSave: false, autoLoad: false, forceNER: false, calculateSentiment: false });
  manager.container.use(new LangVi());
  // The guesser keeps training sentences in tables shared by all managers of the process.
  manager.nlp.nluManager.guesser = {
    languagesAlpha2: {},
    extraSentences: [],
    addExtraSentence: () => undefined,
    guess: () => [],
  };
  manager.container.register(nlu.name, nlu, true);
  // Both before addLanguage: node-nlp reads this configuration once, when it makes the language's domain manager.
  manager.container.registerConfiguration(`domain-manager-${locale}`, { useStemDict: false, trainByDomain: false });
  manager.nlp.useNlu(nlu.name, locale, '*', {});
  manager.addLanguage(locale);
  return manager;
}
