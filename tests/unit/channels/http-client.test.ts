import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { getJson, postForm, postJson, type HttpAnswer } from '../../../src/channels/http-client';
import { FaultServer, type Call } from '../../support/fault-server';

const canary = 'bot1:CANARY';

describe('one call to a platform', () => {
  let calls: Call[];
  let server: FaultServer;
  let url: string;
  beforeEach(async () => {
    calls = [];
    server = new FaultServer((call) => {
      calls.push(call);
      return { status: 200, body: { ok: true, id: 1 } };
    });
    url = `${await server.listen()}/${canary}/call`;
  });
  afterEach(() => server.close());

  const post = (options = {}): Promise<HttpAnswer> => postJson(url, { text: 'chào' }, { timeoutMs: 1_000, ...options });
  const quiet = (answer: HttpAnswer) => expect(JSON.stringify(answer)).not.toContain('CANARY');

  it('sends JSON and gives back status, headers and body', async () => {
    const answer = await post({ headers: { access_token: 't' } });
    expect(answer).toMatchObject({ kind: 'answer', status: 200, body: { ok: true, id: 1 } });
    expect(calls[0]).toMatchObject({
      body: { text: 'chào' },
      headers: { 'content-type': 'application/json', access_token: 't' },
    });
  });

  it('sends forms, and asks without a body', async () => {
    await postForm(url, { code: 'a b&c', grant_type: 'refresh_token' });
    await getJson(`${url}?data=1`);
    expect(calls.map((call) => call.headers['content-type'])).toEqual(['application/x-www-form-urlencoded', undefined]);
    expect(calls[0]?.headers['content-length']).toBe(String('code=a+b%26c&grant_type=refresh_token'.length));
  });

  it('gives an error status with its JSON as an answer too', async () => {
    server.next('call', { kind: 'answer', status: 400, body: { error: -216 } });
    expect(await post()).toMatchObject({ kind: 'answer', status: 400, body: { error: -216 } });
  });

  it('keeps ids beyond 2^53', async () => {
    server.next('call', { kind: 'answer', status: 200, body: '{"id":9007199254740993}' });
    expect(await post()).toMatchObject({ body: { id: '9007199254740993' } });
  });

  it.each([
    ['a page', 200, '<h1>Đăng nhập</h1>'],
    ['nothing', 200, ''],
    ['half of a JSON', 502, '{"ok":'],
    ['a JSON that is no object', 200, '[1]'],
    ['a redirect, which it does not follow', 302, 'moved'],
  ])('calls %s garbage, with its status', async (_name, status, body) => {
    server.next('call', { kind: 'answer', status, body, headers: { location: url } });
    expect(await post()).toMatchObject({ kind: 'garbage', status });
    expect(calls).toHaveLength(1);
  });

  it('reads no more than 1 MB, also of something that unpacks to more', async () => {
    server.next('call', { kind: 'huge', bytes: 200_000_000 });
    const begun = performance.now();
    expect(await post({ timeoutMs: 10_000 })).toMatchObject({ kind: 'garbage', status: 200 });
    expect(performance.now() - begun).toBeLessThan(5_000);

    const bomb = gzipSync(Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(50_000_000, 'x'), Buffer.from('"}')]));
    const bombUrl = await tcp((socket) =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
        socket.end(bomb);
      }),
    );
    expect(await postJson(bombUrl, {}, { timeoutMs: 5_000 })).toMatchObject({ kind: 'garbage', status: 200 });
  });

  it('says unsent when nobody listens or the name is not known', async () => {
    await server.close();
    const refused = await post();
    expect(refused).toEqual({ kind: 'unsent', reason: 'ECONNREFUSED' });
    const unknown = await postJson(`http://${'no-such-host'}.invalid/${canary}`, {}, { timeoutMs: 3_000 });
    expect(unknown.kind).toBe('unsent');
    quiet(refused);
    quiet(unknown);
  });

  it('says unsent when TLS cannot be agreed on', async () => {
    const answer = await postJson(url.replace('http:', 'https:'), {}, { timeoutMs: 1_000 });
    expect(answer.kind).toBe('unsent');
    quiet(answer);
  });

  it('says unsent when it was told to stop before it began', async () => {
    expect(await post({ signal: AbortSignal.abort() })).toEqual({ kind: 'unsent', reason: 'stopped' });
    expect(calls).toHaveLength(0);
  });

  it('says uncertain when the request went out and nothing came back', async () => {
    server.next('call', { kind: 'reset', taken: true });
    const reset = await post();
    expect(reset).toMatchObject({ kind: 'uncertain' });
    server.next('call', { kind: 'hang' });
    const late = await post({ timeoutMs: 100 });
    expect(late).toEqual({ kind: 'uncertain', reason: 'timeout' });
    server.next('call', { kind: 'hang' });
    const stop = new AbortController();
    const stopped = post({ signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await stopped).toEqual({ kind: 'uncertain', reason: 'stopped' });
    [reset, late].forEach(quiet);
  });

  it('calls an answer that breaks off or drips too slowly garbage', async () => {
    server.next('call', { kind: 'half', taken: true });
    expect(await post()).toMatchObject({ kind: 'garbage', status: 200 });
    server.next('call', { kind: 'slow', msPerByte: 100 });
    expect(await post({ timeoutMs: 300 })).toMatchObject({ kind: 'garbage', status: 200 });
  });

  it('leaves nothing behind on a signal that lives as long as the server', async () => {
    const stop = new AbortController();
    const added = jest.spyOn(stop.signal, 'addEventListener');
    const removed = jest.spyOn(stop.signal, 'removeEventListener');
    for (let i = 0; i < 3; i += 1) await post({ signal: stop.signal });
    expect(added).toHaveBeenCalledTimes(3);
    expect(removed).toHaveBeenCalledTimes(3);
  });
});

const tcpServers: TcpServer[] = [];
afterAll(() => tcpServers.forEach((each) => each.close()));

async function tcp(serve: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer(serve);
  tcpServers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
