import { signInLimits } from '../../../src/console/limits';

describe('the sign-in limits', () => {
  test('let five tries through for an account from any number of addresses, then say how long to wait', async () => {
    const limits = signInLimits();
    for (let n = 0; n < 5; n += 1) expect(await limits.take('lan', `192.0.2.${n}`)).toEqual({ ok: true });
    const sixth = await limits.take('lan', '192.0.2.99');
    expect(sixth).toMatchObject({ ok: false, first: true });
    expect(!sixth.ok && sixth.retryAfter).toBeGreaterThan(890);
    expect(await limits.take('lan', '192.0.2.98')).toMatchObject({ ok: false, first: false });
  });

  test('let five tries through from an address for any number of accounts', async () => {
    const limits = signInLimits();
    for (let n = 0; n < 5; n += 1) expect(await limits.take(`a${n}`, '192.0.2.1')).toEqual({ ok: true });
    expect((await limits.take('another', '192.0.2.1')).ok).toBe(false);
  });

  test('count an IPv6 network as one address, and an IPv4 address however it is written', async () => {
    const limits = signInLimits();
    for (let n = 0; n < 5; n += 1) await limits.take(`a${n}`, `2001:db8:0:1::${n}`);
    expect((await limits.take('b', '2001:0db8:0000:0001:ffff::9')).ok).toBe(false);
    expect((await limits.take('c', '2001:db8:0:2::1')).ok).toBe(true);
    for (let n = 0; n < 5; n += 1) await limits.take(`d${n}`, '::ffff:192.0.2.7');
    expect((await limits.take('e', '192.0.2.7')).ok).toBe(false);
  });

  test('do not count right passwords, so that an office behind one address can work', async () => {
    const limits = signInLimits();
    for (let n = 0; n < 20; n += 1) {
      expect(await limits.take('lan', '192.0.2.1')).toEqual({ ok: true });
      await limits.forgive('lan', '192.0.2.1');
    }
  });

  test('open again when the time is over', async () => {
    const limits = signInLimits(1, 1);
    await limits.take('lan', '192.0.2.1');
    expect((await limits.take('lan', '192.0.2.1')).ok).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await limits.take('lan', '192.0.2.1')).ok).toBe(true);
  });
});
