import type { Rates } from '../../../src/ports/rates';

export interface RatesRig {
  rates: Rates;
  /** A second door to the same buckets, of another process where there are processes; else the same one. */
  other: Rates;
  close(): Promise<void>;
}

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** What every `Rates` promises, in real time. */
export function describeRates(name: string, open: () => Promise<RatesRig>): void {
  describe(`rates of ${name}`, () => {
    let rig: RatesRig;
    beforeAll(async () => {
      rig = await open();
    });
    afterAll(() => rig.close());

    test('as many calls as allowed go at once, the next is told how long to wait', async () => {
      const allowance = { limit: 3, windowMs: 60_000 };
      for (let n = 0; n < 3; n += 1) expect(await rig.rates.take('few', allowance)).toBe(0);
      const wait = await rig.rates.take('few', allowance);
      expect(wait).toBeGreaterThan(58_000);
      expect(wait).toBeLessThanOrEqual(60_000);
    });

    test('who waits as long as told may go, and who only asked took nothing', async () => {
      const allowance = { limit: 2, windowMs: 500 };
      await rig.rates.take('brief', allowance);
      await rig.rates.take('brief', allowance);
      for (let n = 0; n < 20; n += 1) expect(await rig.rates.take('brief', allowance)).toBeGreaterThan(0);
      await pause((await rig.rates.take('brief', allowance)) + 2);
      expect(await rig.rates.take('brief', allowance)).toBe(0);
    });

    test('buckets do not know each other', async () => {
      const allowance = { limit: 1, windowMs: 60_000 };
      expect(await rig.rates.take('left', allowance)).toBe(0);
      expect(await rig.rates.take('left', allowance)).toBeGreaterThan(0);
      expect(await rig.rates.take('right', allowance)).toBe(0);
    });

    test('no window of any beginning holds more than the limit, however many ask at once', async () => {
      const limit = 7;
      const windowMs = 150;
      const gone: { asked: number; answered: number }[] = [];
      const until = Date.now() + 1_500;
      await Promise.all(
        Array.from({ length: 24 }, async (_, n) => {
          const rates = n % 2 === 0 ? rig.rates : rig.other;
          while (Date.now() < until) {
            const asked = Date.now();
            const wait = await rates.take('storm', { limit, windowMs });
            if (wait === 0) gone.push({ asked, answered: Date.now() });
            else await pause(Math.min(wait, 5));
          }
        }),
      );
      // Only calls that lie in the window for certain, whenever between question and answer they were counted.
      const sure = (from: number) =>
        gone.filter(({ asked, answered }) => asked >= from && answered < from + windowMs).length;
      expect(Math.max(...gone.map(({ asked }) => sure(asked)))).toBeLessThanOrEqual(limit);
      // And the limit is used: a limiter that lets nobody pass would hold everything above.
      expect(gone.length).toBeGreaterThan((1_500 / windowMs) * limit * 0.6);
      expect(gone.length).toBeLessThanOrEqual((1_500 / windowMs + 2) * limit);
    });

    test('nobody calls while a bucket rests, whoever said so', async () => {
      const allowance = { limit: 100, windowMs: 1_000 };
      expect(await rig.rates.take('tired', allowance)).toBe(0);
      await rig.rates.rest('tired', 600);
      const wait = await rig.other.take('tired', allowance);
      expect(wait).toBeGreaterThan(100);
      expect(wait).toBeLessThanOrEqual(600);
      await pause(wait + 2);
      expect(await rig.other.take('tired', allowance)).toBe(0);
    });

    test('a shorter rest does not end a longer one, a longer one lengthens it', async () => {
      const allowance = { limit: 100, windowMs: 1_000 };
      await rig.rates.rest('worn', 5_000);
      await rig.rates.rest('worn', 50);
      expect(await rig.rates.take('worn', allowance)).toBeGreaterThan(4_000);
      await rig.rates.rest('worn', 20_000);
      expect(await rig.rates.take('worn', allowance)).toBeGreaterThan(19_000);
    });

    test('a call taken back leaves its place to another, all taken back leave the bucket as new, and a rest stays', async () => {
      const allowance = { limit: 3, windowMs: 60_000 };
      const wait = () => rig.rates.take('pardoned', allowance);
      for (let n = 0; n < 3; n += 1) expect(await wait()).toBe(0);
      await rig.other.forgive('pardoned', 1);
      expect(await wait()).toBe(0);
      expect(await wait()).toBeGreaterThan(0);
      await rig.other.forgive('pardoned');
      for (let n = 0; n < 3; n += 1) expect(await wait()).toBe(0);
      await rig.rates.rest('pardoned', 30_000);
      await rig.other.forgive('pardoned');
      expect(await wait()).toBeGreaterThan(20_000);
      await rig.rates.forgive('never used');
    });

    test('how long a rest still lasts is known to all, and 0 without one', async () => {
      expect(await rig.rates.resting('awake')).toBe(0);
      await rig.rates.rest('asleep', 400);
      const left = await rig.other.resting('asleep');
      expect(left).toBeGreaterThan(50);
      expect(left).toBeLessThanOrEqual(400);
      await pause(left + 2);
      expect(await rig.rates.resting('asleep')).toBe(0);
    });

    test('a rest longer than the window is kept to its end, and does not count as a call', async () => {
      const allowance = { limit: 1, windowMs: 100 };
      await rig.rates.rest('long', 800);
      await pause(300);
      const wait = await rig.rates.take('long', allowance);
      expect(wait).toBeGreaterThan(0);
      await pause(wait + 2);
      expect(await rig.rates.take('long', allowance)).toBe(0);
    });
  });
}
