import { PerMinute, TooMany } from '../../../../src/channels/web/limits';

/** Takes until refused; how many went through, and the seconds the refusal names. */
async function drain(limit: PerMinute, key: string, most = 1_000): Promise<{ taken: number; seconds: number | null }> {
  for (let taken = 0; taken < most; taken += 1) {
    try {
      await limit.take(key);
    } catch (error) {
      if (error instanceof TooMany) return { taken, seconds: error.seconds };
      throw error;
    }
  }
  return { taken: most, seconds: null };
}

describe('Messages per minute', () => {
  test('the allowance is exact, and the refusal says how many seconds to wait', async () => {
    const limit = new PerMinute(5);
    const { taken, seconds } = await drain(limit, 'a');
    expect(taken).toBe(5);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test('one who is over the limit does not use up what another has', async () => {
    const limit = new PerMinute(3);
    await drain(limit, 'loud');
    expect((await drain(limit, 'quiet')).taken).toBe(3);
  });

  test('a hundred thousand made-up identities hold no more than 65,536 places', async () => {
    const limit = new PerMinute(1_000_000);
    for (let i = 0; i < 100_000; i += 1) await limit.take(`identity-${i}`);
    const places = (limit as unknown as { limiter: { _memoryStorage: { _storage: object } } }).limiter._memoryStorage
      ._storage;
    const held = places instanceof Map ? places.size : Object.keys(places).length;
    expect(held).toBeGreaterThan(40_000);
    expect(held).toBeLessThanOrEqual(65_536);
  });
});
