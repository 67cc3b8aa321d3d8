import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import type { Guesser } from './measure';
import { quantile } from './scores';

/** Milliseconds per message while every core of the machine has something else to do. */
export async function timesUnderLoad(guess: Guesser, texts: readonly string[]): Promise<{ p50: number; p99: number }> {
  const spinners = Array.from(
    { length: availableParallelism() },
    () => new Worker('let x = 0; for (;;) x = (x * 31 + 7) % 1000003;', { eval: true }),
  );
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1)
    for (const text of texts) {
      const from = process.hrtime.bigint();
      await guess(text);
      times.push(Number(process.hrtime.bigint() - from) / 1e6);
    }
  await Promise.all(spinners.map((spinner) => spinner.terminate()));
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
