import fc from 'fast-check';
import { decide, thresholds, type Decided } from '../../../src/nlu/decide';

const emergency = (topic: string) => topic.startsWith('kc-');
const judged = (...candidates: [string, number][]) => ({
  candidates: candidates.map(([topic, score]) => ({ topic, score })),
  exact: false,
});
const { answer, ask, emergencyAnswer, emergencyAsk } = thresholds;
const little = 0.001;

describe('decide', () => {
  it.each<[string, [string, number][], Decided]>([
    [
      'answers what is sure',
      [
        ['dvc-a', answer],
        ['dvc-b', 0.02],
      ],
      { kind: 'answer', topic: 'dvc-a', score: answer },
    ],
    [
      'asks just below that',
      [
        ['dvc-a', answer - little],
        ['dvc-b', 0.06],
      ],
      { kind: 'ask', topics: ['dvc-a', 'dvc-b'], score: answer - little },
    ],
    [
      'asks with three buttons at most',
      [
        ['a', 0.4],
        ['b', 0.3],
        ['c', 0.2],
      ],
      { kind: 'ask', topics: ['a', 'b', 'c'], score: 0.4 },
    ],
    [
      'offers no button that is hopeless',
      [
        ['a', 0.6],
        ['b', 0.01],
      ],
      { kind: 'ask', topics: ['a'], score: 0.6 },
    ],
    [
      'gives up below the asking threshold',
      [
        ['a', ask - little],
        ['b', 0.05],
      ],
      { kind: 'fallback', score: ask - little },
    ],
    ['gives up without candidates', [], { kind: 'fallback', score: 0 }],
    [
      'answers an emergency much sooner',
      [
        ['kc-a', emergencyAnswer],
        ['dvc-b', 0.3],
      ],
      { kind: 'answer', topic: 'kc-a', score: emergencyAnswer },
    ],
    [
      'answers an emergency even from second place',
      [
        ['dvc-b', 0.5],
        ['kc-a', emergencyAnswer],
      ],
      { kind: 'answer', topic: 'kc-a', score: emergencyAnswer },
    ],
    [
      'puts a possible emergency first among the buttons',
      [
        ['dvc-a', 0.5],
        ['dvc-b', 0.2],
        ['kc-a', emergencyAsk],
      ],
      { kind: 'ask', topics: ['kc-a', 'dvc-a', 'dvc-b'], score: 0.5 },
    ],
    [
      'asks rather than answers over a possible emergency',
      [
        ['dvc-a', 1 - emergencyAsk],
        ['kc-a', emergencyAsk],
      ],
      { kind: 'ask', topics: ['kc-a', 'dvc-a'], score: 1 - emergencyAsk },
    ],
    [
      'forgets an emergency that is hardly possible',
      [
        ['dvc-a', 0.95],
        ['kc-a', emergencyAsk - little],
      ],
      { kind: 'answer', topic: 'dvc-a', score: 0.95 },
    ],
  ])('%s', (_, candidates, expected) => {
    expect(decide(judged(...candidates), { emergency })).toEqual(expected);
  });

  it('answers an exact match, also beside a possible emergency', () => {
    const candidates = [{ topic: 'dvc-a', score: 1 }];
    expect(decide({ candidates, exact: true }, { emergency })).toEqual({ kind: 'answer', topic: 'dvc-a', score: 1 });
  });

  it('recalls emergencies first: both their thresholds are lower', () => {
    expect(emergencyAnswer).toBeLessThan(answer);
    expect(emergencyAsk).toBeLessThanOrEqual(ask);
  });

  it('asks about one bare syllable, whose score the classifier caps at 0.3', () => {
    expect(decide(judged(['dvc-a', 0.3]), { emergency }).kind).toBe('ask');
    expect(decide(judged(['kc-a', 0.3]), { emergency }).kind).toBe('ask');
  });

  it('offers one to three different topics, all of them candidates, and never changes its input', () => {
    const candidates = fc
      .uniqueArray(
        fc.record({
          topic: fc.constantFrom('a', 'b', 'c', 'kc-a', 'kc-b'),
          score: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        {
          selector: ({ topic }) => topic,
          maxLength: 3,
        },
      )
      .map((list) => list.sort((one, other) => other.score - one.score));
    fc.assert(
      fc.property(candidates, (list) => {
        const frozen = Object.freeze(list.map((each) => Object.freeze(each)));
        const done = decide({ candidates: [...frozen], exact: false }, { emergency });
        if (done.kind !== 'ask') return;
        expect(done.topics.length).toBeGreaterThanOrEqual(1);
        expect(done.topics.length).toBeLessThanOrEqual(3);
        expect(new Set(done.topics).size).toBe(done.topics.length);
        for (const topic of done.topics) expect(list.map((each) => each.topic)).toContain(topic);
      }),
    );
  });

  it('answers what is likely enough when what else it may be stands under the answer', () => {
    const related = () => ['dvc-b'];
    const close = judged(['dvc-a', 0.83], ['dvc-b', 0.15]);
    expect(decide(close, { emergency, related }).kind).toBe('answer');
    expect(decide(close, { emergency }).kind).toBe('ask');
    expect(decide(judged(['dvc-a', 0.83], ['dvc-c', 0.15]), { emergency, related }).kind).toBe('ask');
    expect(decide(judged(['dvc-a', 0.6], ['dvc-b', 0.4]), { emergency, related }).kind).toBe('ask');
  });

  it('asks about what was read through look-alike words only, however likely, but not in an emergency', () => {
    const foreign = { language: 'tyz', identified: false, doubtful: true, unknown: [] };
    expect(decide({ ...judged(['dvc-a', 1]), exact: true, foreign }, { emergency }).kind).toBe('ask');
    expect(decide({ ...judged(['kc-a', 1]), foreign }, { emergency }).kind).toBe('answer');
  });

  it('shows no emergency beside other choices that is as good as excluded', () => {
    expect(decide(judged(['dvc-a', 0.5], ['kc-a', 0.06], ['dvc-b', 0.06]), { emergency })).toMatchObject({
      topics: ['dvc-a', 'dvc-b'],
    });
  });
});
