import { cpus } from 'node:os';
import type { Platform } from '../../platform';
import { Asking, people, width, type Asked } from './asking';
import { cpuSecondsOfAll } from './cpu';
import { BenchHouse, type Kind, type Meters } from './house';
import { keptIn, type Kept } from './mongo';
import type { Role } from './member';

/** What one answered message cost. */
export interface Cost {
  /** CPU seconds per 1,000 messages, by kind of process. */
  cpuPerThousand: Partial<Record<Kind, number>>;
  mongoPerMessage: number;
  redisPerMessage: number;
  redisScriptsPerMessage: number;
}

export interface Row {
  name: string;
  /** What stood behind the processes. */
  store: string;
  /** Of the server. */
  processes: number;
  storm: Asked;
  /** With everything under way that fits in: writes are shared by many messages. */
  full: Cost;
  calm: Asked;
  /** With hardly two messages at once: each pays for its writes alone. */
  single: Cost;
  /** As `calm` and `single`, with no conversation in the session cache; null without one. */
  cold: { calm: Asked; cost: Cost } | null;
  /** Share of one core that one process of each kind used in the storm. */
  cores: Partial<Record<Kind, number>>;
  /** Cores that the load and the platform used, and everything else on the machine. */
  load: number;
  others: number;
  /** Messages that the platform got for one that was asked. */
  sentPerMessage: number;
  kept: Record<string, Kept>;
}

/** Far below what any row can do, so that nobody waits for another. */
export const calmRate = 30;
const pauseMs = 1_000;
const collections = ['conversations', 'inbox', 'outbox', 'interactions', 'replies', 'unknownWords'];

export async function measure(name: string, roles: readonly Role[], platform: Platform, seconds: number): Promise<Row> {
  const house = await BenchHouse.open(roles, platform);
  try {
    const asking = new Asking(house.urls, platform);
    await asking.meet();
    // Code that has not been compiled yet costs several times as much, and each worker has its own.
    await asking.storm(seconds / 2, async () => undefined);
    await new Promise((go) => setTimeout(go, pauseMs));
    const idle = await house.meters();
    const calmSeconds = Math.max(3, seconds / 3);
    const calm = await asking.calm(calmRate, calmSeconds);
    const warm = await house.meters();
    const cold = house.redis ? await uncached(house, asking, calmSeconds) : null;
    const before = await house.meters();
    const own = process.cpuUsage();
    const [all, taken] = [cpuSecondsOfAll(), platform.taken];
    const after = { meters: before, all, taken, load: 0 };
    const storm = await asking.storm(seconds, async () => {
      const { user, system } = process.cpuUsage(own);
      Object.assign(after, { load: (user + system) / 1e6, all: cpuSecondsOfAll(), taken: platform.taken });
      after.meters = await house.meters();
    });
    const used = spent(before, after.meters);
    const ours = Object.values(used).reduce((sum, cpu) => sum + cpu, after.load);
    return {
      ...{ name, store: house.mongo?.kind ?? 'SQLite', storm, calm, cold },
      processes: roles.length,
      full: costOf(before, after.meters, storm.answered),
      single: costOf(idle, warm, calm.answered),
      cores: each(used, (cpu, kind) => cpu / storm.seconds / house.count(kind)),
      load: after.load / storm.seconds,
      others: Math.max(0, Math.min(cpus().length, (after.all - all - ours) / storm.seconds)),
      sentPerMessage: (after.taken - taken) / storm.answered,
      kept: house.mongo ? await keptIn(house.mongo.uri, collections) : {},
    };
  } finally {
    await house.close();
  }
}

/** Nobody writes twice in it, so whoever is forgotten at its beginning is met as if the cache were not there. */
async function uncached(house: BenchHouse, asking: Asking, seconds: number): Promise<Row['cold']> {
  await house.redis?.forgetSessions();
  const before = await house.meters();
  const calm = await asking.calm(calmRate, Math.min(seconds, people / calmRate));
  return { calm, cost: costOf(before, await house.meters(), calm.answered) };
}

type Spent = Partial<Record<Kind, number>>;

const each = (spent: Spent, what: (cpu: number, kind: Kind) => number): Spent =>
  Object.fromEntries(Object.entries(spent).map(([kind, cpu]) => [kind, what(cpu, kind as Kind)]));

const spent = (before: Meters, after: Meters): Spent => each(after.cpu, (cpu, kind) => cpu - before.cpu[kind]!);

const costOf = (before: Meters, after: Meters, answered: number): Cost => ({
  cpuPerThousand: each(spent(before, after), (cpu) => (cpu * 1_000) / answered),
  mongoPerMessage: (after.mongoCommands - before.mongoCommands) / answered,
  redisPerMessage: (after.redisCommands - before.redisCommands) / answered,
  redisScriptsPerMessage: (after.redisScripts - before.redisScripts) / answered,
});

/** Which part has nothing left to give. */
export function limitOf({ cores, load, others, full: { cpuPerThousand }, storm }: Row): string {
  const share = (value: number) => `${Math.round(value * 100)} %`;
  const parts = [...Object.entries(cores), ['load and platform', load] as const].sort(([, a], [, b]) => b - a);
  const stuck = parts.filter(([, used]) => used >= 0.9).map(([kind, used]) => `${kind} at ${share(used)} of a core`);
  const cost = Object.values(cpuPerThousand).reduce((sum, cpu) => sum + cpu, (load * 1_000) / storm.perSecond);
  const machine = `all together, load too, cost ${cost.toFixed(1)} CPU s per 1,000, so ${cpus().length} cores end at ${Math.round((cpus().length * 1_000) / cost)}/s; others on this machine took ${share(others)} of a core`;
  const busiest = `no process fills a core, busiest ${parts[0]![0]} with ${share(parts[0]![1])}`;
  return `stops at: ${stuck.join(', ') || busiest}; ${machine}`;
}

/** Messages a second that one process of each kind would do with a core to itself. */
export const alone = ({ full }: Row): string =>
  Object.entries(full.cpuPerThousand)
    .map(([kind, cpu]) => `${kind} ${Math.round(1_000 / cpu)}`)
    .join(', ');

export const settings = { width, calmRate };
