import type { Person } from '../../../model/person';
import type { Session } from '../../../model/session';
import { systemClock } from '../../../ops/system-clock';
import type { ConversationDoc, UnknownWordDoc } from '../documents';
import { shelf, whole } from './shelf';

/** A conversation without what is brought of it; people and their sessions come one after the other. */
const bare = (but: 'person' | 'session') => ({
  // No version that a process still has in its cache from a database that was here before.
  ...{ version: systemClock.now(), fence: 0, handled: [], filing: null },
  ...(but === 'person' ? { session: null, sessionExpiresAt: null } : { person: null }),
});

export const peopleShelf = shelf<'people', Pick<ConversationDoc, 'person'>>({
  of: 'conversations',
  where: { person: { $ne: null } },
  from: (found) => found.map(({ person }) => person as Person),
  to: (person) => ({ filter: { _id: person.key }, update: { $set: { person }, $setOnInsert: bare('person') } }),
});

export const sessionsShelf = shelf<'sessions', Pick<ConversationDoc, '_id' | 'session'>>({
  of: 'conversations',
  where: { session: { $ne: null } },
  from: (found) => found.map(({ _id, session }) => ({ person: _id, session: JSON.parse(session!) as Session })),
  to: ({ person, session }) => ({
    filter: { _id: person },
    update: {
      $set: { session: JSON.stringify(session), sessionExpiresAt: session.expiresAt },
      $setOnInsert: bare('session'),
    },
  }),
});

export const unknownWordsShelf = shelf<'unknownWords', UnknownWordDoc>({
  of: 'unknownWords',
  from: (found) =>
    found.map(({ language, word, person, times, lastAt }) => ({ language, word, person, times, lastAt })),
  to: (one) => whole({ _id: [one.language, one.word, one.person].join('\0'), ...one, last: '' }),
});
