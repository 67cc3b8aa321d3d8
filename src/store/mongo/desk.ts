import { AppError } from '../../errors';
import { systemClock } from '../../ops/system-clock';
import type { Log } from '../../ports/log';
import type { Store } from '../../ports/store';
import { mongoAudit } from './audit';
import { Link } from './link';
import { mongoInteractions } from './interactions';
import { mongoJobs } from './jobs';
import { mongoProposals } from './proposals';
import { mongoUnknownWords } from './unknown-words';

/** What commands read and write beside running servers: nothing of conversations, so Redis is not needed. */
export type Desk = Pick<Store, 'interactions' | 'proposals' | 'unknownWords' | 'jobs' | 'audit' | 'close'>;

/** Rejects with `store.unavailable` and the reason when the server cannot be used: a command does not wait for it. */
export async function openMongoDesk(uri: string, log: Log): Promise<Desk> {
  const link = new Link({ uri, pace: systemClock, log });
  await link.settled();
  if (link.trouble !== null) {
    const reason = link.trouble;
    await link.close();
    throw new AppError('store.unavailable', reason);
  }
  return {
    interactions: mongoInteractions(link),
    proposals: mongoProposals(link),
    unknownWords: mongoUnknownWords(link),
    jobs: mongoJobs(link),
    audit: mongoAudit(link),
    close: () => link.close(),
  };
}
