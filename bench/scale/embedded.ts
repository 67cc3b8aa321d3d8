/**
 * `npm run bench:scale -- embedded [folder] [--people N] [--interactions N] [--seconds N]`: the embedded store at the
 * size of a province. Bars: ready ≤ 5 s, answers p99 ≤ 50 ms at 100 a second also while reports run, each report
 * ≤ 3 s over the year and over a month. Run `npm run build` first.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { loadContent } from '../../src/content/load';
import { root } from '../../src/root';
import { reports } from '../../src/reports/index';
import { lastDays, type Period } from '../../src/reports/period';
import { numbersOf, openLoop, post, type Numbers } from '../load';
import { signedIn } from './desk';
import { fill, filledDays } from './fill';
import { readPlace, type Place } from './place';
import { Server } from './server';

const perSecond = 100;
const conversations = 4_000;
const warmUpSeconds = 10;
const ms = (value: number) => Math.round(value * 10) / 10;

export async function run(args: string[]): Promise<void> {
  const place = readPlace(args);
  const begun = performance.now();
  const anew = await fill(place.file, place.size);
  console.log(anew ? `filled in ${Math.round((performance.now() - begun) / 1000)} s` : 'filled before', place.file);
  const cookie = await signedIn(place.file);

  await firstStart(place);
  const server = await Server.start(place.folder);
  const { readyMs } = server;
  // The first hundreds are answered by code the engine has not compiled yet, on any size of database.
  await answers(server.url, warmUpSeconds, 5_000_000);
  const calm = await answers(server.url, place.seconds, 0);
  const year = lastDays(Date.now(), filledDays);
  const desk = new Desk(server.url, cookie, year);
  const busy = desk.work();
  const beside = await answers(server.url, place.seconds, 1_000_000);
  desk.stop();
  await busy;
  const { rssMb } = server;
  await server.stop();

  console.table([sizes(place)]);
  console.table([
    { what: 'ready, second start', 'p50 ms': ms(readyMs), bar: 5_000 },
    { what: `answers at ${perSecond}/s`, ...shown(calm), bar: 50 },
    { what: `answers at ${perSecond}/s, ${desk.done} exports beside`, ...shown(beside), bar: 50 },
    { what: 'memory of the server, MB', 'p50 ms': rssMb },
  ]);
  console.table(reportTimes(place, year, desk.times));
}

/** Learns the intents, if nobody has, and packs the days; both are done once. */
async function firstStart(place: Place): Promise<void> {
  const server = await Server.start(place.folder);
  const begun = performance.now();
  while (unpacked(place.file) > 0) await new Promise((go) => setTimeout(go, 500));
  const packing = (performance.now() - begun) / 1000;
  console.log(`first start: ready in ${ms(server.readyMs)} ms, days packed ${ms(packing)} s later`);
  await server.stop();
}

function unpacked(file: string): number {
  const raw = new Database(file, { readonly: true });
  const { n } = raw.prepare('SELECT count(*) AS n FROM packs WHERE columns IS NOT NULL').get() as { n: number };
  raw.close();
  return Math.max(0, filledDays - 2 - n);
}

async function answers(url: string, seconds: number, from: number): Promise<Numbers> {
  const questions = [...loadContent(root).topics.values()].flatMap((topic) => topic.tests);
  const waits: number[] = [];
  await openLoop(perSecond, seconds, async (index) => {
    const conversation = `scale-${(from + index) % conversations}`;
    const text = questions[(from + index * 7) % questions.length]!;
    const said = await post(`${url}/api/chat/messages`, JSON.stringify({ conversation, text }));
    if (said.status !== 200) throw new Error(`the server answered ${said.status}: ${said.body.slice(0, 200)}`);
    waits.push(said.ms);
  });
  return numbersOf(waits);
}

const shown = (numbers: Numbers) => ({
  ...{ count: numbers.count, 'p50 ms': ms(numbers.p50), 'p99 ms': ms(numbers.p99), 'max ms': ms(numbers.max) },
});

/** An official who fetches one file after another, each over the whole year, and the page of numbers. */
class Desk {
  readonly times = new Map<string, number>();
  done = 0;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly period: Period,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  async work(): Promise<void> {
    const query = new URLSearchParams({ ...this.period }).toString();
    const paths = reports.map(({ id }) => [id, `/console/export/${id}.csv?${query}`] as const);
    while (!this.stopped) {
      for (const [id, path] of [...paths, ['page', `/console?${query}`] as const]) await this.fetch(id, path);
    }
  }

  private async fetch(id: string, path: string): Promise<void> {
    const begun = performance.now();
    const response = await fetch(this.url + path, { headers: { cookie: this.cookie }, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} gave ${response.status}`);
    this.times.set(id, Math.max(this.times.get(id) ?? 0, performance.now() - begun));
    this.done += 1;
  }
}

function sizes({ file }: Place): Record<string, number> {
  const raw = new Database(file, { readonly: true });
  const one = (sql: string) => (raw.prepare(sql).get() as { n: number }).n;
  const found = {
    'database MB': Math.round(statSync(file).size / 1e6),
    'packs MB': Math.round(one('SELECT coalesce(sum(length(columns)), 0) AS n FROM packs') / 1e6),
    interactions: one('SELECT count(*) AS n FROM interactions'),
    people: one('SELECT count(*) AS n FROM people'),
    'texts kept': one(`SELECT count(*) AS n FROM interactions WHERE text <> ''`),
    inbox: one('SELECT count(*) AS n FROM inbox'),
    outbox: one('SELECT count(*) AS n FROM outbox'),
  };
  raw.close();
  return found;
}

function reportTimes({ file, folder }: Place, year: Period, console: ReadonlyMap<string, number>) {
  const month = lastDays(Date.now(), 30);
  const alone = (id: string, { from, to }: Period, ...filter: string[]) => {
    const script = join(__dirname, 'one-report.ts');
    const out = execFileSync(process.execPath, ['--import', 'tsx', script, file, id, from, to, ...filter]);
    return ms((JSON.parse(out.toString()) as { ms: number }).ms);
  };
  const command = (id: string, { from, to }: Period) => {
    const begun = performance.now();
    const cli = join(root, 'dist/cli/report.js');
    execFileSync(process.execPath, [cli, '--report', id, '--from', from, '--to', to, '--out', '/dev/null'], {
      env: { PATH: process.env.PATH, DATA_DIR: folder },
    });
    return ms(performance.now() - begun);
  };
  const rows = reports.map(({ id }) => ({
    'report (ms)': id,
    month: alone(id, month),
    year: alone(id, year),
    'year, one language': alone(id, year, 'tyz'),
    'year, one channel': alone(id, year, '-', 'web'),
    'npm run report, year': command(id, year),
    'console under load, slowest': ms(console.get(id) ?? NaN),
  }));
  return [...rows, { 'report (ms)': 'page of numbers', 'console under load, slowest': ms(console.get('page') ?? NaN) }];
}
