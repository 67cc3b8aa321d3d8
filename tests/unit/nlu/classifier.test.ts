import { trainClassifier } from '../../../src/nlu/classifier';
import type { Classifier } from '../../../src/ports/classifier';
import { fold } from '../../../src/text/fold';
import { normalise } from '../../../src/text/normalise';
import { naughtyTexts } from '../../support/naughty';
import { smallCorpus } from '../../support/small-corpus';
import { formsOf } from '../../support/vietnamese';

let classifier: Classifier;
beforeAll(async () => {
  classifier = await trainClassifier(smallCorpus);
});
const top = async (text: string) => (await classifier.classify(normalise(text), 'vi')).candidates[0];

describe('a trained classifier', () => {
  it('knows its examples exactly, in any case, normal form and tone placement', async () => {
    for (const text of [
      'làm giấy khai sinh ở đâu',
      'LÀM GIẤY KHAI SINH Ở ĐÂU?',
      'Làm giấy khai sinh ở đâu'.normalize('NFD'),
      'gọi cứu hoả số nào',
    ])
      expect(await classifier.classify(normalise(text), 'vi')).toMatchObject({
        exact: true,
        candidates: [{ score: 1 }],
      });
  });

  it('knows an example typed without marks, when it fits one topic only', async () => {
    expect(await classifier.classify('dung gui tin nhan', 'vi')).toEqual({
      exact: true,
      candidates: [{ topic: 'thoi-nhan', score: 1 }],
    });
  });

  it('tells bò from bỏ, and takes neither for bó', async () => {
    for (const form of formsOf({ letters: 'bo', at: [1, 1] }, '\u0300'))
      expect(await classifier.classify(normalise(form), 'vi')).toEqual({
        exact: true,
        candidates: [{ topic: 'con-bo', score: 1 }],
      });
    for (const form of formsOf({ letters: 'bo', at: [1, 1] }, '\u0309'))
      expect(await classifier.classify(normalise(form), 'vi')).toEqual({
        exact: true,
        candidates: [{ topic: 'thoi-nhan', score: 1 }],
      });
    expect((await classifier.classify('bó', 'vi')).exact).toBe(false);
  });

  it('is never sure of one syllable without marks', async () => {
    const { candidates, exact } = await classifier.classify('bo', 'vi');
    expect(exact).toBe(false);
    expect(candidates[0]?.score).toBeLessThanOrEqual(0.3);
  });

  it('understands what it has not seen word for word, with marks, without, and shortened', async () => {
    for (const text of [
      'cần giấy gì để làm khai sinh cho cháu',
      'can giay gi de lam khai sinh cho chau',
      'lm ks cho con can giay to j',
    ])
      expect(await top(text)).toMatchObject({ topic: 'khai-sinh' });
    expect(await top('bếp nhà tôi đang bốc cháy')).toMatchObject({ topic: 'chay-nha' });
  });

  it('gives at most three candidates, best first, scores from 0 to 1 that sum to at most 1', async () => {
    for (const text of [
      ...smallCorpus.flatMap(({ examples }) => examples.map((each) => `${fold(each)} ạ`)),
      ...naughtyTexts,
    ]) {
      const scores = (await classifier.classify(normalise(text), 'vi')).candidates.map(({ score }) => score);
      expect(scores.length).toBeLessThanOrEqual(3);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it('thinks little of gibberish and of foreign matters', async () => {
    for (const text of [
      'qwx zzkp trrm vvoo',
      'asdkj qweoiu zmxn',
      'the quick brown fox jumps',
      'tỉ số trận chung kết hôm qua',
      'đội nào vô địch năm ngoái',
    ])
      expect((await top(text))?.score ?? 0).toBeLessThan(0.35);
  });

  it('answers any text at once and never throws', async () => {
    for (const text of naughtyTexts.map(normalise)) {
      await classifier.classify(text, 'vi');
      const times: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const from = process.hrtime.bigint();
        await classifier.classify(text, 'vi');
        times.push(Number(process.hrtime.bigint() - from) / 1e6);
      }
      expect({ text, quick: Math.min(...times) < 200 }).toEqual({ text, quick: true });
    }
  });

  it('has no candidate for a text without a word', async () => {
    for (const text of ['', '!!!', '👍🏻', '…'])
      expect(await classifier.classify(text, 'vi')).toEqual({ candidates: [], exact: false });
  });
});

describe('reserved names', () => {
  it('are topics and texts like any other', async () => {
    const odd = await trainClassifier([
      { topic: '__proto__', examples: ['con gà trống gáy', 'nuôi gà đẻ trứng', 'gà nhà tôi'] },
      { topic: 'constructor', examples: ['trồng lúa nước', 'ruộng lúa bị sâu', 'lúa nhà tôi'] },
      { topic: 'toString', examples: ['__proto__', 'constructor', 'đường làng hỏng'] },
    ]);
    expect(await odd.classify('con gà trống gáy', 'vi')).toEqual({
      exact: true,
      candidates: [{ topic: '__proto__', score: 1 }],
    });
    expect((await odd.classify('ruộng nhà tôi trồng lúa', 'vi')).candidates[0]?.topic).toBe('constructor');
    expect(await odd.classify('__proto__', 'vi')).toEqual({
      exact: true,
      candidates: [{ topic: 'toString', score: 1 }],
    });
    expect(await odd.classify('constructor', 'vi')).toEqual({
      exact: true,
      candidates: [{ topic: 'toString', score: 1 }],
    });
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    expect(({} as Record<string, unknown>).default).toBeUndefined();
  });
});
