import type { Session } from '../../model/session';
import type { People, Sessions } from '../../ports/people';
import type { ConversationDoc } from './documents';
import type { Link } from './link';

/** A count looks at every conversation there is. */
const countDeadlineMs = 60_000;

export const mongoPeople = (link: Link): People => ({
  get: (key) =>
    link.run(async ({ conversations }) => {
      const found = await conversations.findById(key, { person: 1 }).lean<Pick<ConversationDoc, 'person'>>();
      return found?.person ?? null;
    }),
  count: () =>
    link.run(({ conversations }) => conversations.countDocuments({ person: { $ne: null } }).exec(), countDeadlineMs),
});

export const mongoSessions = (link: Link): Sessions => ({
  get: (person) =>
    link.run(async ({ conversations }) => {
      const found = await conversations.findById(person, { session: 1 }).lean<Pick<ConversationDoc, 'session'>>();
      return found && found.session !== null ? (JSON.parse(found.session) as Session) : null;
    }),
});
