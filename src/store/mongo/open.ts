import type { Cache } from '../../ports/cache';
import type { Calls } from '../../ports/calls';
import { reasonOf } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Clock } from '../../ports/clock';
import type { Lanes } from '../../ports/lanes';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { mongoAudit } from './audit';
import { Conversations } from './conversations';
import { Filer } from './filer';
import { MongoHealth } from './health';
import { Link } from './link';
import { MongoInbox } from './inbox';
import { mongoInteractions } from './interactions';
import { mongoJobs } from './jobs';
import { inboxQueue, sendQueue } from './keys';
import { mongoOfficials } from './officials';
import { MongoOutbox } from './outbox';
import { mongoPeople, mongoSessions } from './people';
import { mongoProposals } from './proposals';
import { finishLoads } from './sheet';
import { usualPace, type SweepPace } from './sweep';
import { mongoTidy } from './tidy';
import { MongoTurns } from './turns';
import { mongoUnknownWords } from './unknown-words';
import { mongoVault } from './vault';

/** What processes share beside the database. */
export interface Shared {
  lanes: Lanes;
  calls: Calls;
  cache: Cache;
  trouble(): Promise<string | null>;
}

export interface MongoOptions {
  /** `mongodb://…` with the name of the database in it. Holds a password: never logged. */
  uri: string;
  shared: Shared;
  clock: Clock;
  log: Log;
  pace?: SweepPace;
  /** Milliseconds a call may take before it is refused; 5,000 unless told. */
  deadlineMs?: number;
}

/**
 * The store in MongoDB, for any number of processes. Resolves once the first attempt to connect has ended, well or
 * not: a server that cannot be used is what `trouble()` says, until it can.
 */
export async function openMongoStore({
  uri,
  shared,
  clock,
  log,
  pace = usualPace,
  deadlineMs,
}: MongoOptions): Promise<Store> {
  const link = new Link({ uri, pace: systemClock, log, ...(deadlineMs ? { deadlineMs } : {}) });
  const { lanes, calls, cache } = shared;
  const conversations = new Conversations(link, cache);
  const filer = new Filer(link, conversations, calls);
  const inbox = new MongoInbox({
    ...{ link, conversations, filer, lanes, calls, clock, log, pace },
    queueTrouble: () => shared.trouble(),
  });
  const health = new MongoHealth(link, systemClock);
  await link.settled();
  void finishBegun(link, log);
  return {
    inbox,
    turns: new MongoTurns({ link, conversations, filer, inbox, clock }),
    outbox: new MongoOutbox({ link, conversations, lanes, calls, log, pace }),
    people: mongoPeople(link),
    sessions: mongoSessions(link),
    interactions: mongoInteractions(link),
    proposals: mongoProposals(link),
    unknownWords: mongoUnknownWords(link),
    jobs: mongoJobs(link),
    officials: mongoOfficials(link, clock),
    audit: mongoAudit(link),
    vault: mongoVault(link),
    listen: (what, ring) => calls.listen(what === 'inbox' ? inboxQueue : sendQueue(what), ring),
    trouble: () => health.trouble(),
    tidy: mongoTidy(link),
    close: async () => {
      await inbox.close();
      await link.close();
    },
  };
}

const lookMs = 1_000;

/** What a process that died left half done, once the server is there. */
async function finishBegun(link: Link, log: Log): Promise<void> {
  while (link.trouble !== null && !link.closed) await systemClock.sleep(lookMs);
  if (link.closed) return;
  await finishLoads(link).catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'a sheet is not finished'));
}
