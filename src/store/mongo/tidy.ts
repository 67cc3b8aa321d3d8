import { retention } from '../../model/retention';
import type { Link } from './link';
import type { Models } from './models';

/** Documents per write, so that nobody waits behind a year of clearing up. */
const atOnce = 500;

interface Step {
  of: keyof Models;
  /** What is not changed yet; nothing that a change has left behind. */
  where: Record<string, unknown>;
  /** Left out: the documents go. */
  set?: Record<string, unknown>;
}

// With its type, as in the index: MongoDB takes a partial index only for a query that names its condition.
const before = (time: number) => ({ $type: 'number', $lt: time });

const steps = (now: number): Step[] => {
  const { texts, finished, deadLetters, jobs } = retention(now);
  return [
    { of: 'interactions', where: { text: { $gt: '' }, at: { $lt: texts } }, set: { text: '', textKey: '' } },
    { of: 'handoffs', where: { text: { $gt: '' }, at: { $lt: texts } }, set: { text: '' } },
    {
      of: 'inbox',
      where: {
        ...{ endedAt: before(deadLetters), state: 'dead' },
        $or: [{ event: { $ne: null } }, { reason: { $ne: null } }],
      },
      set: { event: null, reason: null },
    },
    { of: 'inbox', where: { endedAt: before(finished), state: 'done' } },
    { of: 'inbox', where: { endedAt: before(texts), state: 'dead' } },
    { of: 'replies', where: { at: { $lt: finished } } },
    { of: 'outbox', where: { settledAt: before(finished), state: 'settled' } },
    { of: 'unknownWords', where: { lastAt: { $lt: texts } } },
    // Of every generation: one that is put in place meanwhile is tidied the next time.
    { of: 'jobs', where: { expiresOn: { $lt: jobs } } },
    {
      of: 'conversations',
      where: { sessionExpiresAt: { $type: 'number', $lte: now } },
      set: { session: null, sessionExpiresAt: null },
    },
    { of: 'consoleSessions', where: { expiresAt: { $lte: now } } },
    { of: 'invites', where: { expiresAt: { $lte: now } } },
  ];
};

/** Any number of processes may do this at once. */
export const mongoTidy =
  (link: Link) =>
  async (now: number): Promise<void> => {
    for (const step of steps(now)) while ((await slice(link, step)) === atOnce);
  };

async function slice(link: Link, { of, where, set }: Step): Promise<number> {
  const found = await link.run((models) => modelOf(models, of).find(where, { _id: 1 }).limit(atOnce).lean().exec());
  if (found.length === 0) return 0;
  // The condition once more: a session or a word may have come back to life since.
  const filter = { _id: { $in: found.map(({ _id }) => _id) }, ...where };
  await link.run(async (models) => {
    if (set) await modelOf(models, of).updateMany(filter, { $set: set });
    else await modelOf(models, of).deleteMany(filter);
  });
  return found.length;
}

/** What tidying does it does to all alike; their one common type is too much for the compiler. */
const modelOf = (models: Models, name: keyof Models) => models[name] as unknown as Models['meta'];
