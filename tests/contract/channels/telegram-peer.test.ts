import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { raw } from 'express';
import TelegramServer from 'telegram-test-api';
import { telegramChannel } from '../../../src/channels/telegram/channel';
import type { InboundEvent } from '../../../src/model/message';
import type { Channel } from '../../../src/ports/channel';
import { eventually } from '../../support/eventually';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';

const token = '123:peer';
const secret = 'peer_secret_0123456789';
const user = 22;

/**
 * The wire format against an implementation of the Bot API that nobody here wrote. It knows the happy path only: it
 * sends no secret header, so the route puts it in.
 */
describe('Telegram against a foreign Bot API', () => {
  const seen: InboundEvent[] = [];
  let peer: TelegramServer;
  let route: Server;
  let channel: Channel;

  beforeAll(async () => {
    const app = express();
    app.post('/webhooks/telegram', raw({ type: () => true }), (request, response) => {
      const headers = { ...request.headers, 'x-telegram-bot-api-secret-token': secret };
      const verdict = channel.webhook?.receive({ method: 'POST', headers, body: request.body as Buffer });
      if (verdict?.kind === 'events') seen.push(...verdict.events);
      response.status(verdict?.kind === 'refuse' ? verdict.status : 200).end();
    });
    route = createServer(app);
    await new Promise<void>((resolve) => route.listen(0, '127.0.0.1', resolve));
    peer = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
    await peer.start();
    channel = telegramChannel({
      token,
      secret,
      apiRoot: peer.config.apiURL,
      mode: 'webhook',
      publicUrl: `http://127.0.0.1:${(route.address() as AddressInfo).port}`,
      clock: fakeClock(),
      log: recordedLog(),
    });
    await channel.start?.();
  });
  afterAll(async () => {
    await peer.stop();
    route.closeAllConnections();
    await new Promise((resolve) => route.close(resolve));
  });
  beforeEach(() => void seen.splice(0));

  const client = () => peer.getClient(token, { userId: user, chatId: user, timeout: 3_000 });
  const next = async (): Promise<InboundEvent> => {
    await eventually(() => seen.length > 0);
    return seen[0]!;
  };

  it('hears a text and answers it with buttons', async () => {
    const person = client();
    await person.sendMessage(person.makeMessage('xin chào'));
    const event = await next();
    expect(event).toMatchObject({
      user: String(user),
      chat: String(user),
      content: { kind: 'text', text: 'xin chào' },
    });

    const buttons = [{ title: 'Thẻ bảo hiểm y tế', payload: 't:dt-bhyt' }];
    const outcome = await channel.send?.(
      { id: 'in1.0', chat: event.chat, part: { text: 'Bác hỏi về gì?', buttons } },
      AbortSignal.timeout(3_000),
    );
    expect(outcome).toMatchObject({ kind: 'sent', messageId: expect.stringMatching(/^\d+$/) });
    const { result } = await person.getUpdates();
    expect(result[0]?.message).toMatchObject({
      text: 'Bác hỏi về gì?',
      reply_markup: { inline_keyboard: [[{ text: 'Thẻ bảo hiểm y tế', callback_data: 't:dt-bhyt' }]] },
    });
  });

  it('hears a pressed button and stops it from spinning', async () => {
    const person = client();
    await person.sendCallback(person.makeCallbackQuery('t:dt-bhyt') as Parameters<typeof person.sendCallback>[0]);
    const event = await next();
    expect(event).toMatchObject({ chat: String(user), content: { kind: 'press', payload: 't:dt-bhyt' } });
    expect(event.ack).toBeTruthy();
    await channel.acknowledge?.(event);
  });

  it('hears a location', async () => {
    const person = client();
    const location = { latitude: 21.35, longitude: 107.3 };
    const message = { ...person.makeMessage(''), text: undefined, location };
    await person.sendMessage(message as unknown as Parameters<typeof person.sendMessage>[0]);
    expect((await next()).content).toEqual({ kind: 'location', ...location });
  });

  it('hears a start with its payload as text', async () => {
    const person = client();
    await person.sendCommand(person.makeCommand('/start thon-7'));
    expect((await next()).content).toEqual({ kind: 'text', text: '/start thon-7' });
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
