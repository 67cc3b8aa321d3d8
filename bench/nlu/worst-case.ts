import { naughtyTexts } from '../../tests/support/naughty';
import { seededRandom, type Random } from '../../src/nlu/random';
import { maxCodePoints, normalise } from '../../src/text/normalise';
import { heapInUse } from './heap';
import type { Guesser } from './measure';
import { quantile } from './scores';

const randomTexts = 10_000;

/**
 * Times reading and understanding of texts made to be slow, and of random Unicode. Milliseconds. `worst` is the
 * longest anybody waited, collections of the heap included; `slowest` is what the slowest text costs by itself (best of
 * three).
 */
export async function longestAnswers(
  guess: Guesser,
): Promise<{ texts: number; p99: number; worst: number; slowest: number }> {
  const random = seededRandom(7);
  const slow = [
    ...naughtyTexts,
    'a'.repeat(maxCodePoints),
    'a '.repeat(maxCodePoints / 2),
    'ố'.repeat(maxCodePoints),
    'mất giấy khai sinh '.repeat(52),
    'dduwowcj '.repeat(111),
    '1 '.repeat(500),
    '😭'.repeat(maxCodePoints),
    'a\u0301'.repeat(500),
    'k '.repeat(500),
    'xã hải hòa '.repeat(90),
  ];
  const texts = [...slow, ...Array.from({ length: randomTexts }, () => randomText(random))];
  for (const text of texts.slice(0, 300)) await guess(normalise(text));
  // Rubbish of the training is not what is timed.
  heapInUse();
  const timed = async (text: string) => {
    const from = process.hrtime.bigint();
    await guess(normalise(text));
    return Number(process.hrtime.bigint() - from) / 1e6;
  };
  const times: number[] = [];
  let slowest = 0;
  for (const text of texts) {
    const first = await timed(text);
    times.push(first);
    if (first > slowest) slowest = Math.max(slowest, Math.min(first, await timed(text), await timed(text)));
  }
  return { texts: texts.length, p99: quantile(times, 0.99), worst: Math.max(...times), slowest };
}

function randomText(random: Random): string {
  const planes = [0x80, 0x250, 0x1f00, 0x3000, 0xa000, 0x10000, 0x10ffff];
  const top = planes[Math.floor(random() * planes.length)] ?? 0x80;
  const points = Array.from({ length: 1 + Math.floor(random() * maxCodePoints) }, () => Math.floor(random() * top));
  return points.map((point) => String.fromCodePoint(point)).join('');
}
