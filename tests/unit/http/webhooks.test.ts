import supertest from 'supertest';
import { AppError } from '../../../src/errors';
import { httpApp } from '../../../src/http/server';
import { bodyLimit, webhookRoutes } from '../../../src/http/webhooks';
import type { InboundEvent } from '../../../src/model/message';
import type { Channel, RawRequest, Verdict } from '../../../src/ports/channel';
import type { Accepted } from '../../../src/ports/inbox';
import { createLog } from '../../../src/ops/logger';
import { prometheus } from '../../../src/ops/prometheus';

const event: InboundEvent = {
  channel: 'telegram',
  eventId: '1',
  user: '1',
  chat: '1',
  content: { kind: 'text', text: 'chào' },
  at: 0,
  ack: 'a1',
};

function server(verdict: (request: RawRequest) => Verdict, accept: () => Promise<Accepted[]>, draining = false) {
  const acknowledged: string[] = [];
  const channel: Channel = {
    name: 'telegram',
    delivery: 'push',
    limits: { text: 4096, unit: 'utf-16', buttons: 8, buttonTitle: 40 },
    webhook: { path: '/webhooks/telegram', receive: verdict },
    acknowledge: async (each) => void acknowledged.push(each.ack ?? ''),
  };
  const log = createLog('silent');
  const routes = webhookRoutes({
    channels: [channel],
    accept,
    draining: () => draining,
    log,
    metrics: prometheus(false),
  });
  return { http: supertest(httpApp({ routers: [['/', routes]], log, trustProxy: 0 })), acknowledged };
}

const events = (): Verdict => ({ kind: 'events', events: [event] });
const stored = async (): Promise<Accepted[]> => [{ id: 'x', duplicate: false }];

describe('a webhook', () => {
  test('says 200 only after the events are durable', async () => {
    let durable = false;
    const { http, acknowledged } = server(events, async () => {
      await new Promise((go) => setTimeout(go, 20));
      durable = true;
      return stored();
    });
    await http.post('/webhooks/telegram').send('{}').expect(200);
    expect(durable).toBe(true);
    expect(acknowledged).toEqual(['a1']);
  });

  test('says 503 when they are not durable, so that the platform sends them again', async () => {
    const { http } = server(events, async () => Promise.reject(new AppError('store.unavailable')));
    await http.post('/webhooks/telegram').send('{}').expect(503).expect('Retry-After', '5');
  });

  test('says 503 while the server drains', async () => {
    const { http } = server(events, stored, true);
    await http.post('/webhooks/telegram').send('{}').expect(503);
  });

  test('does not acknowledge a duplicate to the platform a second time', async () => {
    const { http, acknowledged } = server(events, async () => [{ id: 'x', duplicate: true }]);
    await http.post('/webhooks/telegram').send('{}').expect(200);
    expect(acknowledged).toEqual([]);
  });

  test('passes refusals on and stores nothing', async () => {
    let asked = 0;
    const accept = async () => ((asked += 1), stored());
    const { http } = server(() => ({ kind: 'refuse', status: 401, reason: 'no secret' }), accept);
    await http.post('/webhooks/telegram').send('{}').expect(401);
    expect(asked).toBe(0);
  });

  test('gives the channel the bytes as they came, whatever the content type says', async () => {
    let seen: Uint8Array = new Uint8Array();
    const { http } = server((request) => ((seen = request.body), { kind: 'ignore', reason: 'test' }), stored);
    const body = Buffer.from('{"a": 1 }\uFEFF', 'utf8');
    await http
      .post('/webhooks/telegram')
      .set('content-type', 'application/x-www-form-urlencoded; charset=utf-7')
      .send(body.toString())
      .expect(200);
    expect(body.equals(seen)).toBe(true);
  });

  test('refuses a body over 64 KB with 413 and compressed bodies with 415', async () => {
    const { http } = server(events, stored);
    await http
      .post('/webhooks/telegram')
      .set('content-type', 'application/json')
      .send('x'.repeat(bodyLimit + 1))
      .expect(413);
    await http.post('/webhooks/telegram').set('content-encoding', 'gzip').send('x').expect(415);
  });

  test('answers a probe with GET, and 404 elsewhere', async () => {
    const { http } = server(events, stored);
    await http.get('/webhooks/telegram').expect(200);
    await http.post('/webhooks/other').send('{}').expect(404);
  });
});
