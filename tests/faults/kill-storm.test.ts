import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadContent } from '../../src/content/load';
import { FakeTelegram } from '../support/fake-telegram';
import { insist } from '../support/insist';
import { dataFolder } from '../support/data-folder';
import { ServerProcess } from '../support/server-process';
import { textUpdate } from '../support/telegram-updates';

const rounds = Number(process.env.FAULT_ROUNDS ?? 5);
const perRound = 100;
const lanes = 64;
const token = '7654321:kill-storm-not-a-secret';
const secret = 'kill-storm-secret-1';

const content = loadContent(resolve(__dirname, '../..'));
// What culture answers depends on the day and the place; the others begin with the words of their file.
const asked = [...content.topics.values()].filter((topic) => !topic.id.startsWith('sys-') && !topic.culture);

interface Asked {
  chat: string;
  /** How the right answer begins. */
  begins: string;
}

const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe('a storm of messages while the server is killed again and again', () => {
  let platform: FakeTelegram;
  let server: ServerProcess;
  const dataDir = dataFolder();

  beforeAll(async () => {
    platform = await FakeTelegram.open(token);
    server = await ServerProcess.create({
      DATA_DIR: dataDir,
      PUBLIC_URL: 'http://127.0.0.1',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: platform.apiRoot,
    });
    await server.start();
  }, 120_000);

  afterAll(async () => {
    await server.end('SIGKILL');
    await platform.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const deliver = (id: number, text: string): Promise<void> =>
    insist(() => server.url, secret, textUpdate({ id: String(id), user: String(id), text }));

  test(`loses no acknowledged message in ${rounds} kills, and repeats at most ${lanes} sends per kill`, async () => {
    const audience: Asked[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const storm = Array.from({ length: perRound }, (_, index) => {
        const id = 1_000_000 + round * perRound + index;
        const topic = asked[id % asked.length]!;
        // An example is understood for certain, so the right answer is known beforehand.
        audience.push({ chat: String(id), begins: topic.answer.trim().slice(0, 40) });
        return sleep(Math.random() * 300).then(() => deliver(id, topic.examples[id % topic.examples.length]!));
      });
      await sleep(120 + Math.random() * 400);
      await server.end('SIGKILL');
      await server.start();
      await Promise.all(storm);
    }
    const missing = () =>
      audience.filter(({ chat, begins }) => !platform.oracle.to(chat).some((text) => text.includes(begins)));
    for (let waited = 0; missing().length > 0 && waited < 30_000; waited += 100) await sleep(100);

    expect(missing()).toEqual([]);
    const duplicates = platform.oracle.duplicates();
    console.log(`${audience.length} messages, ${rounds} kills: lost ${missing().length}, sent again ${duplicates}`);
    expect(duplicates).toBeLessThanOrEqual(rounds * lanes);
  }, 600_000);

  test('a server told to stop finishes what is in flight: nothing lost, nothing twice, gone within 10 s', async () => {
    const before = platform.oracle.duplicates();
    const topic = asked[0]!;
    const ids = Array.from({ length: 150 }, (_, index) => 5_000_000 + index);
    const storm = ids.map((id) => sleep(Math.random() * 200).then(() => deliver(id, topic.examples[0]!)));
    await sleep(100);
    const begun = Date.now();
    const code = await server.end('SIGTERM');
    const took = Date.now() - begun;
    await server.start();
    await Promise.all(storm);
    const missing = () =>
      ids.filter(
        (id) => !platform.oracle.to(String(id)).some((text) => text.includes(topic.answer.trim().slice(0, 40))),
      );
    for (let waited = 0; missing().length > 0 && waited < 20_000; waited += 100) await sleep(100);
    expect({ code, missing: missing(), again: platform.oracle.duplicates() - before }).toEqual({
      code: 0,
      missing: [],
      again: 0,
    });
    expect(took).toBeLessThan(10_000);
  }, 120_000);
});
