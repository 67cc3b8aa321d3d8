import { systemClock } from '../../src/ops/system-clock';
import { FakeTelegram } from '../support/fake-telegram';
import { FakeZaloBot } from '../support/fake-zalo-bot';
import { dataFolder } from '../support/data-folder';
import { ServerProcess } from '../support/server-process';
import { messageUpdate, pressUpdate, textUpdate } from '../support/telegram-updates';
import { messageEvent, textEvent } from '../support/zalo-bot-updates';
import { startZaloEmulator, type ZaloEmulator } from '../support/zalo-emulator/emulator';
import { citizen, genuine } from '../support/zalo-emulator/rig';

const question = 'làm giấy khai sinh cho con cần gì';
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** The built server with all platforms at once, each of them a double: from a webhook to what the person gets. */
describe('one server on every platform', () => {
  let telegram: FakeTelegram;
  let zaloBot: FakeZaloBot;
  let zalo: ZaloEmulator;
  let server: ServerProcess;

  beforeAll(async () => {
    [telegram, zaloBot, zalo] = await Promise.all([
      FakeTelegram.open(),
      FakeZaloBot.open(),
      startZaloEmulator(systemClock),
    ]);
    zalo.state.touch(citizen);
    server = await ServerProcess.create({
      DATA_DIR: dataFolder(),
      ...{
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_WEBHOOK_SECRET: 'tele-secret',
        TELEGRAM_API_ROOT: telegram.apiRoot,
      },
      ...{ ZALO_BOT_TOKEN: zaloBot.token, ZALO_BOT_WEBHOOK_SECRET: 'bot-secret', ZALO_BOT_BASE_URL: zaloBot.baseUrl },
      ...{
        ZALO_APP_ID: zalo.state.app.id,
        ZALO_APP_SECRET: zalo.state.app.secret,
        ZALO_OA_SECRET: zalo.state.app.oaSecret,
      },
      ...{
        ZALO_REFRESH_TOKEN: zalo.state.mint().refresh,
        ZALO_OAUTH_BASE_URL: zalo.url,
        ZALO_OPENAPI_BASE_URL: zalo.url,
      },
    });
    await server.start();
  }, 60_000);

  afterAll(async () => {
    await server.end('SIGTERM');
    await Promise.all([telegram.close(), zaloBot.close(), zalo.stop()]);
  });

  const hook = (path: string, body: string | Buffer, headers: Record<string, string>) =>
    fetch(`${server.url}/webhooks/${path}`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) }).then(
      (response) => response.status,
    );
  const toTelegram = (update: string) => hook('telegram', update, { 'x-telegram-bot-api-secret-token': 'tele-secret' });
  const toBot = (event: string) => hook('zalo-bot', event, { 'x-bot-api-secret-token': 'bot-secret' });
  const toOa = (message: object, name = 'user_send_text') => {
    const request = genuine(zalo.state.app, {
      app_id: zalo.state.app.id,
      ...{ sender: { id: citizen }, user_id_by_app: '55', recipient: { id: '388613280878808645' } },
      ...{ event_name: name, message, timestamp: String(Date.now()) },
    });
    return hook('zalo-oa', request.body, request.headers as Record<string, string>);
  };
  const got = async (texts: () => string[], count: number): Promise<string[]> => {
    for (let i = 0; i < 500 && texts().length < count; i += 1) await pause(20);
    return texts();
  };

  test('Telegram: an introduction, then the answer with its basis and buttons; a tap on a button is answered', async () => {
    const texts = () => telegram.oracle.to('4503599627370497');
    const from = { user: '4503599627370497' };
    expect(await toTelegram(textUpdate({ ...from, id: '1', text: question.normalize('NFD') }))).toBe(200);
    const [intro, answer] = await got(texts, 2);
    expect(intro).toContain('không phải người');
    expect(answer).toContain('giấy chứng sinh');
    expect(answer).toContain('60/2014/QH13');
    const button = telegram.oracle.taken.at(-1)!.buttons[0]!;
    expect(await toTelegram(pressUpdate({ ...from, id: '2' }, button.payload))).toBe(200);
    expect(await got(texts, 3)).toHaveLength(3);
    expect(telegram.answered).toHaveLength(1);
    await toTelegram(messageUpdate({ ...from, id: '3' }, { voice: { file_id: 'v', duration: 3 } }));
    expect((await got(texts, 4))[3]).toContain('chưa nghe được');
  });

  test('Zalo Official Account: the same, and a tap that comes back as text; an officer’s own reply silences the machine', async () => {
    const texts = () => zalo.state.oracle.to(citizen);
    expect(await toOa({ text: question, msg_id: 'z1' })).toBe(200);
    // With its choices as numbered lines the answer is longer than one message of this platform.
    const said = await got(texts, 3);
    expect(said.join('\n')).toContain('60/2014/QH13');
    const before = texts().length;
    expect(await toOa({ text: '#t:dvc-khai-tu', msg_id: 'z2' })).toBe(200);
    expect((await got(texts, before + 1)).at(-1)).toContain('15 ngày');

    const echo = genuine(zalo.state.app, {
      app_id: zalo.state.app.id,
      ...{ sender: { id: '388613280878808645', admin_id: '5373093274852641073' }, recipient: { id: citizen } },
      ...{ event_name: 'oa_send_text', message: { text: 'Cán bộ đây ạ', msg_id: 'z3' }, timestamp: String(Date.now()) },
    });
    expect(await hook('zalo-oa', echo.body, echo.headers as Record<string, string>)).toBe(200);
    const held = texts().length;
    await toOa({ text: question, msg_id: 'z4' });
    await pause(400);
    expect(texts()).toHaveLength(held);
  });

  test('Zalo Bot: numbered choices instead of buttons, chosen by number; withheld content is answered with care', async () => {
    const texts = () => zaloBot.oracle.to('6ede9afa66b88fe6d6a9');
    const from = { user: '6ede9afa66b88fe6d6a9' };
    await toBot(textEvent({ ...from, id: 'b1', text: 'đổi tiếng' }));
    const choices = (await got(texts, 2))[1]!;
    expect(choices).toMatch(/1\. Tiếng Việt[\s\S]*4\. Tày/);
    await toBot(textEvent({ ...from, id: 'b2', text: '4' }));
    expect((await got(texts, 3))[2]).toContain('bác nói tiếng Tày');
    await toBot(messageEvent({ ...from, id: 'b3' }, 'unsupported'));
    expect((await got(texts, 4))[3]).toContain('113');
  });
});
