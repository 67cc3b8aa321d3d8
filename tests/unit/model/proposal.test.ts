import fc from 'fast-check';
import {
  judged,
  proposed,
  reviewerKey,
  stateAfter,
  withoutPerson,
  type ProposalVerdict,
} from '../../../src/model/proposal';
import { countable } from '../../../src/model/unknown-word';

const says = (reviewer: string, verdict: 'yes' | 'no', comment = ''): ProposalVerdict => ({
  ...{ reviewer, village: 'thôn A', day: '2026-11-22', verdict, comment },
});
const given = proposed('p1', 'someone', {
  ...{
    at: 1,
    language: 'tyz',
    kind: 'sentence',
    text: 'câu',
    meaning: 'nghĩa',
    topic: null,
    village: 'A',
    consentAt: 1,
  },
});

describe('what verdicts come to', () => {
  test.each([
    ['proposed', []],
    ['in-review', [says('một', 'yes')]],
    ['approved', [says('một', 'yes'), says('hai', 'yes')]],
    ['in-review', [says('một', 'no')]],
    ['in-review', [says('một', 'yes'), says('hai', 'yes'), says('ba', 'no')]],
    ['rejected', [says('một', 'no'), says('hai', 'no')]],
    ['rejected', [says('một', 'no'), says('hai', 'no'), says('ba', 'yes'), says('bốn', 'yes')]],
    ['approved', [says('một', 'no'), says('hai', 'yes'), says('một', 'yes')]],
    ['in-review', [says('một', 'yes'), says('một', 'yes')]],
    ['in-review', [says('một', 'no'), says('một', 'no')]],
  ] as const)('is %s', (state, verdicts) => {
    expect(stateAfter(verdicts)).toBe(state);
  });

  test('one person cannot approve by spelling the own name in two ways', () => {
    for (const name of ['TRẦN  THỊ ĐÀO', 'tran thi dao', 'Trần Thị Đào.', 'Trần Thị Đào'.normalize('NFD')]) {
      expect(reviewerKey(name)).toBe(reviewerKey('Trần Thị Đào'));
      expect(stateAfter([says('Trần Thị Đào', 'yes'), says(name, 'yes')])).toBe('in-review');
    }
  });

  test('is approved only with two different yes and not one no, whatever the verdicts', () => {
    const verdict = fc.record({ who: fc.integer({ min: 0, max: 4 }), yes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 12 }), (all) => {
        const latest = new Map(all.map(({ who, yes }) => [who, yes]));
        const yes = [...latest.values()].filter(Boolean).length;
        const wanted = yes >= 2 && yes === latest.size;
        const state = stateAfter(all.map(({ who, yes: agrees }) => says(`người ${who}`, agrees ? 'yes' : 'no')));
        expect(state === 'approved').toBe(wanted);
      }),
    );
  });
});

describe('a verdict', () => {
  test('replaces the earlier one of the same reviewer and leaves the others alone', () => {
    const once = judged(judged(given, says('một', 'no', 'sai dấu')), says('hai', 'yes'));
    const twice = judged(once, says('Một', 'yes'));
    expect(once.state).toBe('in-review');
    expect(twice.verdicts.map(({ reviewer, verdict }) => [reviewer, verdict])).toEqual([
      ['hai', 'yes'],
      ['Một', 'yes'],
    ]);
    expect(twice.state).toBe('approved');
  });

  test('with another topic takes back what others agreed to, but not their objections', () => {
    const agreed = judged(given, says('một', 'yes'), 'dvc-khai-sinh');
    expect(judged(agreed, says('hai', 'yes'), 'dvc-khai-sinh').state).toBe('approved');
    const moved = judged(agreed, says('hai', 'yes'), 'dvc-khai-tu');
    expect([moved.topic, moved.state, moved.verdicts.length]).toEqual(['dvc-khai-tu', 'in-review', 1]);
    const refused = judged(judged(given, says('một', 'no')), says('hai', 'yes'), 'dvc-khai-tu');
    expect(refused.verdicts.map(({ verdict }) => verdict)).toEqual(['no', 'yes']);
  });
});

test('who is erased takes the person out of what was approved, and everything out of what was not', () => {
  const approved = { ...given, state: 'approved' as const };
  expect(withoutPerson(approved)).toEqual({ ...approved, person: null });
  for (const state of ['proposed', 'in-review', 'rejected', 'withdrawn'] as const) {
    const left = withoutPerson({ ...given, state, verdicts: [says('một', 'no', 'lời bàn')] });
    expect(left).toMatchObject({
      text: '',
      meaning: null,
      person: null,
      village: null,
      verdicts: [],
      state: 'withdrawn',
    });
  }
});

describe('words that may be counted', () => {
  test('are lower case, composed, each once, and ten at most', () => {
    expect(countable(['Slửa', 'slửa'.normalize('NFD'), 'rườn'])).toEqual(['slửa', 'rườn']);
    const many = Array.from({ length: 40 }, (_, n) => `từ${'abcdefghij'[n % 10]}${'klmn'[Math.floor(n / 10)]}`);
    expect(countable(many)).toHaveLength(10);
  });

  test.each(['0912345678', 'b52', 'an@x.vn', 'a'.repeat(25), '', '-', '12', 'x=1', 'đi!'])(
    '"%s" is not: it could lead to a person, or it is no word',
    (word) => {
      expect(countable([word])).toEqual([]);
    },
  );
});
