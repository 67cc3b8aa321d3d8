import type { Measured } from '../measured';
import * as given from './assumptions';
import type { Place } from './assumptions';
import { messagesPerDay, peakHour, reachedIn } from './demand';
import { serversFor, waitOf } from './queue';
import { simulateStorm, type StormResult } from './storm';

export interface Plan {
  place: Place;
  perDay: number;
  peakHour: number;
  storm: StormResult;
  webs: number;
  workers: number;
  senders: number;
  /** Of 100 messages 99 wait no longer than this for us, seconds: in the peak hour, and at the storm's peak. */
  wait: { hour: number; storm: number };
  /** Share of one core of the one Redis at the storm's peak. */
  redisCore: number;
  redisPerSecond: number;
  redisMb: number;
  /** With batches as full as they get, and with each message alone. */
  mongoCommandsPerSecond: { full: number; alone: number };
  mongoWritesPerSecond: number;
  replicaSets: number;
  /** Gigabytes a year. */
  embeddedGb: number;
  mongoGb: number;
  /** Share of what the embedded store's one process can do, at the storm's peak. */
  embeddedBusy: number;
  /** Accounts that the answers at the storm's peak would need. */
  zaloAccounts: number;
}

const bar = { busy: given.mostBusy, waitSeconds: given.mostWaitSeconds / 3, share: given.quantile };

/** What a place needs: the worse of its busiest hour and a storm evening. */
export function planOf(place: Place, measured: Measured): Plan {
  const seconds = (kind: keyof Measured['cpuPerThousand']) => measured.cpuPerThousand[kind] / 1_000;
  const hour = peakHour(place);
  // Who has to wait in a storm does not change how many write: the rate is known before the workers are.
  const { peakPerSecond } = simulateStorm(place, Infinity);
  const most = Math.max(hour, peakPerSecond);
  const need = (serviceSeconds: number) => serversFor({ perSecond: most, serviceSeconds }, bar);
  const pushed = most * (given.shares.zalo + given.shares.telegram) * given.sentPerMessage;
  const laneSeconds = given.platformSeconds / given.senderLanes;
  const webs = need(seconds('web'));
  const workers = need(seconds('worker'));
  const senders = Math.max(
    need(seconds('sender')),
    serversFor({ perSecond: pushed, serviceSeconds: laneSeconds }, bar),
  );
  const stages = [
    { servers: webs, serviceSeconds: seconds('web') },
    { servers: workers, serviceSeconds: seconds('worker') },
    { servers: senders, serviceSeconds: Math.max(seconds('sender'), laneSeconds) },
  ];
  const waitAt = (perSecond: number) =>
    stages.reduce((sum, stage) => sum + waitOf({ ...stage, perSecond }, given.quantile), 0);
  const perDay = messagesPerDay(place);
  const perYear = perDay * 365;
  const embeddedBusy = peakPerSecond / measured.embedded.perSecond;
  const writes = most * given.mongoWritesPerMessage;
  return {
    ...{ place, perDay, peakHour: hour, webs, workers, senders },
    storm: simulateStorm(place, workers / seconds('worker')),
    wait: { hour: waitAt(hour), storm: waitAt(peakPerSecond) },
    redisCore: most * seconds('redis'),
    redisPerSecond: most * measured.calm.redisCommandsPerMessage,
    redisMb: (most * given.sessionSeconds * given.sessionBytes) / 1e6,
    mongoCommandsPerSecond: {
      full: most * measured.mongoCommandsPerMessage,
      alone: most * measured.calm.mongoCommandsPerMessage,
    },
    mongoWritesPerSecond: writes,
    replicaSets: Math.ceil(writes / given.mostBusy / given.writesPerReplicaSet),
    embeddedGb: (perYear * given.embeddedBytesPerInteraction) / 1e9,
    mongoGb: mongoBytes(place, measured) / 1e9,
    embeddedBusy,
    zaloAccounts: Math.ceil(
      (peakPerSecond * given.shares.zalo * given.sentPerMessage * 60) / (place.zaloPerMinute * given.mostBusy),
    ),
  };
}

/** On all members together, after the first year; later years add interactions only. */
function mongoBytes(place: Place, { documents }: Measured): number {
  const one = (name: keyof typeof given.indexes) =>
    (documents[name] ?? 0) + given.indexes[name] * given.indexEntryBytes;
  const perDay = messagesPerDay(place);
  const asked = perDay * 365 * one('interactions');
  const finished = perDay * given.keptDays * (one('inbox') + one('outbox') * given.sentPerMessage);
  return given.members * (asked + finished + reachedIn(place) * one('conversations'));
}
