/**
 * `npm run bench`: durable, end-to-end answers per second and latencies of the server on the web and the
 * Telegram path, beside a stock Express + Telegraf + node-nlp bot that stores nothing, in the same run.
 * The load and the platform run in this process, each server alone in its own.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../src/content/load';
import { root } from '../src/root';
import { closedLoop, numbersOf, openLoop, post, type Numbers } from './load';
import { startPlatform, type Platform } from './platform';

const token = '1234567:bench-token-not-a-secret';
const secret = 'bench-secret-not-a-secret';
const messages = Number(process.env.BENCH_MESSAGES ?? 6_000);
/** Enough messages under way that every server is busy all the time; latency is measured apart, at 200/s. */
const width = Number(process.env.BENCH_WIDTH ?? 256);
/** As `npm start` runs it, and the peer alike. */
const nodeFlags = ['--max-semi-space-size=64'];
const people = 2_000;
/** How long a message may stay unanswered before it counts as lost. */
const patienceMs = 10_000;
const firstUser = 10_000_000;

interface Server {
  name: string;
  url: string;
  child: ChildProcess;
  web(index: number, text: string): Promise<number>;
}

interface Row {
  server: string;
  path: string;
  perSecond: number;
  ack: Numbers;
  answer: Numbers;
  lost: number;
  rssMb: number;
}

const questions = [...loadContent(root).topics.values()].flatMap((topic) => topic.tests);
const textOf = (index: number) => `${questions[index % questions.length]} ${index}`;

const freePort = (): number => 20_000 + Math.floor(Math.random() * 20_000);

async function startOurs(platform: Platform, dataDir: string): Promise<Server> {
  const port = freePort();
  const child = fork(join(root, 'dist/main.js'), [], {
    execArgv: nodeFlags,
    silent: true,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      PUBLIC_URL: 'http://127.0.0.1',
      CHAT_PER_MINUTE: '100000000',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: platform.url,
    },
  });
  child.stderr?.pipe(process.stderr);
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready');
    const ready = await fetch(`${url}/readyz`).then(
      (r) => r.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((go) => setTimeout(go, 100));
  }
  return {
    name: 'thonban',
    url,
    child,
    web: async (index, text) => {
      const said = await post(`${url}/api/chat/messages`, JSON.stringify({ conversation: `bench-${index}`, text }));
      if (said.status !== 200) throw new Error(`web answered ${said.status}: ${said.body.slice(0, 200)}`);
      return said.ms;
    },
  };
}

async function startStock(platform: Platform): Promise<Server> {
  const child = fork(join(__dirname, 'stock-bot.ts'), ['0', platform.url, token, secret], {
    execArgv: [...nodeFlags, '--import', 'tsx'],
    silent: true,
  });
  child.stderr?.pipe(process.stderr);
  const { port } = await new Promise<{ port: number }>((ready, failed) => {
    child.once('message', (message) => ready(message as { port: number }));
    child.once('exit', () => failed(new Error('the stock bot ended before it was ready')));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    name: 'stock (stores nothing)',
    url,
    child,
    web: async (_index, text) => (await post(`${url}/chat`, JSON.stringify({ text }))).ms,
  };
}

const rssMb = (child: ChildProcess): number => {
  const status = `/proc/${child.pid}/status`;
  if (!existsSync(status)) return 0;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024);
};

const update = (id: number, user: number, text: string) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: user, type: 'private' },
      from: { id: user, is_bot: false, first_name: 'Bench' },
      text,
    },
  });

/**
 * Writes as one of `people`, each with at most one message under way: a call ends when the webhook was acknowledged
 * and the answer has reached the platform, so what is counted is answers, not acknowledgements.
 */
async function telegram(
  server: Server,
  platform: Platform,
  from: number,
  send: (one: (i: number) => Promise<void>) => Promise<void>,
) {
  const open = new Map<string, { begun: number; answered: () => void }>();
  const acks: number[] = [];
  const answers: number[] = [];
  let sent = 0;
  platform.onMessage = (chat, at) => {
    const one = open.get(chat);
    if (!one) return;
    open.delete(chat);
    answers.push(at - one.begun);
    one.answered();
  };
  const start = performance.now();
  await send(async (index) => {
    const user = firstUser + (index % people);
    sent += 1;
    const answered = new Promise<void>((done) => open.set(String(user), { begun: performance.now(), answered: done }));
    const posted = await post(`${server.url}/webhooks/telegram`, update(from + index, user, textOf(index)), {
      'x-telegram-bot-api-secret-token': secret,
    });
    if (posted.status !== 200) throw new Error(`webhook answered ${posted.status}`);
    acks.push(posted.ms);
    let late: NodeJS.Timeout | undefined;
    await Promise.race([answered, new Promise((go) => (late = setTimeout(go, patienceMs)))]);
    clearTimeout(late);
  });
  return {
    acks: numbersOf(acks),
    answers: numbersOf(answers),
    perSecond: (answers.length * 1000) / (performance.now() - start),
    lost: sent - answers.length,
  };
}

async function measure(server: Server, platform: Platform, base: number): Promise<Row[]> {
  // Everybody has met the machine before: the introduction of the first message is not part of the race.
  await telegram(server, platform, base + 5_000_000, (one) => closedLoop(people, width, one).then(() => undefined));
  await new Promise((go) => setTimeout(go, 500));
  const storm = await telegram(server, platform, base, (one) => closedLoop(messages, width, one).then(() => undefined));
  const paced = await telegram(server, platform, base + 1_000_000, (one) => openLoop(200, 10, one));
  const web: number[] = [];
  const webMs = await closedLoop(
    messages,
    width,
    async (index) => void web.push(await server.web(base + index, textOf(index))),
  );
  const calm: number[] = [];
  await openLoop(200, 5, async (index) => void calm.push(await server.web(base + 2_000_000 + index, textOf(index))));
  const row = (path: string, perSecond: number, ack: Numbers, answer: Numbers, lost = 0): Row => ({
    server: server.name,
    path,
    perSecond,
    ack,
    answer,
    lost,
    rssMb: rssMb(server.child),
  });
  return [
    row(`telegram, ${width} in flight`, storm.perSecond, storm.acks, storm.answers, storm.lost),
    row('telegram, 200/s', paced.perSecond, paced.acks, paced.answers, paced.lost),
    row(`web, ${width} in flight`, (messages * 1000) / webMs, numbersOf(web), numbersOf(web)),
    row('web, 200/s', 200, numbersOf(calm), numbersOf(calm)),
  ];
}

async function main(): Promise<void> {
  const platform = await startPlatform();
  const rows: Row[] = [];
  const stock = await startStock(platform);
  rows.push(...(await measure(stock, platform, 10_000_000)));
  stock.child.kill('SIGKILL');

  const dataDir = mkdtempSync(join(tmpdir(), 'thonban-bench-'));
  const ours = await startOurs(platform, dataDir);
  rows.push(...(await measure(ours, platform, 100_000_000)));
  ours.child.kill('SIGTERM');
  await new Promise((ended) => ours.child.once('exit', ended));
  rmSync(dataDir, { recursive: true });
  platform.close();

  const ms = (value: number) => value.toFixed(1);
  console.log(`${messages} messages, ${width} in flight; milliseconds at the client`);
  console.table(
    rows.map((row) => ({
      server: row.server,
      path: row.path,
      'answers/s': Math.round(row.perSecond),
      'ack p50': ms(row.ack.p50),
      'ack p99': ms(row.ack.p99),
      'answer p50': ms(row.answer.p50),
      'answer p99': ms(row.answer.p99),
      unanswered: row.lost,
      'RSS MB': row.rssMb,
    })),
  );
  console.log(JSON.stringify(rows));
  process.exit(0);
}

void main();
