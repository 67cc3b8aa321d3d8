import { resolve } from 'node:path';
import { measure, type Confusion, type Figures, type Guesser } from '../../../bench/nlu/measure';
import { readTopics } from '../../../bench/nlu/topics';
import { gibberish } from '../../../src/nlu/background';
import { trainClassifier } from '../../../src/nlu/classifier';
import { decide } from '../../../src/nlu/decide';
import { seededRandom } from '../../../src/nlu/random';
import { keptModels } from '../../support/kept-models';

const topics = readTopics(resolve(__dirname, '../../..'));
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** On failure the figures and every wrong first guess are printed: they say which file to mend. */
function report(figures: Figures, confusions: Confusion[]): string {
  const {
    first,
    three,
    strippedFirst,
    strippedThree,
    answeredRight,
    answeredWrong,
    askedWithRight,
    askedWithout,
    fallback,
  } = figures;
  const shares = {
    first,
    three,
    strippedFirst,
    strippedThree,
    answeredRight,
    answeredWrong,
    askedWithRight,
    askedWithout,
    fallback,
  };
  const table = Object.entries(shares).map(([name, share]) => `${name.padEnd(16)}${percent(share).padStart(9)}`);
  const wrong = confusions.map(({ right, text, got }) => `${right} | ${text} -> ${got}`);
  return [`${topics.length} topics, ${figures.tests} held-out tests`, ...table, ...wrong].join('\n');
}

describe('the topics of this project', () => {
  let figures: Figures;
  let confusions: Confusion[];
  let guesser: Guesser;

  beforeAll(async () => {
    const measured = await measure(topics, async () => {
      const classifier = await trainClassifier(topics, { cacheDir: keptModels });
      return (text) => classifier.classify(text, 'vi');
    });
    ({ figures, confusions, guesser } = measured);
  }, 120_000);

  const atLeast = (name: keyof Figures, bar: number) => {
    if (figures[name] < bar)
      throw new Error(`${name} ${percent(figures[name])} is below ${percent(bar)}\n${report(figures, confusions)}`);
    expect(figures[name]).toBeGreaterThanOrEqual(bar);
  };

  it('are told apart: 96 % of held-out questions have the right topic first', () => atLeast('first', 0.96));

  it('are within reach: 99 % of held-out questions have the right topic among three', () => atLeast('three', 0.99));

  it('are told apart without marks too: at most one and a half points less', () => {
    atLeast('strippedFirst', figures.first - 0.015);
    atLeast('strippedThree', figures.three - 0.015);
  });

  it('are not answered wrongly: at most 1 % of held-out questions get a confident wrong answer', () => {
    expect(figures.answeredWrong).toBeLessThanOrEqual(0.01);
    expect(figures.askedWithout + figures.fallback).toBeLessThanOrEqual(0.02);
  });

  it('are claimed with honest probabilities: they err by five points at most, on the modest side', () => {
    expect(figures.calibrationError).toBeLessThanOrEqual(0.05);
  });

  it('leave keyboard noise unanswered', async () => {
    const random = seededRandom(20_261_123);
    const emergency = (id: string) => topics.some(({ topic, emergency: urgent }) => topic === id && urgent);
    for (let i = 0; i < 300; i += 1) {
      const text = gibberish(random);
      expect({ text, kind: decide(await guesser(text), { emergency }).kind }).not.toMatchObject({ kind: 'answer' });
    }
  });

  it('have examples that each come back as their own topic, exactly', async () => {
    const classifier = await trainClassifier(topics.slice(0, 12));
    for (const { topic, examples } of topics.slice(0, 12))
      for (const example of examples) {
        const { candidates, exact } = await classifier.classify(example, 'vi');
        expect({ example, topic: candidates[0]?.topic, exact }).toEqual({ example, topic, exact: true });
      }
  });
});
