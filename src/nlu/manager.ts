import { NlpManager } from 'node-nlp';
import { LangVi } from './lang-vi/lang-vi';
import type { NluPivot } from './nlu-pivot';
import type { NluVi } from './nlu-vi';

/** node-nlp cuts longer tags to two letters ("tay" would become Tamil), so other languages have private codes. */
export const locale = 'vi';

/**
 * node-nlp with our understanding in it and everything else off: entities (slow, and quadratic on long texts),
 * sentiment (no Vietnamese), saving, its exact-match table, and its guess of the language.
 */
export function nlpManager(nlu: NluVi, others: readonly { code: string; nlu: NluPivot }[] = []): NlpManager {
  const manager = new NlpManager({ autoSave: false, autoLoad: false, forceNER: false, calculateSentiment: false });
  manager.container.use(new LangVi());
  // The guesser keeps training sentences in tables shared by all managers of the process.
  manager.nlp.nluManager.guesser = {
    languagesAlpha2: {},
    extraSentences: [],
    addExtraSentence: () => undefined,
    guess: () => [],
  };
  for (const each of [{ code: locale, nlu }, ...others]) {
    manager.container.register(each.nlu.name, each.nlu, true);
    // Both before addLanguage: node-nlp reads this configuration once, when it makes the language's domain manager.
    manager.container.registerConfiguration(`domain-manager-${each.code}`, {
      useStemDict: false,
      trainByDomain: false,
    });
    manager.nlp.useNlu(each.nlu.name, each.code, '*', {});
    manager.addLanguage(each.code);
  }
  return manager;
}
