import type { InboundEvent } from '../../../src/model/message';
import { eventually } from '../../support/eventually';
import { pause } from '../../support/fault-server';
import { messageEvent, textEvent, wrapped } from '../../support/zalo-bot-updates';
import { openRig, secret, token, type Rig } from './zalo-bot-rig';

const user = '6ede9afa66b88fe6d6a9';
const text = (id: string, said = 'Xin chào') => textEvent({ id, user, text: said });

describe('Zalo Bot by webhook', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  it('tells the platform where to call and with which secret', async () => {
    rig = await openRig();
    await rig.channel.start?.();
    expect(rig.fake.webhook).toEqual({ url: 'https://hoi.example.vn/webhooks/zalo-bot', secret });
    expect(rig.channel.trouble?.()).toBeNull();
    expect(rig.channel.poll).toBeUndefined();
  });

  it('keeps trying to tell it while the platform is away, and says so meanwhile', async () => {
    const stop = new AbortController();
    rig = await openRig({ stop: stop.signal });
    rig.fake.server.next('setWebhook', { kind: 'answer', status: 502, body: 'Bad Gateway' });
    const started = rig.channel.start?.();
    await eventually(() => rig.clock.sleepers() === 1);
    expect(rig.channel.trouble?.()).not.toBeNull();
    await rig.clock.advance(5_000);
    await started;
    expect(rig.fake.webhook?.secret).toBe(secret);
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('says when its token is refused, until a message gets through', async () => {
    rig = await openRig();
    const refused = { ok: false, error_code: 401, description: 'Unauthorized' };
    rig.fake.server.next('sendMessage', { kind: 'answer', status: 200, body: refused });
    const send = () =>
      rig.channel.send?.({ id: 'a', chat: user, part: { text: 'x', buttons: [] } }, AbortSignal.timeout(2_000));
    await send();
    expect(rig.channel.trouble?.()).toBe('Zalo refuses the bot token');
    await send();
    expect(rig.channel.trouble?.()).toBeNull();
  });
});

describe('Zalo Bot by polling', () => {
  let rig: Rig;
  let stop: AbortController;
  let polling: Promise<void> | undefined;

  const begin = async (accept: (events: InboundEvent[]) => Promise<void>, before?: (rig: Rig) => void) => {
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', secret: '', holdSeconds: 1 });
    before?.(rig);
    polling = rig.channel.poll?.(accept, stop.signal);
  };
  afterEach(async () => {
    stop.abort();
    await polling;
    expect(rig.log.lines.join('\n')).not.toContain(token.split(':')[1]);
    await rig.close();
  });

  it('removes a webhook first and takes no webhook calls', async () => {
    await begin(
      async () => undefined,
      ({ fake }) => (fake.webhook = { url: 'https://old.example', secret: 'x' }),
    );
    await rig.channel.start?.();
    expect(rig.fake.webhook).toBeNull();
    expect(rig.channel.webhook).toBeUndefined();
  });

  it('hands on flat and wrapped updates, one at a time and in order', async () => {
    const seen: string[] = [];
    await begin(
      async (events) => void seen.push(...events.map((event) => event.eventId)),
      ({ fake }) => {
        fake.queue(text('a1'));
        fake.queue(wrapped(text('a2')));
        fake.queue('{"event_name":"message.unsupported.received"}');
        fake.queue(messageEvent({ id: 'a3', user }, 'unsupported'));
      },
    );
    await eventually(() => seen.length === 3);
    expect(seen).toEqual(['a1', 'a2', 'a3']);
    expect(rig.fake.mostPollers).toBe(1);
  });

  it('does not ask for the next update before this one is durable, and does not lose it while the disk is full', async () => {
    const seen: string[] = [];
    let full = true;
    await begin(
      async (events) => {
        if (full) throw new Error('the disk is full');
        seen.push(...events.map((event) => event.eventId));
      },
      ({ fake }) => ['b1', 'b2'].forEach((id) => fake.queue(text(id))),
    );
    for (const wait of [1_000, 2_000]) {
      await eventually(() => rig.clock.sleepers() === 1);
      await pause(30);
      expect(rig.fake.server.calls.get('getUpdates')).toBe(1);
      expect(rig.channel.trouble?.()).toBe('an event is not durable yet');
      full = wait === 1_000;
      await rig.clock.advance(wait);
    }
    await eventually(() => seen.length === 2);
    expect(seen).toEqual(['b1', 'b2']);
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('polls again when nothing was written, without haste when the platform says so at once', async () => {
    const seen: string[] = [];
    await begin(
      async (events) => void seen.push(...events.map((event) => event.eventId)),
      ({ fake }) =>
        fake.server.next('getUpdates', {
          kind: 'answer',
          status: 200,
          body: { ok: false, error_code: 408, description: 'Request timeout' },
        }),
    );
    await eventually(() => rig.clock.sleepers() === 1);
    expect(rig.channel.trouble?.()).toBeNull();
    rig.fake.queue(text('c1'));
    await pause(30);
    expect(seen).toEqual([]);
    await rig.clock.advance(1_000);
    await eventually(() => seen.length === 1);
  });

  it('rests longer the longer the platform is away, says so, and goes on afterwards', async () => {
    const seen: string[] = [];
    await begin(
      async (events) => void seen.push(...events.map((event) => event.eventId)),
      ({ fake }) => fake.server.next('getUpdates', { kind: 'answer', status: 500, body: 'oh' }, 3),
    );
    const calls = () => rig.fake.server.calls.get('getUpdates') ?? 0;
    for (const [wait, before] of [
      [1_000, 1],
      [2_000, 2],
      [4_000, 3],
    ] as const) {
      await eventually(() => rig.clock.sleepers() === 1);
      expect(rig.channel.trouble?.()).not.toBeNull();
      await rig.clock.advance(wait - 1);
      expect(calls()).toBe(before);
      await rig.clock.advance(1);
      await eventually(() => calls() === before + 1);
    }
    rig.fake.queue(text('d1'));
    await eventually(() => seen.length === 1);
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('does not lose what the platform hands out while the server stops, and ends then', async () => {
    const seen: string[] = [];
    await begin(async (events) => void seen.push(...events.map((event) => event.eventId)));
    await eventually(() => rig.fake.server.calls.get('getUpdates') === 1);
    stop.abort();
    rig.fake.queue(text('e1'));
    await polling;
    expect(seen).toEqual(['e1']);
    expect(rig.fake.server.calls.get('getUpdates')).toBe(1);
  });
});
