import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InboundEvent } from '../../../src/model/message';
import { eventually } from '../../support/eventually';
import { memberUpdate, messageUpdate, pressUpdate, textUpdate } from '../../support/telegram-updates';
import { openRig, secret, token, type Rig } from './telegram-rig';

const user = '812345678';
const text = (id: string, said = 'Xin chào') => textUpdate({ id, user, text: said });
const conflict = { ok: false, error_code: 409, description: 'Conflict: terminated by other getUpdates request' };

describe('Telegram by webhook', () => {
  let rig: Rig;
  let route: Server | undefined;
  afterEach(async () => {
    route?.closeAllConnections();
    await new Promise<void>((resolve) => (route ? route.close(() => resolve()) : resolve()));
    route = undefined;
    await rig.close();
  });

  it('tells Telegram where to call, with which secret, and which updates matter', async () => {
    rig = await openRig();
    await rig.channel.start?.();
    expect(rig.fake.webhook).toEqual({
      url: 'https://hoi.example.vn/webhooks/telegram',
      secret,
      allowed: ['message', 'callback_query', 'my_chat_member'],
    });
    expect(rig.channel.trouble?.()).toBeNull();
    expect(rig.channel.poll).toBeUndefined();
  });

  it('keeps trying to tell it while Telegram is away, and says so meanwhile', async () => {
    const stop = new AbortController();
    rig = await openRig({ stop: stop.signal });
    rig.fake.server.next('setWebhook', { kind: 'answer', status: 502, body: 'Bad Gateway' }, 2);
    const started = rig.channel.start?.();
    for (const wait of [5_000, 10_000]) {
      await eventually(() => rig.clock.sleepers() === 1);
      expect(rig.channel.trouble?.()).not.toBeNull();
      await rig.clock.advance(wait);
    }
    await started;
    expect(rig.fake.webhook?.secret).toBe(secret);
    expect(rig.channel.trouble?.()).toBeNull();
    expect(rig.log.lines.join('\n')).not.toContain('CANARY');
  });

  it('gives up trying when the server stops', async () => {
    const stop = new AbortController();
    rig = await openRig({ stop: stop.signal });
    rig.fake.server.always('setWebhook', () => ({ kind: 'answer', status: 502, body: '' }));
    const started = rig.channel.start?.();
    await eventually(() => rig.clock.sleepers() === 1);
    stop.abort();
    await started;
  });

  it('says when its token is refused, until a message gets through', async () => {
    rig = await openRig();
    rig.fake.server.next('sendMessage', {
      kind: 'answer',
      status: 401,
      body: { ok: false, error_code: 401, description: 'Unauthorized' },
    });
    const send = () =>
      rig.channel.send?.({ id: 'a', chat: user, part: { text: 'x', buttons: [] } }, AbortSignal.timeout(2_000));
    await send();
    expect(rig.channel.trouble?.()).toBe('Telegram refuses the token');
    await send();
    expect(rig.channel.trouble?.()).toBeNull();
  });

  it('stops the button from spinning, and takes no harm when Telegram does not care any more', async () => {
    rig = await openRig();
    const event: InboundEvent = {
      channel: 'telegram',
      eventId: '1',
      user,
      chat: user,
      content: { kind: 'press', payload: 'm:a' },
      at: 1,
      ack: '77',
    };
    await rig.channel.acknowledge?.(event);
    expect(rig.fake.answered).toEqual(['77']);
    rig.fake.server.next('answerCallbackQuery', {
      kind: 'answer',
      status: 400,
      body: { ok: false, error_code: 400, description: 'query is too old' },
    });
    await rig.channel.acknowledge?.(event);
    await rig.close();
    await rig.channel.acknowledge?.(event);
  });

  it('sends a message without the button that carries too much, and writes that down', async () => {
    rig = await openRig();
    const buttons = [
      { title: 'Được', payload: 't:đường' },
      { title: 'Dài quá', payload: `t:${'ư'.repeat(32)}` },
    ];
    const outcome = await rig.channel.send?.(
      { id: 'in7.0', chat: user, part: { text: 'Chọn', buttons } },
      AbortSignal.timeout(2_000),
    );
    expect(outcome?.kind).toBe('sent');
    expect(rig.oracle.taken[0]?.buttons).toEqual([buttons[0]]);
    expect(rig.log.lines.join()).toContain('in7.0');
  });

  it('gets what Telegram repeats as one event, over a real socket', async () => {
    rig = await openRig();
    const seen: string[] = [];
    route = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const verdict = rig.channel.webhook?.receive({ method: 'POST', headers: request.headers, body });
        if (verdict?.kind === 'events') seen.push(...verdict.events.map((event) => event.eventId));
        response.statusCode = verdict?.kind === 'refuse' ? verdict.status : seen.length < 3 ? 503 : 200;
        response.end();
      });
    });
    await new Promise<void>((resolve) => route?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(route.address() as AddressInfo).port}/webhooks/telegram`;
    const big = '9007199254740993';
    const statuses = await rig.fake.deliver(text(big), { url, secret, copies: 3, repeats: 3 });
    expect(statuses).toEqual([200, 200, 200]);
    expect(new Set(seen)).toEqual(new Set([big]));
    expect(await rig.fake.deliver(text('5'), { url, secret: 'wrong-secret-wrong' })).toEqual([401]);
  });
});

describe('Telegram by polling', () => {
  let rig: Rig;
  let stop: AbortController;
  let polling: Promise<void> | undefined;

  const begin = async (accept: (events: InboundEvent[]) => Promise<void>) => {
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', secret: '', holdSeconds: 1 });
    polling = rig.channel.poll?.(accept, stop.signal);
  };
  afterEach(async () => {
    stop.abort();
    await polling;
    expect(rig.log.lines.join('\n')).not.toContain(token.split(':')[1]);
    await rig.close();
  });

  it('removes a webhook first and takes no webhook calls', async () => {
    await begin(async () => undefined);
    rig.fake.webhook = { url: 'https://old.example', secret: '', allowed: [] };
    await rig.channel.start?.();
    expect(rig.fake.webhook).toBeNull();
    expect(rig.channel.webhook).toBeUndefined();
  });

  it('hands on every event once, in order, with exact ids', async () => {
    const seen: InboundEvent[] = [];
    await begin(async (events) => void seen.push(...events));
    const big = '9007199254740993';
    rig.fake.queue(text('11', 'một'));
    rig.fake.queue(textUpdate({ id: '12', user: big, text: 'hai' }));
    rig.fake.queue(pressUpdate({ id: '13', user }, 'm:home', '4815162342'));
    rig.fake.queue(memberUpdate({ id: '14', user }, 'kicked'));
    await eventually(() => seen.length === 4 && rig.fake.waiting() === 0);
    expect(seen.map((event) => event.eventId)).toEqual(['11', '12', '13', '14']);
    expect(seen[1]).toMatchObject({ user: big, chat: big });
    await eventually(() => rig.fake.answered.length === 1);
    expect(rig.fake.answered).toEqual(['4815162342']);
  });

  it('lets Telegram forget an update only when it is durable', async () => {
    let tries = 0;
    let release: () => void = () => undefined;
    await begin((events) => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Error('the disk is full'));
      return tries === 2 && events.length === 1 ? new Promise((resolve) => (release = resolve)) : Promise.resolve();
    });
    rig.fake.queue(text('21'));
    await eventually(() => rig.clock.sleepers() === 1);
    expect(rig.fake.waiting()).toBe(1);
    await rig.clock.advance(1_000);
    await eventually(() => tries === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(rig.fake.waiting()).toBe(1);
    release();
    await eventually(() => rig.fake.waiting() === 0);
    expect(tries).toBe(2);
  });

  it('is not held up by updates it does not know', async () => {
    const seen: string[] = [];
    await begin(async (events) => void seen.push(...events.map((event) => event.eventId)));
    rig.fake.queue('{"update_id":31,"hologram":{}}');
    rig.fake.queue(messageUpdate({ id: '32', user }, { text: 7 }));
    rig.fake.queue(text('33'));
    await eventually(() => rig.fake.waiting() === 0);
    expect(seen).toEqual(['33']);
  });

  it('waits while another program reads the same bot, says so, and goes on afterwards', async () => {
    const seen: string[] = [];
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', holdSeconds: 1 });
    rig.fake.server.next('getUpdates', { kind: 'answer', status: 409, body: conflict }, 2);
    polling = rig.channel.poll?.(
      async (events) => void seen.push(...events.map((event) => event.eventId)),
      stop.signal,
    );
    for (const wait of [1_000, 2_000]) {
      await eventually(() => rig.clock.sleepers() === 1);
      expect(rig.channel.trouble?.()).toBe('another program reads this bot');
      await rig.clock.advance(wait);
    }
    rig.fake.queue(text('41'));
    await eventually(() => seen.length === 1);
    await eventually(() => rig.channel.trouble?.() === null);
  });

  it('removes a webhook that keeps it from polling', async () => {
    const seen: string[] = [];
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', holdSeconds: 1 });
    rig.fake.webhook = { url: 'https://old.example', secret: '', allowed: [] };
    rig.fake.queue(text('51'));
    polling = rig.channel.poll?.(
      async (events) => void seen.push(...events.map((event) => event.eventId)),
      stop.signal,
    );
    await eventually(() => rig.clock.sleepers() === 1);
    await rig.clock.advance(1_000);
    await eventually(() => seen.length === 1);
    expect(rig.fake.webhook).toBeNull();
  });

  it('does not ask again before Telegram allows it, and rests longer the longer Telegram is away', async () => {
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', holdSeconds: 1 });
    const calls = () => rig.fake.server.calls.get('getUpdates') ?? 0;
    const busy = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 30',
      parameters: { retry_after: 30 },
    };
    rig.fake.server.next('getUpdates', { kind: 'answer', status: 429, body: busy });
    rig.fake.server.next('getUpdates', { kind: 'answer', status: 500, body: 'oh' }, 2);
    polling = rig.channel.poll?.(async () => undefined, stop.signal);
    for (const [wait, before] of [
      [30_000, 1],
      [2_000, 2],
      [4_000, 3],
    ] as const) {
      await eventually(() => rig.clock.sleepers() === 1);
      await rig.clock.advance(wait - 1);
      expect(calls()).toBe(before);
      await rig.clock.advance(1);
      await eventually(() => calls() === before + 1);
    }
  });

  it('ends at once when told to stop, also in the middle of a long poll', async () => {
    stop = new AbortController();
    rig = await openRig({ mode: 'polling', holdSeconds: 25 });
    polling = rig.channel.poll?.(async () => undefined, stop.signal);
    await eventually(() => rig.fake.server.calls.get('getUpdates') === 1);
    const begun = Date.now();
    stop.abort();
    await polling;
    expect(Date.now() - begun).toBeLessThan(1_000);
  });
});
