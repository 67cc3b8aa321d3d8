import type { Strictness } from './mongo-double/strictness';

/** As docs/scale.md has them: what a cluster with these would refuse, the double refuses. */
const shardKeys: Strictness['shardKeys'] = {
  ...{ conversations: ['_id'], interactions: ['_id'], replies: ['_id'], handoffs: ['_id'], proposals: ['_id'] },
  ...{ unknownWords: ['_id'], inbox: ['bucket', '_id'], outbox: ['bucket', '_id'] },
};

/** Hold a few documents, or some thousands that are looked through once in hours; `rows` is of the double's own tests. */
const small = new Set(['jobs', 'officials', 'consoleSessions', 'invites', 'vault', 'leases', 'meta', 'rows']);

/** Counted in full by those who ask for the number, with a minute's time. */
const counted: Record<string, string> = { conversations: JSON.stringify({ person: { $ne: null } }) };

/** What may be asked of a collection without an index that serves it. */
const mayWalk: Strictness['mayWalk'] = (collection, filter) =>
  small.has(collection) || counted[collection] === JSON.stringify(filter);

export const rules: Strictness = { shardKeys, mayWalk };
