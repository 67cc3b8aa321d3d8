import type { Session } from '../../model/session';
import type { People, Sessions } from '../../ports/people';
import type { ConversationDoc } from './documents';
import type { House } from './house';

/** A count looks at every conversation there is. */
const countDeadlineMs = 60_000;

export const mongoPeople = (house: House): People => ({
  get: (key) =>
    house.run(async ({ conversations }) => {
      const found = await conversations.findById(key, { person: 1 }).lean<Pick<ConversationDoc, 'person'>>();
      return found?.person ?? null;
    }),
  count: () =>
    house.run(({ conversations }) => conversations.countDocuments({ person: { $ne: null } }).exec(), countDeadlineMs),
});

export const mongoSessions = (house: House): Sessions => ({
  get: (person) =>
    house.run(async ({ conversations }) => {
      const found = await conversations.findById(person, { session: 1 }).lean<Pick<ConversationDoc, 'session'>>();
      return found && found.session !== null ? (JSON.parse(found.session) as Session) : null;
    }),
});
