/**
 * `npm run bench:scale -- shared [--seconds N] [--workers 1,2,4] [--senders N] [--write]`: processes of each role over one
 * Redis (a real redis-server) and one MongoDB (MONGODB_URI, else the double), beside the embedded all-in-one in the same
 * run. Load, platform, Redis, database and all processes share the cores of one machine: messages a second are those of
 * the machine, CPU seconds per 1,000 messages by kind of process are what holds elsewhere. `--write` keeps them for the
 * sizing in measured.json. Run `npm run build` first.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startPlatform } from '../platform';
import { keep, type Measured } from './measured';
import { alone, limitOf, measure, settings, type Row } from './shared/row';

const round = (value: number, digits = 1) => Number(value.toFixed(digits));

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '15' },
      workers: { type: 'string', default: '1,2,4' },
      senders: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  const senders = Array.from({ length: Number(values.senders) }, () => 'sender' as const);
  const platform = await startPlatform();
  const load = loadavg()[0]!;
  const rows: Row[] = [];
  const add = async (row: Promise<Row>) => {
    rows.push(await row);
    const { name, storm } = rows.at(-1)!;
    console.log(`${name}: ${round(storm.perSecond)} messages/s. ${limitOf(rows.at(-1)!)}`);
  };
  await add(measure('embedded, one process', ['all'], platform, seconds));
  for (const count of values.workers.split(',').map(Number)) {
    const workers = Array.from({ length: count }, () => 'worker' as const);
    const name = `web 1, worker ${count}, sender ${senders.length}`;
    await add(measure(name, ['web', ...workers, ...senders], platform, seconds));
  }
  platform.close();
  show(rows, { seconds, load });
  for (const row of rows) console.log(`${row.name}: one process with a core to itself, messages/s: ${alone(row)}`);
  const figures = figuresOf(rows, load);
  if (values.write) keep(figures);
  console.log(JSON.stringify(figures));
}

function show(rows: readonly Row[], { seconds, load }: { seconds: number; load: number }): void {
  const { width, calmRate } = settings;
  console.log(`\n${cpus().length} cores for everything, load ${round(load)} when it began; ${seconds} s a row`);
  console.log(`Database: ${rows.map(({ store }) => store).at(-1)}. Redis: redis-server, nothing on disk`);
  console.log(`${width} messages under way, each of another person; calm: ${calmRate} a second. Times in ms`);
  const ms = (value: number) => round(value, 0);
  console.table(
    rows.map(({ name, storm, calm }) => ({
      ...{ '': name, 'messages/s': round(storm.perSecond), 'accepted p50': ms(storm.accepted.p50) },
      ...{ 'accepted p99': ms(storm.accepted.p99), 'arrived p50': ms(storm.arrived.p50) },
      ...{ 'arrived p99': ms(storm.arrived.p99), 'calm p50': ms(calm.arrived.p50), 'calm p99': ms(calm.arrived.p99) },
      ...{ backlog: storm.backlog, lost: storm.lost + calm.lost },
    })),
  );
  console.log('CPU seconds per 1,000 messages, and commands per message');
  console.table(
    rows.map((row) => ({
      '': row.name,
      ...Object.fromEntries(Object.entries(row.cpuPerThousand).map(([kind, cpu]) => [kind, round(cpu, 2)])),
      ...{ 'to MongoDB': round(row.mongoPerMessage, 2), 'to Redis': round(row.redisPerMessage, 1) },
      ...{ 'of them scripts': round(row.redisScriptsPerMessage, 1), 'sent/asked': round(row.sentPerMessage, 2) },
    })),
  );
  console.table(
    rows.map((row) => ({
      '': row.name,
      ...Object.fromEntries(Object.entries(row.cores).map(([kind, used]) => [`${kind}, each`, round(used, 2)])),
      ...{ 'load + platform': round(row.load, 2), 'others here': round(row.others, 2) },
    })),
  );
}

/** Costs of the row that answered most: where batches are as full as they get. */
function figuresOf(rows: readonly Row[], load: number): Measured {
  const [embedded, ...shared] = rows as [Row, ...Row[]];
  const best = shared.reduce((a, b) => (b.storm.perSecond > a.storm.perSecond ? b : a));
  const cost = (kind: keyof Row['cpuPerThousand']) => round(best.cpuPerThousand[kind] ?? 0, 3);
  const asked = best.kept.interactions?.count ?? 1;
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, load ${round(load)}`,
    database: best.store,
    row: best.name,
    cpuPerThousand: {
      ...{ web: cost('web'), worker: cost('worker'), sender: cost('sender') },
      ...{ redis: cost('redis'), mongo: cost('mongo') },
    },
    mongoCommandsPerMessage: round(best.mongoPerMessage, 2),
    redisCommandsPerMessage: round(best.redisPerMessage, 1),
    redisScriptsPerMessage: round(best.redisScriptsPerMessage, 1),
    embedded: {
      perSecond: round(embedded.storm.perSecond),
      cpuPerThousand: round(embedded.cpuPerThousand.all ?? 0, 3),
    },
    documents: Object.fromEntries(
      Object.entries(best.kept).map(([name, { count, bytes }]) => [
        name,
        { perMessage: round(count / asked, 3), bytes },
      ]),
    ),
  };
}
