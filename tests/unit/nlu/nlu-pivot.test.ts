import { resolve } from 'node:path';
import { readLexicons } from '../../../src/content/lexicon';
import { trainClassifier, type Tongue } from '../../../src/nlu/classifier';
import type { Lexicon } from '../../../src/model/lexicon';
import { smallCorpus } from '../../support/small-corpus';

/** Words no language has: what is tested is how they are read, not what they are. */
const lexicon: Lexicon = {
  language: 'tyz',
  entries: [
    ['xxá', 'giấy'],
    ['zzồ', 'khai sinh'],
    ['qqi', 'con'],
  ].map(([word, vi]) => ({
    word: word!,
    also: [],
    vi: [vi!],
    script: 'letters',
    core: true,
    state: 'draft',
    source: 'test',
  })),
  phrases: [
    { text: 'xxá vvừ wwí', topic: 'khai-sinh', state: 'approved' },
    { text: 'wwí vvừ xxá', topic: 'khai-sinh', state: 'draft' },
  ],
};
const tongues: Tongue[] = [{ tag: 'tyz', code: 'xt', lexicons: [lexicon] }];

describe('understanding of another language', () => {
  const ready = trainClassifier(smallCorpus, { tongues });
  const ask = async (text: string, language: string | null) => (await ready).classify(text, language);

  it('reads its words as their meanings and says so', async () => {
    const found = await ask('xxá zzồ qqi', 'tyz');
    expect(found.candidates[0]?.topic).toBe('khai-sinh');
    expect(found.foreign).toEqual({ language: 'tyz', identified: false, doubtful: false, unknown: [] });
  });

  it('doubts what was typed without any mark', async () => {
    expect((await ask('xxa zzo qqi', 'tyz')).foreign?.doubtful).toBe(true);
  });

  it('lets an approved sentence decide alone', async () => {
    expect(await ask('xxá vvừ wwí', 'tyz')).toMatchObject({
      exact: true,
      candidates: [{ topic: 'khai-sinh', score: 1 }],
    });
  });

  it('never lets a sentence decide that nobody has approved', async () => {
    expect((await ask('wwí vvừ xxá', 'tyz')).exact).toBe(false);
  });

  it('notes words that neither language has', async () => {
    expect((await ask('xxá zzồ kkẹ', 'tyz')).foreign?.unknown).toEqual(['kkẹ']);
  });

  it('leaves Vietnamese alone, even of somebody who chose the other language', async () => {
    const text = 'làm giấy khai sinh cho con ở đâu';
    const [theirs, ours] = [await ask(text, 'tyz'), await ask(text, 'vi')];
    expect(theirs.candidates).toEqual(ours.candidates);
  });

  it('is off for whoever chose Vietnamese, or a language without a lexicon', async () => {
    for (const chosen of ['vi', 'mis-x-sandiu', null])
      expect((await ask('xxá zzồ qqi', chosen)).foreign).toBeUndefined();
  });

  it('offers itself to whoever chose nothing, where the letters give it away', async () => {
    const identify = () => ({ language: 'tyz', probability: 0.99 });
    const classifier = await trainClassifier(smallCorpus, { tongues, identify });
    expect((await classifier.classify('xxá zzồ qqi', null)).foreign).toMatchObject({
      language: 'tyz',
      identified: true,
    });
    expect((await classifier.classify('xxá zzồ qqi', 'vi')).foreign).toBeUndefined();
  });

  it('does not trust letters that only hint at it', async () => {
    const identify = () => ({ language: 'tyz', probability: 0.8 });
    const classifier = await trainClassifier(smallCorpus, { tongues, identify });
    expect((await classifier.classify('xxá zzồ qqi', null)).foreign).toBeUndefined();
  });
});

describe('the lexicons of the project', () => {
  it('are read without a fault', () => {
    const { lexicons, faults } = readLexicons(resolve(__dirname, '../../..'));
    expect(faults).toEqual([]);
    expect(lexicons.map(({ language }) => language).sort()).toEqual(['ium-x-thphan', 'mji', 'nut', 'tyz']);
  });
});
