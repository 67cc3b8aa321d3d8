import { dataFolder } from '../support/data-folder';
import { ServerProcess } from '../support/server-process';

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

/** Where a value breaks a schema: the few words of JSON Schema that our OpenAPI uses. */
function breaches(schema: Schema, value: unknown, at = '$'): string[] {
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at} is ${String(value)}`];
  const types = [schema.type ?? []].flat();
  const is = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!types.includes(is)) return [`${at} is ${is}, not ${types.join(' or ')}`];
  if (is === 'array')
    return (value as unknown[]).flatMap((each, index) => breaches(schema.items!, each, `${at}[${index}]`));
  if (is !== 'object') return [];
  const record = value as Record<string, unknown>;
  return [
    ...(schema.required ?? []).filter((key) => !(key in record)).map((key) => `${at}.${key} is missing`),
    ...Object.keys(record)
      .filter((key) => !schema.properties?.[key])
      .map((key) => `${at}.${key} is not described`),
    ...Object.entries(record).flatMap(([key, each]) =>
      schema.properties?.[key] ? breaches(schema.properties[key], each, `${at}.${key}`) : [],
    ),
  ];
}

describe('the outside contract', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.create({ DATA_DIR: dataFolder() });
    await server.start();
  }, 120_000);

  afterAll(() => server.end('SIGKILL'));

  const ask = (body: unknown) =>
    fetch(`${server.url}/api/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test('answers of every decision are as /openapi.json describes them', async () => {
    const openapi = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(openapi.openapi).toBe('3.1.0');
    const post = openapi.paths['/api/chat/messages']!.post as {
      responses: Record<string, { content: { 'application/json': { schema: Schema } } }>;
    };
    const said = new Set<string>();
    for (const text of [
      'làm giấy khai sinh cho con cần gì',
      'bị chồng đánh thì gọi ai',
      'qwrtp zxcvb',
      'giấy tờ',
      'xóa dữ liệu của tôi',
      'm:giay-to',
    ]) {
      const response = await ask({ conversation: `contract-${said.size}-${text.length}`, text });
      const body = (await response.json()) as { decision: string };
      expect(response.status).toBe(200);
      expect(breaches(post.responses['200']!.content['application/json'].schema, body)).toEqual([]);
      said.add(body.decision);
    }
    expect([...said].sort()).toEqual(['answer', 'ask', 'fallback']);
    const bad = await ask({ conversation: '', text: 'x' });
    expect(breaches(post.responses['400']!.content['application/json'].schema, await bad.json())).toEqual([]);
  });

  test('a message sent again under its id gets the same answer and counts once', async () => {
    const message = { conversation: 'twice', text: 'làm giấy khai sinh cho con cần gì', id: 'm-1' };
    const first = (await (await ask(message)).json()) as { interaction: string };
    const second = (await (await ask(message)).json()) as { interaction: string };
    expect(second).toEqual(first);
  });

  test.each([
    ['no JSON', '{', 400],
    ['nothing to say', { conversation: 'a' }, 400],
    ['a conversation that is too long', { conversation: 'x'.repeat(65), text: 'a' }, 400],
    ['a text that is no text', { conversation: 'a', text: 5 }, 400],
    ['a body over the cap', { conversation: 'a', text: 'x'.repeat(70_000) }, 413],
  ])('%s gets a clear error', async (_what, body, status) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toMatch(/^request\./);
    expect(error.message.length).toBeGreaterThan(5);
  });

  test('says that it lives, that it is ready part by part, and what it counts', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      ready: true,
      parts: { store: 'ok', server: 'ok', web: 'ok' },
    });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^thonban_turns_total\{channel="web"/m);
  });

  test('forgets a person who asks for it, and says so', async () => {
    const conversation = 'forget-me';
    await ask({ conversation, text: 'nhà tôi số điện thoại 0912 345 678 bị mất thẻ bảo hiểm' });
    const asked = (await (await ask({ conversation, text: 'xóa dữ liệu của tôi' })).json()) as {
      replies: { buttons: { payload: string }[] }[];
    };
    const yes = asked.replies[0]!.buttons[0]!.payload;
    const done = (await (await ask({ conversation, payload: yes })).json()) as { replies: { text: string }[] };
    expect(done.replies[0]!.text).toContain('đã xóa hết');
  });
});
