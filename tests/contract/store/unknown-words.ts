import type { Store } from '../../../src/ports/store';
import { handled } from '../../support/turns';
import type { Bench } from './describe-store';

const day = 86_400_000;
const everything = { minPeople: 1, limit: 99 };

/** Each person says the words in a message of their own. */
async function said(store: Store, people: string[], words: string[], language = 'tyz', round = ''): Promise<void> {
  for (const person of people) {
    await handled(store, person, `${person} ${round} ${language} ${words.join()}`, {
      unknownWords: { language, words },
    });
  }
}

export function unknownWordPromises({ now, needing }: Bench): void {
  it('a word of two people is nobody’s business, whatever is asked for', async () => {
    const { store } = now();
    await said(store, ['an', 'binh'], ['slửa']);
    await said(store, ['an'], ['slửa'], 'tyz', 'again');
    expect(await store.unknownWords.common(everything)).toEqual([]);
    expect(await store.unknownWords.common({ ...everything, minPeople: -5 })).toEqual([]);
  });

  it('a word of three people is shown with how often and when last, and with nothing else', async () => {
    const { store, clock } = now();
    await said(store, ['an', 'binh', 'chi'], ['slửa', 'rườn']);
    await said(store, ['an', 'dao'], ['rườn'], 'tyz', 'again');
    const lastAt = clock.now();
    expect(await store.unknownWords.common(everything)).toEqual([
      { word: 'rườn', language: 'tyz', people: 4, times: 5, lastAt },
      { word: 'slửa', language: 'tyz', people: 3, times: 3, lastAt },
    ]);
    expect(await store.unknownWords.common({ ...everything, minPeople: 4 })).toHaveLength(1);
    expect(await store.unknownWords.common({ ...everything, limit: 1 })).toHaveLength(1);
  });

  it('people of two languages are not added up, and one language can be asked for', async () => {
    const { store } = now();
    await said(store, ['an', 'binh'], ['mà']);
    await said(store, ['chi'], ['mà'], 'mji');
    expect(await store.unknownWords.common(everything)).toEqual([]);
    await said(store, ['an', 'binh'], ['mà'], 'mji');
    expect(await store.unknownWords.common({ ...everything, language: 'tyz' })).toEqual([]);
    expect(await store.unknownWords.common({ ...everything, language: 'mji' })).toMatchObject([
      { word: 'mà', people: 3 },
    ]);
  });

  it('a word twice in one message is one, and case and composition make no second word', async () => {
    const { store } = now();
    await said(store, ['an', 'binh', 'chi'], ['Nặm', 'nặm'.normalize('NFD'), 'NẶM']);
    expect(await store.unknownWords.common(everything)).toMatchObject([{ word: 'nặm', people: 3, times: 3 }]);
  });

  needing('dump')('what looks like personal data and what comes after ten words is not even stored', async () => {
    const { store, dump } = now();
    const words = [
      '0912345678',
      'so9',
      'a@b.vn',
      'dài'.repeat(9),
      ...Array.from({ length: 12 }, (_, n) => `từ${'abcdefghijkl'[n]}`),
    ];
    await handled(store, 'an', 'e1', { unknownWords: { language: 'tyz', words } });
    for (const word of words.slice(0, 4)) expect(await dump!()).not.toContain(word);
    expect(await dump!()).toContain('"từj"');
    expect(await dump!()).not.toContain('"từk"');
  });

  it('who is erased is not counted any more', async () => {
    const { store } = now();
    await said(store, ['an', 'binh', 'chi'], ['slửa']);
    await handled(store, 'an', 'xóa', { erase: true, interaction: null, outbox: [] });
    expect(await store.unknownWords.common(everything)).toEqual([]);
  });

  it('what a person last said more than 90 days ago goes', async () => {
    const { store, clock } = now();
    await said(store, ['an', 'binh', 'chi'], ['slửa']);
    const start = clock.now();
    await store.tidy(start + 90 * day);
    expect(await store.unknownWords.common(everything)).toHaveLength(1);
    await store.tidy(start + 90 * day + 1);
    expect(await store.unknownWords.common(everything)).toEqual([]);
  });

  needing('restart')('sightings outlive the process', async () => {
    const { store, restart } = now();
    await said(store, ['an', 'binh', 'chi'], ['slửa']);
    expect(await (await restart!()).unknownWords.common(everything)).toMatchObject([{ people: 3 }]);
  });
}
