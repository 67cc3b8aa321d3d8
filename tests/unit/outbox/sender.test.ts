import type { OutboundMessage } from '../../../src/ports/channel';
import type { SendOutcome } from '../../../src/model/outcome';
import { localRates } from '../../../src/ops/local-rates';
import { prometheus } from '../../../src/ops/prometheus';
import { systemClock } from '../../../src/ops/system-clock';
import { Sender } from '../../../src/outbox/sender';
import type { Store } from '../../../src/ports/store';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { eventually } from '../../support/eventually';
import { recordedLog } from '../../support/recorded-log';
import { handled, queued } from '../../support/turns';

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** A sender over a real store and a platform that answers as the test says. */
async function senderWith(
  answer: (message: OutboundMessage, nth: number) => SendOutcome | Promise<SendOutcome>,
  lanes = 4,
  rates = localRates(systemClock),
) {
  const log = recordedLog();
  const store = await openSqliteStore({ file: ':memory:', clock: systemClock, log });
  const sent: { text: string; chat: string; at: number }[] = [];
  const sender = new Sender({
    channel: {
      name: 'telegram',
      delivery: 'push',
      limits: { text: 4096, unit: 'utf-16', buttons: 8, buttonTitle: 40 },
      send: async (message) => {
        sent.push({ text: message.part.text, chat: message.chat, at: Date.now() });
        return answer(message, sent.length);
      },
    },
    ...{ outbox: store.outbox, rates, clock: systemClock, log, metrics: prometheus(false), lanes, chance: () => 0 },
  });
  const done = async () => {
    await sender.drain();
    await store.close();
  };
  return { store, sender, sent, log, done };
}

const outcomes = async (store: Store) => (await store.outbox.counts()).byOutcome;
const settled = async (store: Store, outcome: string, count: number) => {
  for (let i = 0; i < 400 && (await outcomes(store))[outcome] !== count; i += 1) await pause(10);
  expect((await outcomes(store))[outcome]).toBe(count);
};

describe('the sender', () => {
  test('sends replies before notices, and one message of a chat at a time in its order', async () => {
    const { store, sender, sent, done } = await senderWith(async () => (await pause(2), { kind: 'sent' }), 1);
    await queued(store, 'notice', { chat: 'a', priority: 'notice' });
    await queued(store, 'reply', { chat: 'b', parts: 3 });
    sender.start();
    await settled(store, 'sent', 4);
    expect(sent.map(({ chat }) => chat)).toEqual(['b', 'b', 'b', 'a']);
    await done();
  });

  test('never has more in flight than it has lanes', async () => {
    let now = 0;
    let most = 0;
    const { store, sender, done } = await senderWith(async () => {
      most = Math.max(most, (now += 1));
      await pause(5);
      now -= 1;
      return { kind: 'sent' };
    }, 3);
    for (let i = 0; i < 30; i += 1) await queued(store, `r${i}`, { chat: `chat ${i}` });
    sender.start();
    await settled(store, 'sent', 30);
    expect(most).toBe(3);
    await done();
  });

  test('rests the whole channel when the platform tells it to wait, and loses nothing', async () => {
    const { store, sender, sent, done } = await senderWith(
      (_message, nth) =>
        nth === 1 ? { kind: 'retry', afterMs: 300, scope: 'channel', reason: '429' } : { kind: 'sent' },
      1,
    );
    await queued(store, 'one', { chat: 'a' });
    await queued(store, 'two', { chat: 'b' });
    sender.start();
    await settled(store, 'sent', 2);
    expect(sent[1]!.at - sent[0]!.at).toBeGreaterThanOrEqual(290);
    await done();
  });

  test('a message whose fate is not known is not sent again', async () => {
    const { store, sender, sent, done } = await senderWith(() => ({ kind: 'uncertain', reason: 'reset' }));
    await queued(store, 'one', { chat: 'a' });
    sender.start();
    await settled(store, 'uncertain', 1);
    await pause(50);
    expect(sent).toHaveLength(1);
    await done();
  });

  test('a channel that breaks its promise and throws costs one message its certainty, not the process', async () => {
    const { store, sender, done } = await senderWith((_message, nth) => {
      if (nth === 1) throw new TypeError('broken');
      return { kind: 'sent' };
    }, 1);
    await queued(store, 'one', { chat: 'a' });
    await queued(store, 'two', { chat: 'b' });
    sender.start();
    await settled(store, 'sent', 1);
    expect(await outcomes(store)).toEqual({ uncertain: 1, sent: 1 });
    await done();
  });

  test('somebody who blocked us is noted as not reachable', async () => {
    const { store, sender, done } = await senderWith(() => ({ kind: 'gone', reason: 'blocked' }));
    await handled(store, 'an', 'e1');
    sender.start();
    await settled(store, 'gone', 1);
    expect((await store.people.get('an'))!.reach).toBe('gone');
    await done();
  });

  test('a stop waits for what is in flight and begins nothing new', async () => {
    const { store, sender, sent, done } = await senderWith(async () => (await pause(80), { kind: 'sent' }), 2);
    for (let i = 0; i < 6; i += 1) await queued(store, `r${i}`, { chat: `chat ${i}` });
    sender.start();
    await eventually(() => sent.length === 2);
    await sender.drain();
    expect(sent).toHaveLength(2);
    expect(await store.outbox.counts()).toMatchObject({ waiting: 4, byOutcome: { sent: 2 } });
    await done();
  });

  test('keeps a rest that the platform asked of another sender of its channel', async () => {
    const rates = localRates(systemClock);
    const tired = await senderWith(() => ({ kind: 'retry', scope: 'channel', afterMs: 900, reason: '429' }), 4, rates);
    const other = await senderWith(() => ({ kind: 'sent' }), 4, rates);
    await queued(tired.store, 'r1', { chat: 'a' });
    tired.sender.start();
    await eventually(() => tired.sent.length === 1);
    const told = Date.now();
    await pause(20);
    await queued(other.store, 'r2', { chat: 'b' });
    other.sender.start();
    await settled(other.store, 'sent', 1);
    expect(other.sent[0]!.at - told).toBeGreaterThan(700);
    await Promise.all([tired.done(), other.done()]);
  });
});
