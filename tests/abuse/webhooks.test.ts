import { createHash, randomBytes } from 'node:crypto';
import { dataFolder } from '../support/data-folder';
import { mutations } from '../support/mutations';
import { ServerProcess } from '../support/server-process';

const rounds = Number(process.env.FUZZ_BODIES ?? 10_000);
const forgeries = 1_000;
const telegramSecret = 'fuzz-secret-telegram';
const botSecret = 'fuzz-secret-zalo-bot';
const appId = '360846524940903967';
const oaSecret = 'OASecretKeyForTests';

const samples = {
  telegram: JSON.stringify({
    update_id: 1,
    message: {
      message_id: 1,
      date: 1_764_000_000,
      chat: { id: 7, type: 'private' },
      from: { id: 7, is_bot: false, first_name: 'A' },
      text: 'xin chào',
    },
  }),
  'zalo-bot': JSON.stringify({
    ok: true,
    result: {
      event_name: 'message.text.received',
      message: {
        from: { id: '6e', display_name: 'A', is_bot: false },
        chat: { id: '6e', chat_type: 'PRIVATE' },
        text: 'chào',
        message_id: 'm1',
        date: 1,
      },
    },
  }),
  'zalo-oa': JSON.stringify({
    app_id: appId,
    sender: { id: '246845883529197922' },
    user_id_by_app: '55',
    recipient: { id: '388613280878808645' },
    event_name: 'user_send_text',
    message: { text: 'chào', msg_id: 'z1' },
    timestamp: String(Date.now()),
  }),
};
type Path = keyof typeof samples;
const paths = Object.keys(samples) as Path[];

/** The right secret or signature for a body, so that the fuzz gets past the door. */
function keys(path: Path, body: Buffer): Record<string, string> {
  if (path === 'telegram') return { 'x-telegram-bot-api-secret-token': telegramSecret };
  if (path === 'zalo-bot') return { 'x-bot-api-secret-token': botSecret };
  const timestamp = /"timestamp"\s*:\s*"?(\d+)/.exec(body.toString('utf8'))?.[1] ?? '';
  const mac = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret).digest('hex');
  return { 'x-zevent-signature': `mac=${mac}` };
}

describe('hostile webhook calls', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    // Nothing listens on port 9: sending fails, which is not what is tested here.
    const nowhere = 'http://127.0.0.1:9';
    server = await ServerProcess.create({
      DATA_DIR: dataFolder(),
      PUBLIC_URL: 'http://127.0.0.1',
      LOG_LEVEL: 'silent',
      TELEGRAM_BOT_TOKEN: '1:fuzz-token',
      TELEGRAM_WEBHOOK_SECRET: telegramSecret,
      TELEGRAM_API_ROOT: nowhere,
      ZALO_APP_ID: appId,
      ZALO_APP_SECRET: 'AppSecretForTests',
      ZALO_OA_SECRET: oaSecret,
      ZALO_OAUTH_BASE_URL: nowhere,
      ZALO_OPENAPI_BASE_URL: nowhere,
      ZALO_BOT_TOKEN: '1:fuzz-token',
      ZALO_BOT_MODE: 'webhook',
      ZALO_BOT_WEBHOOK_SECRET: botSecret,
      ZALO_BOT_BASE_URL: nowhere,
    });
    await server.start();
  }, 60_000);

  afterAll(() => server.end('SIGKILL'));

  const call = (path: Path, body: Buffer, headers: Record<string, string>) =>
    fetch(`${server.url}/webhooks/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: new Uint8Array(body),
    }).then((response) => response.status);

  const events = async (): Promise<number> => {
    const text = await fetch(`${server.url}/metrics`).then((response) => response.text());
    return [...text.matchAll(/^thonban_events_total\{.*\} (\d+)$/gm)].reduce((sum, found) => sum + Number(found[1]), 0);
  };

  test(`${rounds} fuzzed bodies with valid secrets: never a 5xx, never an unhandled rejection`, async () => {
    const seen = new Map<number, number>();
    let next = 0;
    const lane = async () => {
      while (next < rounds) {
        const index = next;
        next += 1;
        const path = paths[index % paths.length]!;
        const body = mutations[index % mutations.length]!(Buffer.from(samples[path]));
        const status = await call(path, body, keys(path, body));
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    const table = Object.fromEntries([...seen].sort());
    console.log('statuses', table);
    expect(Object.keys(table).filter((status) => !['200', '400', '401', '413', '415'].includes(status))).toEqual([]);
    // Node ends a process on an unhandled rejection: being alive is the proof that there was none.
    expect(server.alive).toBe(true);
    expect(
      await call(
        'telegram',
        Buffer.from(samples.telegram.replace('"update_id":1', '"update_id":999999999')),
        keys('telegram', Buffer.alloc(0)),
      ),
    ).toBe(200);
  }, 240_000);

  test(`${forgeries} forged secrets and signatures: all refused, nothing stored`, async () => {
    const before = await events();
    const statuses = new Set<number>();
    for (let index = 0; index < forgeries; index += 1) {
      const path = paths[index % paths.length]!;
      const body = Buffer.from(samples[path].replace('chào', `forged ${index}`));
      const right = Object.entries(keys(path, body))[0]!;
      const [name, value] = right;
      const forged = [
        randomBytes(32).toString('hex'),
        // An empty signature is none at all, which on Zalo OA is the console's probe: 200, and nothing is done.
        path === 'zalo-oa' ? 'mac=' : '',
        value.slice(0, -1),
        `${value}0`,
        name === 'x-zevent-signature'
          ? keys(path, Buffer.concat([body, Buffer.from(' ')]))[name]!
          : value.toUpperCase(),
      ][index % 5]!;
      statuses.add(await call(path, body, { [name]: forged }));
    }
    expect([...statuses]).toEqual([401]);
    expect(await events()).toBe(before);
  }, 120_000);

  test('a body of over 64 KB is refused with 413 and a slow one does not hold up the others', async () => {
    expect(await call('telegram', Buffer.alloc(64 * 1024 + 1, 0x20), keys('telegram', Buffer.alloc(0)))).toBe(413);
  });
});
