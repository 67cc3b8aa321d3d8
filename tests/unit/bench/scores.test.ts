import fc from 'fast-check';
import { accuracy, auroc, calibrationError, macroF1, quantile } from '../../../bench/nlu/scores';

describe('the figures of the bench', () => {
  const judged = [
    { right: 'a', guessed: 'a' },
    { right: 'a', guessed: 'b' },
    { right: 'b', guessed: 'b' },
    { right: 'c', guessed: null },
  ];

  it('count a guess of nothing as wrong', () => expect(accuracy(judged)).toBe(0.5));

  it('give every intent of the test the same weight in macro-F1', () => {
    // a: 2·1/(1+2), b: 2·1/(2+1), c: 0
    expect(macroF1(judged)).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3, 10);
  });

  it('know the AUROC by hand', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.2])).toBe(1);
    expect(auroc([0.1], [0.9])).toBe(0);
    expect(auroc([0.5], [0.5])).toBe(0.5);
    expect(auroc([0.9, 0.3], [0.5])).toBe(0.5);
    expect(auroc([], [0.5])).toBeNaN();
  });

  it('give the AUROC that counting every pair gives', () => {
    const scores = fc.array(
      fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(scores, scores, (ours, foreign) => {
        const pairs = ours.flatMap((a) => foreign.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const counted = pairs.reduce((sum: number, each) => sum + each, 0) / pairs.length;
        expect(auroc(ours, foreign)).toBeCloseTo(counted, 10);
      }),
    );
  });

  it('find no error in honest claims and the whole error in false ones', () => {
    const honest = Array.from({ length: 10 }, (_, i) => ({ score: 0.75, right: i < 7 }));
    expect(calibrationError(honest)).toBeCloseTo(0.05, 10);
    expect(calibrationError([{ score: 1, right: false }])).toBe(1);
    expect(calibrationError([{ score: 0, right: false }])).toBe(0);
  });

  it('take the value below which a share lies', () => expect(quantile([3, 1, 2, 4], 0.5)).toBe(3));
});
