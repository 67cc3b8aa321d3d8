import fc from 'fast-check';
import { phraseTrie } from '../../../src/text/phrase-trie';

const trieOf = (...phrases: string[]) =>
  phraseTrie(phrases.map((phrase) => ({ words: phrase.split(' '), value: phrase })));

/** A row of words that counts how often one is read. */
function counted(words: readonly string[]): { row: readonly string[]; reads: () => number } {
  let reads = 0;
  const row = new Proxy(words, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { row, reads: () => reads };
}

describe('a trie of phrases', () => {
  test('finds the longest phrase at each place, with where it begins and ends', () => {
    const trie = trieOf('móng cái', 'móng cái 1', 'cái chiên');
    expect(trie.search('ở móng cái 1 và cái chiên'.split(' '))).toEqual([
      { from: 1, to: 4, values: ['móng cái 1'] },
      { from: 5, to: 7, values: ['cái chiên'] },
    ]);
  });

  test('offers the shorter phrases behind the longest one', () => {
    const found = trieOf('hồng thái', 'hồng', 'hồng thái tây').at('hồng thái tây xa'.split(' '), 0);
    expect(found.map(({ to }) => to)).toEqual([3, 2, 1]);
  });

  test('keeps every value of one phrase', () => {
    const trie = phraseTrie([
      { words: ['hải', 'hòa'], value: 1 },
      { words: ['hải', 'hòa'], value: 2 },
    ]);
    expect(trie.search(['hải', 'hòa'])).toEqual([{ from: 0, to: 2, values: [1, 2] }]);
  });

  test('finds nothing in no words, no phrase of no words, and no name of object machinery', () => {
    expect(trieOf('a').search([])).toEqual([]);
    expect(phraseTrie([{ words: [], value: 1 }]).search(['a', 'b'])).toEqual([]);
    expect(trieOf('a b').search(['__proto__', 'constructor'])).toEqual([]);
  });

  test('agrees with looking for every phrase at every place', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 8 }), fc.array(word, { maxLength: 30 }), (phrases, text) => {
        const trie = phraseTrie(phrases.map((words) => ({ words, value: words.join(' ') })));
        const naive: string[] = [];
        for (let from = 0; from < text.length;) {
          const longest = phrases
            .filter((words) => words.every((each, index) => text[from + index] === each))
            .sort((a, b) => b.length - a.length)[0];
          if (longest) naive.push(`${from} ${longest.join(' ')}`);
          from += longest?.length ?? 1;
        }
        expect(trie.search(text).map(({ from, values }) => `${from} ${values[0]}`)).toEqual(naive);
      }),
    );
  });

  test('reads a text a fixed number of times, however many phrases there are', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ words: ['a', 'a', `a${index}`], value: index }));
    const trie = phraseTrie([...many, { words: ['a', 'a', 'a', 'b'], value: -1 }]);
    for (const length of [100, 1_000, 10_000]) {
      const { row, reads } = counted(new Array<string>(length).fill('a'));
      expect(trie.search(row)).toEqual([]);
      expect(reads()).toBeLessThanOrEqual(length * 5);
    }
  });
});
