import { identifier } from '../../../../src/nlu/language/language-model';
import { straighten } from '../../../../src/nlu/language/straighten';
import { trainLanguageModel } from '../../../../src/nlu/language/train';
import { seededRandom } from '../../../../src/nlu/random';
import { fold } from '../../../../src/text/fold';
import { madeUpRows, madeUpText } from './made-up';

const model = trainLanguageModel(madeUpRows(['one', 'vi', 'two'], 200, 1), 1);
const identify = identifier(model);

describe('identifying a language', () => {
  it('knows every language it has learned, Vietnamese first', () => {
    expect(model.languages).toEqual(['vi', 'one', 'two']);
  });

  it.each(['vi', 'one', 'two'])('tells "%s" with and without marks', (language) => {
    const random = seededRandom(5);
    for (let i = 0; i < 20; i += 1) {
      const text = madeUpText(language, 3 + (i % 5), random);
      for (const typed of [text, fold(text), `${text}! 12 😀`, text.toUpperCase(), text.normalize('NFD')]) {
        const found = identify(typed);
        expect(found?.language).toBe(language);
        expect(found!.probability).toBeGreaterThan(0.5);
        expect(found!.probability).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is unsure of a text that could be either', () => {
    const sure = identify('xxáp xxên xxòm xxut')!.probability;
    expect(identify('xxáp xxên zzơrj zzălj')!.probability).toBeLessThan(sure);
  });

  it.each(['', 'xxáp xxên', '1 2 3 4 5', '😀 😀 😀 xxáp', 'zzơrj 5 8'])(
    'says nothing of "%s", which is too short',
    (text) => {
      expect(identify(text)).toBeNull();
    },
  );

  it('takes a very long text, or a very long word, as easily as a short one', () => {
    expect(identify('zzơrj zzălj '.repeat(50_000))?.language).toBe('one');
    expect(identify(`zzơrj zzălj ${'zzunj'.repeat(10_000)}`)?.language).toBe('one');
  });

  it('learns the same from the same rows and seed', () => {
    expect(trainLanguageModel(madeUpRows(['one', 'vi', 'two'], 200, 1), 1)).toEqual(model);
  });

  it('does not drown a language with few texts', () => {
    const rows = [...madeUpRows(['vi'], 600, 2), ...madeUpRows(['one'], 30, 3)];
    expect(identifier(trainLanguageModel(rows, 1))('zzơrj zzálj zzunj')?.language).toBe('one');
  });

  it('learns from no text, or from one language, without failing', () => {
    expect(identifier(trainLanguageModel([], 1))('xxa xxe xxi')).toEqual({ language: 'vi', probability: 1 });
    expect(identifier(trainLanguageModel(madeUpRows(['one'], 20, 1), 1))('zzơrj zzálj zzunj')?.language).toBe('one');
  });
});

describe('odds are straightened', () => {
  it('until they are as good as they claim', () => {
    const random = seededRandom(3);
    // Odds that claim three times too much.
    const rows = Array.from({ length: 4_000 }, () => {
      const odds = (random() - 0.5) * 12;
      return { odds, yes: random() < 1 / (1 + Math.exp(-(odds / 3 + 0.5))), weight: 1 };
    });
    const { slope, shift } = straighten(rows);
    expect(slope).toBeCloseTo(1 / 3, 1);
    expect(shift).toBeCloseTo(0.5, 0);
  });

  it('and stay finite where they separate without error, or where one side is missing', () => {
    const perfect = [-2, -1, 1, 2].map((odds) => ({ odds, yes: odds > 0, weight: 1 }));
    const { slope, shift } = straighten(perfect);
    expect(slope).toBeGreaterThan(0);
    expect(Number.isFinite(slope + shift)).toBe(true);
    expect(straighten(perfect.filter(({ yes }) => yes))).toEqual({ slope: 1, shift: 0 });
    expect(straighten([])).toEqual({ slope: 1, shift: 0 });
  });
});
