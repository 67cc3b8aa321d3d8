import { resolve } from 'node:path';
import { measure, type Confusion, type Figures } from '../../../bench/nlu/measure';
import { readTopics } from '../../../bench/nlu/topics';
import { trainClassifier } from '../../../src/nlu/classifier';

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

  beforeAll(async () => {
    const measured = await measure(topics, async () => {
      const classifier = await trainClassifier(topics);
      return (text) => classifier.classify(text, 'vi');
    });
    ({ figures, confusions } = measured);
  }, 120_000);

  const atLeast = (name: keyof Figures, bar: number) => {
    if (figures[name] < bar)
      throw new Error(`${name} ${percent(figures[name])} is below ${percent(bar)}\n${report(figures, confusions)}`);
    expect(figures[name]).toBeGreaterThanOrEqual(bar);
  };

  it('are told apart: 92 % of held-out questions have the right topic first', () => atLeast('first', 0.92));

  it('are within reach: 98 % of held-out questions have the right topic among three', () => atLeast('three', 0.98));

  it('are told apart without marks too: at most two points less', () => {
    atLeast('strippedFirst', figures.first - 0.02);
    atLeast('strippedThree', figures.three - 0.02);
  });

  it('are not answered wrongly: at most 3 % of held-out questions get a confident wrong answer', () => {
    expect(figures.answeredWrong).toBeLessThanOrEqual(0.03);
    expect(figures.askedWithout + figures.fallback).toBeLessThanOrEqual(0.03);
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
