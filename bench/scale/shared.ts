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
import { pageOf } from './shared/page';
import { alone, limitOf, measure, settings, type Cost, type Row } from './shared/row';

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
  console.log(`\n${pageOf(rows)}\n\n${JSON.stringify(figures)}`);
}

function show(rows: readonly Row[], { seconds, load }: { seconds: number; load: number }): void {
  const { width, calmRate } = settings;
  console.log(`\n${cpus().length} cores for everything, load ${round(load)} when it began; ${seconds} s a row`);
  console.log(`Database: ${rows.map(({ store }) => store).at(-1)}. Redis: redis-server, nothing on disk`);
  console.log(`${width} messages under way, each of another person; calm: ${calmRate} a second. Times in ms`);
  const ms = (value: number) => round(value, 0);
  console.table(
    rows.map(({ name, storm, calm, cold }) => ({
      ...{ '': name, 'messages/s': round(storm.perSecond), 'accepted p50': ms(storm.accepted.p50) },
      ...{ 'accepted p99': ms(storm.accepted.p99), 'arrived p50': ms(storm.arrived.p50) },
      ...{ 'arrived p99': ms(storm.arrived.p99), 'calm p50': ms(calm.arrived.p50), 'calm p99': ms(calm.arrived.p99) },
      ...(cold ? { 'cold p50': ms(cold.calm.arrived.p50), 'cold p99': ms(cold.calm.arrived.p99) } : {}),
      ...{ backlog: storm.backlog, lost: storm.lost + calm.lost + (cold?.calm.lost ?? 0) },
    })),
  );
  const costs = (row: Row, { cpuPerThousand, ...cost }: Cost) => ({
    '': row.name,
    ...Object.fromEntries(Object.entries(cpuPerThousand).map(([kind, cpu]) => [kind, round(cpu, 2)])),
    ...{ 'to MongoDB': round(cost.mongoPerMessage, 2), 'to Redis': round(cost.redisPerMessage) },
    ...{ 'of them scripts': round(cost.redisScriptsPerMessage), 'sent/asked': round(row.sentPerMessage, 2) },
  });
  console.log('CPU seconds per 1,000 messages, and commands per message');
  console.table(rows.map((row) => costs(row, row.full)));
  console.log(`the same when calm: every message pays for its writes alone`);
  console.table(rows.map((row) => costs(row, row.single)));
  console.log('the same when calm and with an empty session cache');
  console.table(rows.flatMap((row) => (row.cold ? [costs(row, row.cold.cost)] : [])));
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
  const costs = ({ cpuPerThousand: cpu, ...cost }: Cost) => ({
    cpuPerThousand: {
      ...{ web: round(cpu.web ?? 0, 3), worker: round(cpu.worker ?? 0, 3), sender: round(cpu.sender ?? 0, 3) },
      ...{ redis: round(cpu.redis ?? 0, 3), mongo: round(cpu.mongo ?? 0, 3) },
    },
    mongoCommandsPerMessage: round(cost.mongoPerMessage, 2),
    redisCommandsPerMessage: round(cost.redisPerMessage),
    redisScriptsPerMessage: round(cost.redisScriptsPerMessage),
  });
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, load ${round(load)}`,
    database: best.store,
    row: best.name,
    ...costs(best.full),
    calm: { perSecond: settings.calmRate, ...costs(best.single) },
    embedded: {
      perSecond: round(embedded.storm.perSecond),
      cpuPerThousand: round(embedded.full.cpuPerThousand.all ?? 0, 3),
    },
    documents: Object.fromEntries(Object.entries(best.kept).map(([name, { bytes }]) => [name, bytes])),
  };
}
