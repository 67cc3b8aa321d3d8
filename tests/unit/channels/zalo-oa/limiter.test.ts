import { localRates } from '../../../../src/ops/local-rates';
import { CallLimiter } from '../../../../src/channels/zalo-oa/limiter';
import { fakeClock } from '../../../support/fake-clock';

const never = new AbortController().signal;

describe('calls per minute', () => {
  it('never exceed the allowance in any sixty seconds', async () => {
    const clock = fakeClock();
    const limiter = new CallLimiter(10, clock, localRates(clock), 'test');
    const times: number[] = [];
    const callers = Array.from({ length: 35 }, async () => {
      await limiter.take(10 * 60_000, never);
      times.push(clock.now());
    });
    for (let step = 0; step < 60; step += 1) await clock.advance(5_000);
    await Promise.all(callers);
    expect(times).toHaveLength(35);
    const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
    expect(busiest).toBe(10);
    expect(times.at(-1)! - times[0]!).toBeLessThan(4 * 61_000);
  });

  it('are given in the order they were asked for', async () => {
    const clock = fakeClock();
    const limiter = new CallLimiter(2, clock, localRates(clock), 'test');
    const order: number[] = [];
    const callers = [0, 1, 2, 3, 4, 5].map(async (each) => {
      await limiter.take(10 * 60_000, never);
      order.push(each);
    });
    for (let step = 0; step < 40; step += 1) await clock.advance(5_000);
    await Promise.all(callers);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('who cannot wait is told how long to stay away, and takes nothing', async () => {
    const clock = fakeClock();
    const limiter = new CallLimiter(1, clock, localRates(clock), 'test');
    expect(await limiter.take(1_000, never)).toBe(0);
    await clock.advance(11_000);
    expect(await limiter.take(1_000, never)).toBe(50_000);
    await clock.advance(50_000);
    expect(await limiter.take(1_000, never)).toBe(0);
  });

  it('rest when the platform asks for rest, and stop when told to stop', async () => {
    const clock = fakeClock();
    const limiter = new CallLimiter(10, clock, localRates(clock), 'test');
    limiter.rest(15_000);
    expect(await limiter.take(0, never)).toBe(15_000);
    const stop = new AbortController();
    const waiting = limiter.take(60_000, stop.signal);
    await clock.advance(1);
    stop.abort();
    expect(await waiting).toBeGreaterThan(0);
    await clock.advance(15_000);
    expect(await limiter.take(0, never)).toBe(0);
  });
});
