import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/ops/system-clock';
import { root } from '../../src/root';
import { Cluster } from '../support/cluster';
import { formOf, goodPassword } from '../support/console-desk';
import { textUpdate } from '../support/telegram-updates';
import { startZaloEmulator, type ZaloEmulator } from '../support/zalo-emulator/emulator';
import { signed } from '../support/zalo-emulator/webhook-sender';

const callsPerMinute = 20;
/** How long a token of Zalo is used here. */
const usedMs = 4_000;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

async function until(done: () => boolean | Promise<boolean>, name: string, withinMs = 30_000): Promise<void> {
  for (const begun = Date.now(); !(await done()); await pause(50)) {
    if (Date.now() - begun > withinMs) throw new Error(`waited in vain for ${name}`);
  }
}

describe('roles in processes of their own', () => {
  const content = mkdtempSync(join(tmpdir(), 'thonban-roles-'));
  const record = join(content, 'intents/vi/procedures/dvc-khai-sinh.yml');
  let zalo: ZaloEmulator;
  let cluster: Cluster;
  const opened = Date.now();

  beforeAll(async () => {
    for (const part of ['intents', 'locales']) cpSync(join(root, part), join(content, part), { recursive: true });
    zalo = await startZaloEmulator(systemClock);
    // Used for a few seconds: a token is not trusted in its last minute.
    zalo.state.tokenLife = usedMs / 1_000 + 60;
    const { app } = zalo.state;
    cluster = await Cluster.open({
      ...{ ZALO_APP_ID: app.id, ZALO_APP_SECRET: app.secret, ZALO_OA_SECRET: app.oaSecret },
      ...{ ZALO_REFRESH_TOKEN: zalo.state.mint().refresh, ZALO_OAUTH_BASE_URL: zalo.url },
      ...{ ZALO_OPENAPI_BASE_URL: zalo.url, ZALO_OA_CALLS_PER_MINUTE: String(callsPerMinute), CONTENT_DIR: content },
    });
    await cluster.start('web', 'web', 'worker', 'sender', 'sender');
  }, 120_000);

  afterAll(async () => {
    await cluster.close();
    await zalo.stop();
    rmSync(content, { recursive: true, force: true });
  });

  const web = (n: number) => cluster.members.filter(({ role }) => role === 'web')[n]!.process;

  async function ask(n: number, body: { conversation: string; text: string; message?: string }) {
    const begun = Date.now();
    const response = await fetch(`${web(n).url}/api/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = (await response.json()) as { replies: { text: string }[]; interaction: string };
    return { status: response.status, text: said.replies?.[0]?.text ?? '', ms: Date.now() - begun };
  }

  const question = 'làm giấy khai sinh cho con ở đâu';

  test('a page at one process is answered by a worker in another, also when what it says to it gets lost', async () => {
    expect(await ask(0, { conversation: 'roles-1', text: question })).toMatchObject({ status: 200 });
    const quick = await ask(1, { conversation: 'roles-2', text: question });
    expect(quick.text).toContain('khai sinh');
    // Whoever listens is cut off, as by a network: what was said meanwhile is found in the store.
    const asking = ask(0, { conversation: 'roles-3', text: question });
    await cluster.redis.command('CLIENT', 'KILL', 'TYPE', 'pubsub');
    const late = await asking;
    expect({ status: late.status, inTime: late.ms < 5_000 }).toEqual({ status: 200, inTime: true });
  }, 60_000);

  test('a conversation goes on wherever its next message arrives', async () => {
    const first = await ask(0, { conversation: 'roles-4', text: 'menu' });
    const second = await ask(1, { conversation: 'roles-4', text: '1' });
    expect(first.status).toBe(200);
    expect(second.text).not.toBe('');
    expect(second.text).not.toBe((await ask(1, { conversation: 'roles-5', text: '1' })).text);
  }, 60_000);

  /** A browser that may be sent to either process. */
  function browser() {
    const jar = new Map<string, string>();
    return async (n: number, to: string, fields?: Record<string, string>) => {
      const response = await fetch(`${web(n).url}${to}`, {
        redirect: 'manual',
        headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
        jar.set(name, value);
      }
      return { status: response.status, text: await response.text() };
    };
  }

  test('the link that either process printed is good, who opens it at one signs in at the other, and is known at both', async () => {
    const paths = [0, 1].map((n) => web(n).output.match(/\/console\/first\/[\w-]{43}/)?.[0] ?? '');
    const go = browser();
    const form = formOf((await go(0, paths[0]!)).text);
    const made = await go(1, paths[0]!, { form, username: 'chu-tich', password: goodPassword, again: goodPassword });
    expect(made.status).toBe(303);
    for (const n of [0, 1]) {
      const page = await go(n, '/console');
      expect([page.status, page.text.includes('chu-tich')]).toEqual([200, true]);
    }
    expect((await go(0, '/console/jobs')).status).toBe(200);
    expect((await browser()(1, paths[1]!)).status).toBe(410);
  }, 60_000);

  test('who guesses a password has five tries, not five at each process', async () => {
    const guess = async (n: number) => {
      const go = browser();
      const form = formOf((await go(n, '/console/sign-in')).text);
      return (await go(n, '/console/sign-in', { form, username: 'chu-tich', password: 'sai rồi sai rồi' })).status;
    };
    const answers: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) answers.push(await guess(tries % 2));
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  }, 60_000);

  test('content that one process is told to read anew is new everywhere', async () => {
    const text = readFileSync(record, 'utf8');
    writeFileSync(record, text.replace(/^lead: \|\n/m, 'lead: |\n  Câu này mới sửa.\n'));
    web(0).hangUp();
    await until(
      async () => (await ask(1, { conversation: `roles-${Math.random()}`, text: question })).text.includes('mới sửa'),
      'the new words',
    );
  }, 60_000);

  test('the minute that Zalo allows is shared by all senders, and its token is renewed by one of them', async () => {
    const { oracle, spent } = zalo.state;
    const write = async (user: string, n: number) => {
      zalo.state.touch(user);
      const body = Buffer.from(JSON.stringify(zalo.events.fromUser(user, 'user_send_text', { text: question })));
      const response = await fetch(`${web(n % 2).url}/webhooks/zalo-oa`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-zevent-signature': signed(zalo.state.app, body) },
        body,
      });
      expect(response.status).toBe(200);
    };
    await write('7700112233445566099', 0);
    await until(() => oracle.tried.length > 0, 'the first answer');
    // Its token is old by then: the next answer needs a new one.
    await pause(usedMs + 500);
    const people = Array.from(
      { length: callsPerMinute + 8 },
      (_, n) => `77001122334455660${String(n).padStart(2, '0')}`,
    );
    await Promise.all(people.map(write));
    // Each process may have asked once what kind of account it is.
    await until(() => oracle.tried.length >= callsPerMinute - cluster.members.length, 'the first answers');
    // Shorter than the minute.
    await pause(15_000);
    expect(oracle.busiest(60_000)).toBeLessThanOrEqual(callsPerMinute);
    expect(oracle.duplicates()).toBe(0);
    // Five processes know the token; if each renewed it there would be five times as many.
    expect(spent.length).toBeGreaterThanOrEqual(2);
    expect(spent.length).toBeLessThanOrEqual(2 + (Date.now() - opened) / usedMs);
    expect(new Set(spent).size).toBe(spent.length);
    expect(zalo.callsTo('/v4/oa/access_token')).toBe(spent.length);
  }, 90_000);
});

describe('polling with two processes', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.open({ TELEGRAM_MODE: 'polling' });
    await cluster.start('all', 'all');
  }, 120_000);

  afterAll(() => cluster.close());

  test('one of them asks; when it dies the other takes over and nothing is lost or answered twice', async () => {
    const { platform, members } = cluster;
    const chat = (n: number) => 9_000_000 + n;
    const send = (from: number, to: number) => {
      for (let n = from; n < to; n += 1)
        platform.queue(textUpdate({ id: String(500_000 + n), user: String(chat(n)), text: 'số điện thoại công an' }));
    };
    const answered = (to: number) => () =>
      Array.from({ length: to }, (_, n) => platform.oracle.to(String(chat(n))).length).every((count) => count > 0);
    send(0, 20);
    await until(answered(20), 'answers to what was polled');
    // Until nothing is in flight: what is may come twice, and another test counts that.
    await pause(1_500);
    await members[0]!.process.end('SIGKILL');
    send(20, 40);
    await until(answered(40), 'answers by the process that is left', 45_000);
    expect(platform.oracle.duplicates()).toBe(0);
  }, 120_000);
});
