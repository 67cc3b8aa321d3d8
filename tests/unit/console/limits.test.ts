import { signInLimits } from '../../../src/console/limits';
import { AppError } from '../../../src/errors';
import { localRates } from '../../../src/ops/local-rates';
import type { Rates } from '../../../src/ports/rates';
import { fakeClock } from '../../support/fake-clock';

const secret = () => Promise.resolve('not a secret');

function limitsOf(clock = fakeClock(), rates: Pick<Rates, 'take' | 'forgive'> = localRates(clock)) {
  return signInLimits({ rates, secret, clock });
}

describe('the sign-in limits', () => {
  test('let five tries through for an account from any number of addresses, then say how long to wait', async () => {
    const limits = limitsOf();
    for (let n = 0; n < 5; n += 1) expect(await limits.take('lan', `192.0.2.${n}`)).toEqual({ ok: true });
    const sixth = await limits.take('lan', '192.0.2.99');
    expect(sixth).toMatchObject({ ok: false, first: true });
    expect(!sixth.ok && sixth.retryAfter).toBeGreaterThan(890);
    expect(await limits.take('lan', '192.0.2.98')).toMatchObject({ ok: false, first: false });
  });

  test('let five tries through from an address for any number of accounts', async () => {
    const limits = limitsOf();
    for (let n = 0; n < 5; n += 1) expect(await limits.take(`a${n}`, '192.0.2.1')).toEqual({ ok: true });
    expect((await limits.take('another', '192.0.2.1')).ok).toBe(false);
  });

  test('count an IPv6 network as one address, and an IPv4 address however it is written', async () => {
    const limits = limitsOf();
    for (let n = 0; n < 5; n += 1) await limits.take(`a${n}`, `2001:db8:0:1::${n}`);
    expect((await limits.take('b', '2001:0db8:0000:0001:ffff::9')).ok).toBe(false);
    expect((await limits.take('c', '2001:db8:0:2::1')).ok).toBe(true);
    for (let n = 0; n < 5; n += 1) await limits.take(`d${n}`, '::ffff:192.0.2.7');
    expect((await limits.take('e', '192.0.2.7')).ok).toBe(false);
  });

  test('do not count right passwords, so that an office behind one address can work', async () => {
    const limits = limitsOf();
    for (let n = 0; n < 20; n += 1) {
      expect(await limits.take('lan', '192.0.2.1')).toEqual({ ok: true });
      await limits.forgive('lan', '192.0.2.1');
    }
  });

  test('open again when the time is over', async () => {
    const clock = fakeClock();
    const limits = limitsOf(clock);
    for (let n = 0; n < 5; n += 1) await limits.take('lan', '192.0.2.1');
    expect((await limits.take('lan', '192.0.2.1')).ok).toBe(false);
    await clock.advance(15 * 60_000);
    expect((await limits.take('lan', '192.0.2.1')).ok).toBe(true);
  });

  test('count one guesser once, whichever process he is sent to', async () => {
    const clock = fakeClock();
    const rates = localRates(clock);
    const pair = [limitsOf(clock, rates), limitsOf(clock, rates)];
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => pair[n % 2]!.take('lan', `192.0.2.${n}`)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(5);
    expect(tries.filter((taken) => !taken.ok && taken.first)).toHaveLength(1);
  });

  test('tell of a thousand names tried from one place once, not a thousand times', async () => {
    const limits = limitsOf();
    const tries = await Promise.all(Array.from({ length: 1_000 }, (_, n) => limits.take(`name ${n}`, '192.0.2.1')));
    expect(tries.filter((taken) => !taken.ok && taken.first)).toHaveLength(1);
  });

  test('count on when what the processes share is out of reach, and let nobody in for that reason', async () => {
    const away = () => Promise.reject(new AppError('queue.unavailable', 'away'));
    const limits = limitsOf(fakeClock(), { take: away, forgive: away });
    for (let n = 0; n < 4; n += 1) expect((await limits.take('lan', '192.0.2.1')).ok).toBe(true);
    await limits.forgive('lan', '192.0.2.1');
    for (let n = 0; n < 2; n += 1) expect((await limits.take('lan', '192.0.2.1')).ok).toBe(true);
    expect((await limits.take('lan', '192.0.2.1')).ok).toBe(false);
  });
});
