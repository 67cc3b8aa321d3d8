import { localRates } from '../../../src/ops/local-rates';
import { systemClock } from '../../../src/ops/system-clock';
import { fakeClock } from '../../support/fake-clock';
import { describeRates } from './describe-rates';

describeRates('one process', async () => {
  const rates = localRates(systemClock);
  return { rates, other: rates, close: async () => undefined };
});

describe('rates of one process, on a clock of the test', () => {
  test('a clock set back by an hour holds nobody up for an hour', async () => {
    let now = 10_000_000;
    const rates = localRates({ ...fakeClock(), now: () => now });
    const allowance = { limit: 1, windowMs: 1_000 };
    await rates.take('chat', allowance);
    now -= 3_600_000;
    expect(await rates.take('chat', allowance)).toBe(0);
  });

  test('buckets that nobody uses any more are forgotten, others are not', async () => {
    let now = 10_000_000;
    const rates = localRates({ ...fakeClock(), now: () => now });
    await rates.take('used', { limit: 1, windowMs: 60_000 });
    for (let n = 0; n < 30_000; n += 1) {
      await rates.take(`chat ${n}`, { limit: 1, windowMs: 10 });
      if (n % 100 === 0) now += 11;
    }
    expect(await rates.take('used', { limit: 1, windowMs: 60_000 })).toBeGreaterThan(0);
  });
});
