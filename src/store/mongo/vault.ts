import type { Vault } from '../../ports/vault';
import type { VaultDoc } from './documents';
import { isDuplicate } from './faults';
import type { Link } from './link';

export const mongoVault = (link: Link): Vault => ({
  get: (name) =>
    link.run(async ({ vault }) => {
      const found = await vault.findById(name).lean<VaultDoc>();
      return found ? { value: found.value, version: found.version } : null;
    }),

  put: (name, value, expected) =>
    link.run(async ({ vault }) => {
      if (expected === 0) return first(() => vault.insertMany([{ _id: name, value, version: 1 }], { lean: true }));
      const { matchedCount } = await vault.updateOne(
        { _id: name, version: expected },
        { $set: { value }, $inc: { version: 1 } },
      );
      return matchedCount === 1;
    }),

  lease: (name, holder, ms, now) =>
    link.run(({ leases }) =>
      // Somebody else's: the filter misses, the upsert meets the name that is taken.
      first(() =>
        leases.updateOne(
          { _id: name, $or: [{ holder }, { until: { $lte: now } }] },
          { $set: { holder, until: now + ms } },
          { upsert: true },
        ),
      ),
    ),

  releaseLease: (name, holder) =>
    link.run(async ({ leases }) => {
      await leases.deleteOne({ _id: name, holder });
    }),
});

/** False when somebody else has what can be had once. */
async function first(write: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
