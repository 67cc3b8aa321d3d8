import { citizen, openZaloOa, sendOn, until, type ZaloOaRig } from '../../../support/zalo-emulator/rig';

const hour = 3_600_000;
const day = 24 * hour;

let rig: ZaloOaRig;
beforeEach(async () => void (rig = await openZaloOa()));
afterEach(() => rig.close());

const key = () => `zalo-oa/${rig.zalo.state.app.id}/tokens`;
const kept = () => JSON.parse(rig.vault.peek(key()) ?? '{}') as Record<string, unknown>;
const spent = () => rig.zalo.state.spent.length;
const renewals = () => rig.zalo.callsTo('/v4/oa/access_token');

describe('the rotating token', () => {
  it('begins with the one in the settings, and later settings no longer matter', async () => {
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
    expect(spent()).toBe(1);
    expect(kept()).toMatchObject({ access: rig.zalo.state.pair?.access, refresh: rig.zalo.state.pair?.refresh });
    const restarted = rig.another({ firstRefreshToken: 'an old one left in the settings' });
    expect(await sendOn(restarted)).toMatchObject({ kind: 'sent' });
    expect(spent()).toBe(1);
  });

  it('lives as long as Zalo says, in a string or a number', async () => {
    for (const asString of [true, false]) {
      rig.zalo.state.lifeAsString = asString;
      const before = rig.clock.now();
      await rig.send();
      expect(kept().expiresAt).toBe(before + 25 * hour);
      await rig.clock.advance(26 * hour);
    }
  });

  it('is renewed once for 20 senders who find it expired together', async () => {
    await rig.send();
    await rig.clock.advance(26 * hour);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => rig.send({ text: `${index}` }, `in${index}.0`)),
    );
    expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
    expect(spent()).toBe(2);
    expect(rig.oracle.taken).toHaveLength(21);
  });

  it('is renewed once for 20 senders in two processes', async () => {
    await rig.send();
    const other = rig.another();
    await sendOn(other);
    await rig.clock.advance(26 * hour);
    const both = Array.from({ length: 20 }, (_, index) => sendOn(index % 2 ? rig.channel : other, {}, `in${index}.0`));
    await until(() => spent() === 2);
    for (let turn = 0; turn < 10; turn += 1) await rig.clock.advance(500);
    const outcomes = await Promise.all(both);
    expect(spent()).toBe(2);
    // Those who waited too long for the other process are told to come again; nobody failed.
    expect(outcomes.filter(({ kind }) => kind !== 'sent' && kind !== 'retry')).toEqual([]);
    expect(await sendOn(other)).toMatchObject({ kind: 'sent' });
  });

  it('refused by Zalo, is renewed once and the message repeated once', async () => {
    await rig.send();
    rig.zalo.faults.next('send', { kind: 'code', code: -216 });
    await rig.clock.advance(2 * 60_000);
    expect(await rig.send({ text: 'hai' })).toMatchObject({ kind: 'sent' });
    expect(spent()).toBe(2);
    expect(rig.oracle.to(citizen)).toEqual(['Chào bác', 'hai']);
  });

  it('refused again after the renewal, is not renewed over and over', async () => {
    await rig.send();
    await rig.clock.advance(2 * 60_000);
    rig.zalo.faults.next('send', { kind: 'code', code: -220 }, 100);
    for (let tries = 0; tries < 5; tries += 1)
      expect(await rig.send()).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(spent()).toBe(2);
    expect(rig.alarms).toHaveLength(1);
  });

  it('renewed by another process, is taken from the store and not renewed again', async () => {
    await rig.send();
    const other = rig.another();
    await rig.clock.advance(23 * hour);
    await other.start?.();
    await until(() => spent() === 2);
    await until(() => kept().renewingSince === null);
    expect(await rig.send({ text: 'hai' })).toMatchObject({ kind: 'sent' });
    expect(spent()).toBe(2);
  });

  it('is renewed by itself three hours before its end', async () => {
    await rig.channel.start?.();
    expect(spent()).toBe(1);
    await rig.clock.advance(21.5 * hour);
    expect(spent()).toBe(1);
    await rig.clock.advance(hour);
    await until(() => spent() === 2);
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('with a life of one hour is not renewed all the time', async () => {
    rig.zalo.state.tokenLife = 3_600;
    await rig.channel.start?.();
    for (let minutes = 0; minutes < 180; minutes += 5) {
      await rig.clock.advance(5 * 60_000);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    expect(spent()).toBeGreaterThanOrEqual(3);
    expect(spent()).toBeLessThanOrEqual(6);
  });

  it('is not used before it is stored', async () => {
    const before = rig.zalo.state.pair?.access;
    rig.vault.failPuts(0);
    await rig.send();
    await rig.clock.advance(26 * hour);
    // The note before the call is written, the new pair is not.
    const get = rig.vault.put.bind(rig.vault);
    let puts = 0;
    rig.vault.put = (...given) => {
      puts += 1;
      if (puts === 2) rig.vault.failPuts(3);
      return get(...given);
    };
    const sending = rig.send({ text: 'hai' });
    await until(() => rig.alarms.length > 0);
    expect(rig.oracle.to(citizen)).toEqual(['Chào bác']);
    expect(rig.alarms.join()).toContain('chưa ghi được vào kho');
    await rig.clock.advance(10_000);
    await sending;
    await until(() => kept().access === rig.zalo.state.pair?.access);
    expect(await rig.send({ text: 'ba' })).toMatchObject({ kind: 'sent' });
    expect(spent()).toBe(2);
    expect(before).not.toBe(kept().access);
  });
});

it('closing waits until a renewal under way is stored', async () => {
  await rig.send();
  await rig.clock.advance(26 * hour);
  rig.zalo.faults.next('oauth', { kind: 'slow', ms: 1_000 });
  void rig.send();
  await until(() => renewals() === 2);
  let closed = false;
  const closing = rig.channel.close?.().then(() => (closed = true));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(closed).toBe(false);
  await rig.clock.advance(1_000);
  await closing;
  expect(kept().access).toBe(rig.zalo.state.pair?.access);
  await rig.channel.close?.();
});

describe('a token that cannot be renewed', () => {
  const expire = async () => {
    await rig.send();
    await rig.clock.advance(26 * hour);
  };

  it('calls a human, says so, and is not tried in a loop', async () => {
    await expire();
    rig.zalo.state.revoke();
    for (let tries = 0; tries < 10; tries += 1)
      expect(await rig.send()).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(renewals()).toBe(2);
    expect(rig.channel.trouble?.()).toContain('cần kết nối lại');
    expect(rig.alarms).toEqual([expect.stringContaining('cần kết nối lại')]);
    const restarted = rig.another();
    await restarted.start?.();
    await sendOn(restarted);
    expect(renewals()).toBe(2);
    expect(restarted.trouble?.()).toContain('cần kết nối lại');
  });

  it('is dropped after one refusal, even before its time is over', async () => {
    await rig.send();
    await rig.clock.advance(hour);
    rig.zalo.state.revoke();
    for (let tries = 0; tries < 10; tries += 1) expect(await rig.send()).toMatchObject({ kind: 'retry' });
    expect(rig.zalo.callsTo('/v3.0/oa/message/cs')).toBe(2);
    expect(renewals()).toBe(2);
    const restarted = rig.another();
    expect(await sendOn(restarted)).toMatchObject({ kind: 'retry' });
    expect(rig.zalo.callsTo('/v3.0/oa/message/cs')).toBe(2);
  });

  it('is replaced by a newer one from the settings after a restart', async () => {
    await expire();
    rig.zalo.state.revoke();
    await rig.send();
    const restarted = rig.another({ firstRefreshToken: rig.zalo.state.mint().refresh });
    expect(await sendOn(restarted, { text: 'hai' })).toMatchObject({ kind: 'sent' });
    expect(restarted.trouble?.()).toBeNull();
  });

  it('because our app secret is wrong, stops this process only', async () => {
    const wrong = rig.another({ appSecret: 'a wrong secret' });
    for (let tries = 0; tries < 3; tries += 1)
      expect(await sendOn(wrong)).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(renewals()).toBe(1);
    expect(wrong.trouble?.()).toContain('-14004');
    expect(rig.alarms).toEqual([expect.stringContaining('-14004')]);
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
  });

  it('because Zalo is down, is tried again later, ever more slowly', async () => {
    await expire();
    rig.zalo.faults.next('oauth', { kind: 'status', status: 502 }, 3);
    for (const pause of [5_000, 10_000, 20_000]) {
      expect(await rig.send()).toMatchObject({ kind: 'retry', scope: 'channel', afterMs: pause });
      expect(await rig.send()).toMatchObject({ kind: 'retry' });
      await rig.clock.advance(pause);
    }
    expect(rig.alarms).toHaveLength(1);
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it.each([
    ['an empty object', {}],
    ['null tokens', { access_token: null, refresh_token: null, expires_in: '90000' }],
    ['empty tokens', { access_token: '', refresh_token: '', expires_in: '90000' }],
    ['half a pair', { access_token: 'CANARY' }],
    ['another error', { error: -14099, error_name: 'CANARY' }],
  ])('an answer with %s never replaces the good pair', async (_name, body) => {
    await expire();
    const good = kept().refresh;
    rig.zalo.faults.next('oauth', { kind: 'body', body });
    expect(await rig.send()).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(kept().refresh).toBe(good);
    await rig.clock.advance(10_000);
    expect(await rig.send()).toMatchObject({ kind: 'sent' });
  });

  it('near the end of its 90 days calls a human', async () => {
    await rig.send();
    rig.zalo.faults.next('oauth', { kind: 'status', status: 502 }, 1_000);
    await rig.clock.advance(81 * day);
    await rig.channel.start?.();
    await until(() => rig.alarms.length > 0);
    expect(rig.alarms.join()).toContain('80 ngày');
  });

  it('was never given: says so', async () => {
    const bare = rig.another({ firstRefreshToken: undefined });
    await bare.start?.();
    expect(await sendOn(bare)).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(bare.trouble?.()).toContain('chưa có refresh token');
    expect(renewals()).toBe(0);
  });
});

describe('a crash between the renewal and its commit', () => {
  it('is called out within 60 seconds of the next start', async () => {
    await rig.send();
    await rig.clock.advance(23 * hour);
    const store = rig.vault.sibling();
    const dying = rig.another({ vault: store });
    rig.zalo.faults.next('oauth', { kind: 'hang' });
    void dying.start?.();
    await until(() => spent() === 2);
    store.die();
    expect(kept().renewingSince).not.toBeNull();

    const restarted = rig.another();
    void restarted.start?.();
    let seconds = 0;
    for (; rig.alarms.length === 0 && seconds < 60; seconds += 1) {
      await rig.clock.advance(1_000);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(seconds).toBeLessThan(60);
    expect(rig.alarms).toEqual([expect.stringContaining('bị đứt giữa chừng')]);
    expect(restarted.trouble?.()).toContain('cần kết nối lại');
    expect(await sendOn(restarted)).toMatchObject({ kind: 'retry', scope: 'channel' });
  });

  it('before Zalo saw the call costs nothing', async () => {
    await rig.send();
    await rig.clock.advance(23 * hour);
    const store = rig.vault.sibling();
    const put = store.put.bind(store);
    store.put = async (...given) => {
      await put(...given);
      return new Promise<boolean>(() => undefined);
    };
    void rig.another({ vault: store }).start?.();
    await until(() => kept().renewingSince !== null);
    expect(spent()).toBe(1);

    void rig.another().start?.();
    for (let seconds = 0; spent() < 2 && seconds < 60; seconds += 1) {
      await rig.clock.advance(1_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => kept().renewingSince === null);
    expect(rig.alarms).toEqual([]);
  });
});

it('no token and no secret shows in a log line, a reason, an alarm or a trouble', async () => {
  const said: unknown[] = [];
  said.push(await rig.send());
  for (const fault of [
    { kind: 'code', code: -216 },
    { kind: 'code', code: -204 },
    { kind: 'html' },
    { kind: 'lose' },
  ] as const) {
    rig.zalo.faults.next('send', fault);
    said.push(await rig.send());
  }
  await rig.clock.advance(26 * hour);
  const first = rig.zalo.state.pair;
  const body = { error: -14098, error_name: first?.refresh, message: first?.access };
  rig.zalo.faults.next('oauth', { kind: 'body', body }, 3);
  for (let tries = 0; tries < 3; tries += 1) {
    said.push(await rig.send());
    await rig.clock.advance(60_000);
  }
  rig.zalo.state.revoke();
  said.push(await rig.send(), rig.channel.trouble?.(), rig.alarms, rig.log.lines);
  const text = JSON.stringify(said);
  expect(rig.log.lines.length).toBeGreaterThan(2);
  expect(text).not.toContain('CANARY');
  expect(text).not.toContain(rig.zalo.state.app.secret);
  expect(text).not.toContain(rig.zalo.state.app.oaSecret);
});
