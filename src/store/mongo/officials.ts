import { AppError } from '../../errors';
import { invitesKept, type Official } from '../../model/official';
import type { Clock } from '../../ports/clock';
import type { Officials } from '../../ports/officials';
import type { ConsoleSessionDoc, OfficialDoc } from './documents';
import { isDuplicate } from './faults';
import type { Link } from './link';

/** All invitations are one document: redeeming one takes away all, and of two redeemed at once one is too late. */
const invitation = 'invite';

export const mongoOfficials = (link: Link, clock: Clock): Officials => ({
  count: () => link.run(({ officials }) => officials.countDocuments().exec()),
  byUsername: (username) => find(link, { username }),
  byId: (id) => find(link, { _id: id }),

  create: ({ id, ...rest }) =>
    link.run(async ({ officials }) => {
      try {
        await officials.insertMany([{ _id: id, ...rest }], { lean: true });
      } catch (error) {
        throw isDuplicate(error) ? new AppError('officials.taken') : error;
      }
    }),

  openSession: ({ tokenHash, ...rest }) =>
    link.run(async ({ consoleSessions }) => {
      await consoleSessions.insertMany([{ _id: tokenHash, ...rest }], { lean: true });
    }),

  /** A lapsed session is no session, even if the caller forgets to look at its time. */
  session: (tokenHash) =>
    link.run(async ({ consoleSessions }) => {
      const found = await consoleSessions
        .findOne({ _id: tokenHash, expiresAt: { $gt: clock.now() } })
        .lean<ConsoleSessionDoc>();
      if (!found) return null;
      const { _id, ...rest } = found;
      return { tokenHash: _id, ...rest };
    }),

  closeSession: (tokenHash) =>
    link.run(async ({ consoleSessions }) => {
      await consoleSessions.deleteOne({ _id: tokenHash });
    }),

  invite: (tokenHash, expiresAt) =>
    link.run(async ({ invites }) => {
      const open = { $each: [{ hash: tokenHash, expiresAt }], $slice: -invitesKept };
      const write = () =>
        invites.updateOne({ _id: invitation }, { $set: { expiresAt }, $push: { open } }, { upsert: true });
      // Two first invitations at once: the second finds the document made and joins it.
      await write().catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return write();
      });
    }),

  redeemInvite: (tokenHash, now) =>
    link.run(async ({ invites }) => {
      const { deletedCount } = await invites.deleteOne({
        ...{ _id: invitation, open: { $elemMatch: { hash: tokenHash, expiresAt: { $gt: now } } } },
      });
      return deletedCount === 1;
    }),
});

const find = (link: Link, filter: Partial<OfficialDoc>): Promise<Official | null> =>
  link.run(async ({ officials }) => {
    const found = await officials.findOne(filter).lean<OfficialDoc>();
    if (!found) return null;
    const { _id, ...rest } = found;
    return { id: _id, ...rest };
  });
