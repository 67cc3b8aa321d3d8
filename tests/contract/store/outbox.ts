import type { SendOutcome } from '../../../src/model/outcome';
import { handled, noon, queued } from '../../support/turns';
import type { Bench } from './describe-store';

export function outboxPromises({ now, needing }: Bench): void {
  const claimed = async (at = noon, limit = 20) =>
    (await now().store.outbox.claim('telegram', limit, at)).map(({ id }) => id);
  const take = async (at = noon) => (await now().store.outbox.claim('telegram', 1, at))[0]!;

  it('replies go before notices, each oldest first', async () => {
    const { store } = now();
    await queued(store, 'n1', { chat: 'a', priority: 'notice' });
    await queued(store, 'n2', { chat: 'b', priority: 'notice' });
    await queued(store, 'r1', { chat: 'c' });
    await queued(store, 'r2', { chat: 'd' });
    expect(await claimed(noon, 3)).toEqual(['r1.0', 'r2.0', 'n1.0']);
    expect(await claimed()).toEqual(['n2.0']);
    expect(await claimed()).toEqual([]);
  });

  it('one message per chat is in flight, and the parts of an answer keep their order', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'a', parts: 3 });
    await queued(store, 'r2', { chat: 'b' });
    const rows = await store.outbox.claim('telegram', 20, noon);
    expect(rows.map(({ id }) => id)).toEqual(['r1.0', 'r2.0']);
    expect(await claimed()).toEqual([]);
    await store.outbox.settle(rows[0]!, { kind: 'sent' }, noon);
    expect(await claimed()).toEqual(['r1.1']);
  });

  it('a part that has to be tried again is not overtaken by the next', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'a', parts: 2 });
    await store.outbox.settle(await take(), { kind: 'retry', afterMs: 5_000, scope: 'chat', reason: '502' }, noon);
    expect(await claimed(noon + 4_999)).toEqual([]);
    expect(await claimed(noon + 5_000)).toEqual(['r1.0']);
  });

  it('a reply passes a notice that waits in the same chat, also one that rests', async () => {
    const { store } = now();
    await queued(store, 'n1', { chat: 'a', priority: 'notice' });
    await store.outbox.settle(await take(), { kind: 'retry', afterMs: 60_000, scope: 'chat', reason: '502' }, noon);
    await queued(store, 'r1', { chat: 'a' });
    expect(await claimed()).toEqual(['r1.0']);
  });

  it('channels do not hold each other up', async () => {
    const { store } = now();
    await queued(store, 't', { chat: 'a' });
    await queued(store, 'z', { chat: 'a', channel: 'zalo-oa' });
    expect((await store.outbox.claim('zalo-oa', 5, noon)).map(({ id }) => id)).toEqual(['z.0']);
    expect(await claimed()).toEqual(['t.0']);
  });

  it('a message is never claimed twice, however many ask', async () => {
    const { store } = now();
    for (let i = 0; i < 60; i += 1) await queued(store, `r${i}`, { chat: `chat ${i}` });
    const all = (await Promise.all(Array.from({ length: 10 }, () => store.outbox.claim('telegram', 10, noon)))).flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(60);
    expect(all).toHaveLength(60);
  });

  it('attempts count what was tried; being told to wait with everybody does not', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'a' });
    const first = await take();
    expect(first.attempts).toBe(0);
    await store.outbox.settle(first, { kind: 'retry', afterMs: 0, scope: 'chat', reason: '502' }, noon);
    const second = await take();
    expect(second.attempts).toBe(1);
    await store.outbox.settle(second, { kind: 'retry', afterMs: 0, scope: 'channel', reason: '429' }, noon);
    expect((await take()).attempts).toBe(1);
  });

  it('a moved chat gets the message at its new place, now and the next time', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'old' });
    await store.outbox.settle(await take(), { kind: 'moved', chat: 'new' }, noon);
    expect(await take()).toMatchObject({ id: 'r1.0', chat: 'new' });
    expect((await store.people.get('person of old'))?.chat).toBe('new');
  });

  it('a message that moves into a chat where one is on its way waits for that one', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'old' });
    await queued(store, 'r2', { chat: 'new' });
    const [one, two] = await store.outbox.claim('telegram', 2, noon);
    await store.outbox.settle(one!, { kind: 'moved', chat: 'new' }, noon);
    expect(await claimed()).toEqual([]);
    expect(await store.outbox.nextDue('telegram')).toBeNull();
    await store.outbox.settle(two!, { kind: 'sent' }, noon);
    expect(await claimed()).toEqual(['r1.0']);
  });

  it('of a notice being claimed and a reply that comes in meanwhile, one is on its way and the other waits for it', async () => {
    const { store } = now();
    await queued(store, 'n1', { chat: 'a', priority: 'notice' });
    const claiming = store.outbox.claim('telegram', 1, noon);
    await queued(store, 'r1', { chat: 'a' });
    // Which of the two goes first is open: a store across the network may look after the reply came in.
    const [first] = await claiming;
    expect(['n1.0', 'r1.0']).toContain(first?.id);
    expect(await claimed()).toEqual([]);
    await store.outbox.settle(first!, { kind: 'sent' }, noon);
    expect(await claimed()).toEqual([first!.id === 'n1.0' ? 'r1.0' : 'n1.0']);
  });

  it('every final outcome ends a message and is counted by its name', async () => {
    const { store } = now();
    const finals: SendOutcome[] = [
      { kind: 'sent', messageId: '1' },
      { kind: 'gone', reason: 'blocked' },
      { kind: 'window', reason: 'closed' },
      { kind: 'quota', reason: 'used up' },
      { kind: 'rejected', reason: 'too long' },
      { kind: 'uncertain', reason: 'reset' },
    ];
    for (const outcome of finals) {
      await queued(store, outcome.kind, { chat: outcome.kind });
      await store.outbox.settle(await take(), outcome, noon);
    }
    expect(await claimed(noon + 1e9)).toEqual([]);
    expect(await store.outbox.counts()).toEqual({
      waiting: 0,
      oldestAt: null,
      byOutcome: { sent: 1, gone: 1, window: 1, quota: 1, rejected: 1, uncertain: 1 },
    });
  });

  it('who cannot be reached any more is marked so, until writing again', async () => {
    const { store } = now();
    await handled(store, 'an', 'e1');
    await store.outbox.settle(await take(), { kind: 'gone', reason: 'blocked' }, noon);
    expect((await store.people.get('an'))?.reach).toBe('gone');
    await handled(store, 'an', 'e2');
    expect((await store.people.get('an'))?.reach).toBe('reachable');
  });

  it('an outcome is noted once: settling again changes nothing', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'a' });
    const row = await take();
    await store.outbox.settle(row, { kind: 'sent' }, noon);
    await store.outbox.settle(row, { kind: 'retry', afterMs: 0, scope: 'chat', reason: 'late' }, noon);
    await store.outbox.settle(row, { kind: 'gone', reason: 'late' }, noon);
    expect(await claimed()).toEqual([]);
    expect((await store.people.get('person of a'))?.reach).toBe('reachable');
    expect((await store.outbox.counts()).byOutcome).toEqual({ sent: 1 });
  });

  it('next due names the earliest moment, and leaves out chats with a message in flight', async () => {
    const { store, clock } = now();
    expect(await store.outbox.nextDue('telegram')).toBeNull();
    await queued(store, 'r1', { chat: 'a', parts: 2 });
    expect(await store.outbox.nextDue('telegram')).toBe(clock.now());
    expect(await store.outbox.nextDue('zalo-oa')).toBeNull();
    const row = await take();
    expect(await store.outbox.nextDue('telegram')).toBeNull();
    await store.outbox.settle(row, { kind: 'retry', afterMs: 7_000, scope: 'chat', reason: '502' }, noon);
    expect(await store.outbox.nextDue('telegram')).toBe(noon + 7_000);
  });

  it('a clock set back by an hour does not hold a message for that hour', async () => {
    const { store } = now();
    await queued(store, 'r1', { chat: 'a' });
    await store.outbox.settle(await take(), { kind: 'retry', afterMs: 10_000, scope: 'chat', reason: '502' }, noon);
    const earlier = noon - 3_600_000;
    expect(await claimed(earlier)).toEqual([]);
    expect(await claimed(earlier + 10_000)).toEqual(['r1.0']);
  });

  it('counts say what is not settled yet and since when', async () => {
    const { store, clock } = now();
    await queued(store, 'r1', { chat: 'a' });
    await clock.advance(1_000);
    await queued(store, 'r2', { chat: 'b' });
    await take();
    expect(await store.outbox.counts()).toEqual({ waiting: 2, oldestAt: clock.now() - 1_000, byOutcome: {} });
  });

  needing('dump')('a settled message keeps neither words nor address', async () => {
    const { store, dump } = now();
    await queued(store, 'r1', { chat: 'số nhà 12' });
    await store.outbox.settle(await take(), { kind: 'retry', afterMs: 0, scope: 'chat', reason: '502' }, noon);
    await store.outbox.settle(await take(), { kind: 'rejected', reason: 'bad chat số nhà 13' }, noon);
    expect(await dump!()).not.toContain('trả lời r1');
    expect(await dump!()).not.toContain('số nhà 13');
    expect((await dump!()).match(/"chat":"số nhà 12"/g)).toHaveLength(1);
  });

  needing('restart')('replies in flight go again after a death, notices become uncertain', async () => {
    const { store, restart } = now();
    await queued(store, 'r1', { chat: 'a' });
    await queued(store, 'n1', { chat: 'b', priority: 'notice' });
    await queued(store, 'n2', { chat: 'c', priority: 'notice' });
    const inFlight = await store.outbox.claim('telegram', 2, noon);
    expect(inFlight.map(({ id }) => id)).toEqual(['r1.0', 'n1.0']);
    const reborn = await restart!();
    const again = await reborn.outbox.claim('telegram', 5, noon);
    expect(again.map(({ id }) => id)).toEqual(['r1.0', 'n2.0']);
    expect((await reborn.outbox.counts()).byOutcome).toEqual({ uncertain: 1 });
  });

  needing('restart')('an outcome that a dead process learned too late is not noted by the next', async () => {
    const { store, restart } = now();
    await queued(store, 'r1', { chat: 'a' });
    const row = await take();
    const reborn = await restart!();
    await reborn.outbox.settle(row, { kind: 'sent' }, noon);
    expect((await reborn.outbox.claim('telegram', 5, noon)).map(({ id }) => id)).toEqual(['r1.0']);
  });
}
