import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { citizen, openZaloOa, until, type ZaloOaRig } from '../../../support/zalo-emulator/rig';

const minute = 60_000;
const ladder = [30_000, 5 * minute, 15 * minute, 30 * minute, 60 * minute];

let rig: ZaloOaRig;
let ours: Server;
let status: number;
let verdicts: string[];
let retries: (string | undefined)[];

beforeEach(async () => {
  rig = await openZaloOa();
  status = 200;
  verdicts = [];
  retries = [];
  ours = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const verdict = rig.channel.webhook?.receive({
        method: 'POST',
        headers: request.headers,
        body: Buffer.concat(chunks),
      });
      verdicts.push(
        verdict?.kind === 'events' ? verdict.events.map(({ content }) => content.kind).join() : (verdict?.kind ?? ''),
      );
      retries.push(request.headers.num_retry as string | undefined);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve));
  rig.zalo.webhook.url = `http://127.0.0.1:${(ours.address() as AddressInfo).port}/webhooks/zalo-oa`;
});
afterEach(async () => {
  await rig.close();
  ours.closeAllConnections();
  await new Promise((resolve) => ours.close(resolve));
});

const hello = (text = 'Xin chào') => rig.zalo.events.fromUser(citizen, 'user_send_text', { text });

describe('the emulated webhook', () => {
  it('delivers what people do, signed so that the channel believes it', async () => {
    rig.zalo.webhook.send(hello());
    rig.zalo.webhook.send(rig.zalo.events.following(citizen, 'follow'));
    await rig.zalo.webhook.settled();
    expect(verdicts.sort()).toEqual(['arrived', 'text']);
  });

  it('echoes what we send and says that it arrived, and neither becomes an event', async () => {
    await rig.send();
    await rig.zalo.webhook.settled();
    expect(rig.zalo.webhook.deliveries.map(({ event }) => event).sort()).toEqual([
      'oa_send_text',
      'user_received_message',
    ]);
    expect(verdicts).toEqual(['ignore', 'ignore']);
  });

  it('saves the address: its unsigned probe gets 200', async () => {
    expect(await rig.zalo.webhook.probe()).toBe(200);
    expect(verdicts).toEqual(['ignore']);
  });

  it('climbs the ladder, counts its tries, and gives up after the last', async () => {
    status = 503;
    rig.zalo.webhook.send(hello());
    for (const [tries, wait] of [...ladder.entries()]) {
      await until(() => retries.length === tries + 1 && rig.clock.sleepers() === 1);
      expect(rig.zalo.webhook.disabled).toBe(false);
      await rig.clock.advance(wait);
    }
    await rig.zalo.webhook.settled();
    expect(retries).toEqual([undefined, '1', '2', '3', '4', '5']);
    expect(rig.zalo.webhook.disabled).toBe(true);
    expect(new Set(verdicts)).toEqual(new Set(['text']));
  });

  it('sends copies and turns the order round when told to', async () => {
    rig.zalo.webhook.copies = 3;
    rig.zalo.webhook.sendReversed([hello('một'), hello('hai')]);
    await rig.zalo.webhook.settled();
    expect(verdicts).toHaveLength(6);
  });
});

describe('the emulated OAuth', () => {
  const ask = async (form: Record<string, string>, secret = rig.zalo.state.app.secret) => {
    const response = await fetch(`${rig.zalo.url}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: secret },
      body: new URLSearchParams({ app_id: rig.zalo.state.app.id, ...form }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const renew = (token = '') => ask({ grant_type: 'refresh_token', refresh_token: token });

  it('gives a pair for a code once, with its verifier', async () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    rig.zalo.state.codes.set('once', { challenge, issuedAt: rig.clock.now() });
    const form = { grant_type: 'authorization_code', code: 'once', code_verifier: verifier };
    expect((await ask(form)).body).toMatchObject({ expires_in: '90000' });
    expect(await ask(form)).toMatchObject({ status: 200, body: { error: -14011 } });
  });

  it('takes a refresh token once and kills the access token before it', async () => {
    const { refresh, access } = rig.zalo.state.pair!;
    expect((await renew(refresh)).body.access_token).toBe(rig.zalo.state.pair?.access);
    expect(await renew(refresh)).toMatchObject({ status: 200, body: { error: -14020 } });
    const old = await fetch(`${rig.zalo.url}/v2.0/oa/getoa`, { headers: { access_token: access } });
    expect(await old.json()).toMatchObject({ error: -220 });
  });

  it('refuses a wrong secret and an app that is switched off', async () => {
    expect((await ask({ grant_type: 'refresh_token' }, 'wrong')).body).toMatchObject({ error: -14004 });
    rig.zalo.state.app.active = false;
    expect((await renew(rig.zalo.state.pair?.refresh)).body).toMatchObject({ error: -14002 });
  });
});

describe('the emulated OpenAPI', () => {
  const call = async (method: string, path: string, headers: Record<string, string>, body?: object) => {
    const response = await fetch(`${rig.zalo.url}${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
    });
    return { status: response.status, body: (await response.json()) as { error: number } };
  };
  const good = () => ({ access_token: rig.zalo.state.pair?.access ?? '' });

  it('wants its own header', async () => {
    const bearer = { authorization: `Bearer ${good().access_token}` };
    expect((await call('GET', '/v2.0/oa/getoa', bearer)).body.error).toBe(-216);
    expect((await call('GET', '/v2.0/oa/getoa', good())).body.error).toBe(0);
  });

  it('answers 404 where nothing is, and -233 where something was', async () => {
    expect(await call('POST', '/v3.0/oa/message', good(), {})).toMatchObject({ status: 404, body: { error: 404 } });
    expect((await call('POST', '/v3.0/oa/message/promotion', good(), {})).body.error).toBe(-233);
  });

  it('counts calls per minute', async () => {
    rig.zalo.state.oa.callsPerMinute = 2;
    const errors = [];
    for (let each = 0; each < 3; each += 1) errors.push((await call('GET', '/v2.0/oa/getoa', good())).body.error);
    expect(errors).toEqual([0, 0, -32]);
    await rig.clock.advance(minute);
    expect((await call('GET', '/v2.0/oa/getoa', good())).body.error).toBe(0);
  });
});
