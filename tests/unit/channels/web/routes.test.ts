import request from 'supertest';
import { fakeClock } from '../../../support/fake-clock';
import { startWeb, type WebHarness } from '../../../support/web-harness';

let web: WebHarness;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.down());

const post = (
  body: unknown,
  options: { raw?: string; type?: string; headers?: Record<string, string>; to?: WebHarness } = {},
) =>
  fetch(`${(options.to ?? web).url}/api/chat/messages`, {
    method: 'POST',
    headers: { 'Content-Type': options.type ?? 'application/json', ...options.headers },
    body: options.raw ?? JSON.stringify(body),
  });
const read = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('POST /api/chat/messages', () => {
  test('a question gets its answer with everything the page shows', async () => {
    const response = await post({ conversation: 'c1', text: 'làm khai sinh cho con' });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await read(response);
    expect(body).toMatchObject({ decision: 'answer', topic: 'dvc-khai-sinh', score: 0.97, language: 'vi' });
    expect(body.interaction).toMatch(/^[0-9a-z]{20}$/);
    expect(body.citations).toEqual([expect.stringMatching(/^Luật Hộ tịch/), expect.any(String), expect.any(String)]);
    expect(body.replies).toEqual([
      expect.objectContaining({
        text: expect.stringContaining('60 ngày') as string,
        tone: 'normal',
        media: [],
        phones: [],
        notes: [expect.any(String)],
        rate: body.interaction,
        buttons: expect.arrayContaining([{ title: 'Khai sinh muộn', payload: 't:dvc-khai-sinh-muon' }]) as unknown[],
        blocks: expect.arrayContaining([expect.objectContaining({ kind: 'papers' })]) as unknown[],
        citations: expect.arrayContaining([expect.objectContaining({ url: 'https://example.org/luat' })]) as unknown[],
      }),
    ]);
  });

  test('the same message sent again is one event with one answer', async () => {
    const before = web.events.length;
    const message = { conversation: 'again', text: 'có gì mới', id: 'm-1' };
    const [first, second] = [await read(await post(message)), await read(await post(message))];
    expect(second).toEqual(first);
    expect(web.events.length - before).toBe(1);
    await post({ ...message, conversation: 'another' });
    expect(web.events.length - before).toBe(2);
  });

  test.each([
    ['bad JSON', { raw: '{"conversation":' }, 400, 'request.malformed'],
    ['JSON that is no object', { raw: '"xin chào"' }, 400, 'request.malformed'],
    ['a missing field', { raw: '{"text":"a"}' }, 400, 'request.invalid'],
    ['a form', { raw: 'text=a', type: 'application/x-www-form-urlencoded' }, 415, 'request.unsupported'],
    ['plain text', { raw: '{"conversation":"c","text":"a"}', type: 'text/plain' }, 415, 'request.unsupported'],
    ['a packed body', { raw: '{}', headers: { 'Content-Encoding': 'gzip' } }, 415, 'request.unsupported'],
    ['a strange charset', { raw: '{}', type: 'application/json; charset=tcvn-5712' }, 415, 'request.unsupported'],
    [
      'more than 64 KB',
      { raw: JSON.stringify({ conversation: 'c', text: 'a'.repeat(65_600) }) },
      413,
      'request.too-large',
    ],
  ])('%s is refused with a code and a line in Vietnamese', async (_name, options, status, code) => {
    const before = web.events.length;
    const response = await post(null, options);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.stringMatching(/\p{L}/u) as string } });
    expect(web.events.length).toBe(before);
  });

  test('what cannot be kept is answered 503, never 200', async () => {
    web.faults.undurable = true;
    const response = await post({ conversation: 'c1', text: 'a' });
    web.faults.undurable = false;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await read(response)).error).toMatchObject({ code: 'store.unavailable' });
  });

  test('an answer that does not come in ten seconds is called late, and the message is kept', async () => {
    const clock = fakeClock();
    const slow = await startWeb({ clock });
    slow.faults.late = true;
    const asked = post({ conversation: 'c1', text: 'a', id: 'm1' }, { to: slow });
    while (clock.sleepers() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await clock.advance(10_000);
    const response = await asked;
    expect(response.status).toBe(503);
    expect((await read(response)).error).toMatchObject({ code: 'answer.late' });
    expect(slow.events).toHaveLength(1);
    await slow.down();
  });

  test('a page that goes away is waited for no longer', async () => {
    const clock = fakeClock();
    const slow = await startWeb({ clock });
    slow.faults.late = true;
    const gone = new AbortController();
    const asked = fetch(`${slow.url}/api/chat/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"conversation":"c1","text":"a"}',
      signal: gone.signal,
    }).catch(() => null);
    while (clock.sleepers() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    gone.abort();
    await asked;
    while (clock.sleepers() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await slow.down();
  });

  test('an address over its allowance hears when to come back, others are served', async () => {
    const strict = await startWeb({ perMinute: 3 });
    const from = (address: string, conversation: string) =>
      post({ conversation, text: 'a' }, { to: strict, headers: { 'X-Forwarded-For': address } });
    for (let i = 0; i < 3; i += 1) expect((await from('203.0.113.1', `c${i}`)).status).toBe(200);
    const refused = await from('203.0.113.1', 'c4');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await read(refused)).error).toMatchObject({ code: 'request.too-many' });
    expect((await from('203.0.113.2', 'c5')).status).toBe(200);
    await strict.down();
  });

  test('one conversation may send 120 a minute from wherever it is', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 121; i += 1) {
      statuses.push(
        (await post({ conversation: 'loud', text: 'a' }, { headers: { 'X-Forwarded-For': `203.0.113.${i}` } })).status,
      );
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('The page and its files', () => {
  test.each([
    ['/', 'text/html'],
    ['/app.js', 'text/javascript'],
    ['/app.css', 'text/css'],
    ['/sw.js', 'text/javascript'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/icon.svg', 'image/svg+xml'],
    ['/icon-192.png', 'image/png'],
    ['/icon-512.png', 'image/png'],
    ['/icon-maskable-512.png', 'image/png'],
    ['/fonts/vietnamese-400.woff2', 'font/woff2'],
    ['/fonts/latin-700.woff2', 'font/woff2'],
  ])('%s is %s, may be kept, and costs nothing when unchanged', async (path, type) => {
    const response = await fetch(web.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('cache-control')).toMatch(/^(no-cache|public, max-age=\d+)/);
    expect(response.headers.get('set-cookie')).toBeNull();
    await request(web.url)
      .get(path)
      .set('If-None-Match', response.headers.get('etag') ?? '')
      .expect(304);
    await response.arrayBuffer();
  });

  test('text is sent packed to whoever can unpack it', async () => {
    const get = (coding: string) => fetch(`${web.url}/app.css`, { headers: { 'Accept-Encoding': coding } });
    const packed = await get('gzip');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    const plain = await get('identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
  });

  test('the policy allows nothing from elsewhere and no inline script', async () => {
    const response = await fetch(web.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*(src=|application\/json))/);
    expect(html).not.toMatch(/\son\w+=|\sstyle=|<style/);
    expect(html).not.toMatch(/(src|href)="https?:/);
  });

  test('the first screen is complete without script: greeting, six topics, the numbers to call', async () => {
    const html = await (await fetch(web.url)).text();
    expect(html).not.toMatch(/\{\{|<!--/);
    expect(html).toContain('không phải người');
    expect(html.match(/class="topic /g)).toHaveLength(6);
    expect(/<noscript>.*113.*114.*115.*<\/noscript>/s.test(html)).toBe(true);
    expect(html).toContain('<html lang="vi">');
  });

  test('words come in Vietnamese for a language without any', async () => {
    const words = async (query: string) =>
      (await (await fetch(`${web.url}/page.json${query}`)).json()) as {
        language: string;
        words: Record<string, string>;
      };
    expect((await words('?language=tyz')).words.send).toBe('Gửi');
    expect((await words('?language=__proto__')).language).toBe('vi');
  });

  test('the manifest makes the page installable', async () => {
    const manifest = (await (await fetch(`${web.url}/manifest.webmanifest`)).json()) as {
      icons: { sizes: string; purpose?: string; src: string }[];
    };
    expect(manifest).toMatchObject({
      name: expect.any(String) as string,
      short_name: 'Thôn Bản',
      start_url: '/',
      display: 'standalone',
      theme_color: '#24305E',
    });
    expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some((icon) => icon.purpose === 'maskable')).toBe(true);
  });
});
