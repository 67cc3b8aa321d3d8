import { NlpManager } from 'node-nlp';
import { LangVi } from '../../../src/nlu/lang-vi/lang-vi';

describe('Vietnamese for node-nlp', () => {
  it('is found by name, and tells tones apart where the stock normaliser does not', () => {
    const manager = new NlpManager({ autoSave: false });
    manager.container.use(new LangVi());
    const normaliser = manager.container.get('normalizer-vi') as { normalize(text: string): string };
    const tokenizer = manager.container.get('tokenizer-vi') as { tokenize(text: string): string[] };
    const stemmer = manager.container.get('stemmer-vi') as { stem(tokens: string[]): string[] };
    expect(normaliser.normalize('BÒ')).not.toBe(normaliser.normalize('BỎ'));
    expect(normaliser.normalize('Hoà')).toBe(normaliser.normalize('hòa'));
    expect(tokenizer.tokenize('Con bò, con bê!')).toEqual(['con', 'bò', 'con', 'bê']);
    expect(stemmer.stem(['bò', 'con'])).toEqual(['bò', 'bo', 'con']);
  });
});
