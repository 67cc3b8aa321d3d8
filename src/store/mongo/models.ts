import { Schema, type Connection, type Model } from 'mongoose';
import type * as docs from './documents';

/**
 * `strict: 'throw'`: a field that is not written down here is a mistake of ours and must not vanish silently.
 * `minimize: false`: an empty object is a value. Indexes are made once, at opening, and never by a model's first use.
 */
const options = {
  strict: 'throw',
  minimize: false,
  versionKey: false,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
} as const;

/** MongoDB compares strings by their bytes and numbers by value, as the reports of the other store do. */
const text = { type: String, default: undefined };
const number = { type: Number, default: undefined };
const flag = { type: Boolean, default: undefined };
const anything = { type: Schema.Types.Mixed, default: undefined };
const texts = { type: [String], default: undefined };

type Fields<Doc> = { [Key in keyof Doc]-?: object };

interface IndexOptions {
  /** Made from the keys unless told. */
  name?: string;
  unique?: true;
  partialFilterExpression?: Record<string, unknown>;
}
type Index = [keys: Record<string, 1>, IndexOptions?];

interface Shape<Doc> {
  fields: Fields<Doc>;
  /** The first part of each shard key is in every query of a hot path; see docs/scale.md. */
  indexes: Index[];
}

const where = (filter: Record<string, unknown>): IndexOptions => ({ partialFilterExpression: filter });

const shapes = {
  conversations: {
    fields: {
      ...{ _id: text, version: number, fence: number, person: anything, session: text, sessionExpiresAt: number },
      ...{ handled: texts, filing: anything },
    },
    indexes: [
      [{ sessionExpiresAt: 1 }, where({ sessionExpiresAt: { $type: 'number' } })],
      [{ 'filing.at': 1 }, where({ 'filing.at': { $exists: true } })],
    ],
  } satisfies Shape<docs.ConversationDoc>,
  inbox: {
    fields: {
      ...{ _id: text, bucket: number, id: text, person: text, channel: text, eventId: text, event: anything },
      ...{ order: text, state: text },
      ...{ committed: flag, attempts: number, acceptedAt: number, endedAt: number, reason: text },
    },
    indexes: [
      [{ id: 1 }],
      [{ person: 1, order: 1 }, where({ state: 'waiting' })],
      [{ state: 1, id: 1 }, where({ state: 'waiting' })],
      [{ state: 1, person: 1 }, where({ state: 'dead' })],
      [{ endedAt: 1 }, where({ endedAt: { $type: 'number' } })],
    ],
  } satisfies Shape<docs.InboxDoc>,
  outbox: {
    fields: {
      ...{ _id: text, bucket: number, inboxId: text, person: text, channel: text, chat: text, lane: text },
      ...{ priority: number, part: anything, state: text, open: flag, token: number, attempts: number },
      ...{ createdAt: number, dueAt: number, seq: text, outcome: text, settledAt: number },
    },
    indexes: [
      [{ lane: 1, priority: 1, seq: 1 }, where({ open: true })],
      [{ channel: 1, priority: 1, seq: 1 }, where({ state: 'waiting' })],
      [{ channel: 1, dueAt: 1 }, where({ state: 'resting' })],
      [{ state: 1 }, where({ state: 'claimed' })],
      [{ person: 1 }, where({ person: { $gt: '' } })],
      [{ settledAt: 1, outcome: 1 }, where({ settledAt: { $type: 'number' } })],
    ],
  } satisfies Shape<docs.OutboxDoc>,
  interactions: {
    fields: {
      ...{ _id: text, at: number, week: text, person: text, channel: text, language: text, text, textKey: text },
      ...{ decision: text, topic: text, score: number, candidates: anything, revision: text, latencyMs: number },
      ...{ thumbs: number },
    },
    indexes: [
      // Everything that is counted: a year's reports read it alone and not millions of documents.
      [{ at: 1, topic: 1, decision: 1, channel: 1, language: 1, week: 1, person: 1, thumbs: 1 }, { name: 'counted' }],
      [{ person: 1 }, where({ person: { $gt: '' } })],
      [
        { at: 1, textKey: 1 },
        { ...where({ text: { $gt: '' } }), name: 'texts' },
      ],
    ],
  } satisfies Shape<docs.InteractionDoc>,
  handoffs: {
    fields: { _id: text, at: number, channel: text, person: text, text },
    indexes: [
      [{ at: 1, _id: 1 }],
      [{ person: 1 }, where({ person: { $gt: '' } })],
      [{ at: 1 }, { ...where({ text: { $gt: '' } }), name: 'texts' }],
    ],
  } satisfies Shape<docs.HandoffDoc>,
  replies: {
    fields: { _id: text, person: text, replies: anything, at: number },
    indexes: [[{ at: 1 }], [{ person: 1 }]],
  } satisfies Shape<docs.RepliesDoc>,
  proposals: {
    fields: {
      ...{ _id: text, at: number, language: text, kind: text, text, meaning: text, topic: text, person: text },
      ...{ village: text, licence: text, consentAt: number, state: text, verdicts: anything },
      sheet: number,
    },
    indexes: [[{ at: 1, _id: 1 }], [{ person: 1 }, where({ person: { $gt: '' } })]],
  } satisfies Shape<docs.ProposalDoc>,
  unknownWords: {
    fields: { _id: text, language: text, word: text, person: text, times: number, lastAt: number, last: text },
    indexes: [[{ language: 1, word: 1 }], [{ person: 1 }], [{ lastAt: 1 }]],
  } satisfies Shape<docs.UnknownWordDoc>,
  jobs: {
    fields: {
      ...{ _id: text, generation: number, id: text, postedOn: text, expiresOn: text, commune: text, words: text },
      ...{ bestWage: number, job: anything },
    },
    indexes: [[{ generation: 1, expiresOn: 1 }], [{ generation: 1, id: 1 }, { unique: true }]],
  } satisfies Shape<docs.JobDoc>,
  officials: {
    fields: { _id: text, username: text, role: text, passwordHash: text, createdAt: number, disabled: flag },
    indexes: [[{ username: 1 }, { unique: true }]],
  } satisfies Shape<docs.OfficialDoc>,
  consoleSessions: {
    fields: { _id: text, official: text, csrf: text, createdAt: number, expiresAt: number },
    indexes: [[{ expiresAt: 1 }]],
  } satisfies Shape<docs.ConsoleSessionDoc>,
  invites: {
    fields: { _id: text, open: anything, expiresAt: number },
    indexes: [],
  } satisfies Shape<docs.InviteDoc>,
  audit: {
    fields: { _id: number, at: number, actor: text, action: text, subject: text, detail: text, hash: text },
    indexes: [],
  } satisfies Shape<docs.AuditDoc>,
  vault: { fields: { _id: text, value: text, version: number }, indexes: [] } satisfies Shape<docs.VaultDoc>,
  leases: { fields: { _id: text, holder: text, until: number }, indexes: [] } satisfies Shape<docs.LeaseDoc>,
  meta: { fields: { _id: text, value: anything }, indexes: [] } satisfies Shape<docs.MetaDoc>,
};

export interface Models {
  conversations: Model<docs.ConversationDoc>;
  inbox: Model<docs.InboxDoc>;
  outbox: Model<docs.OutboxDoc>;
  interactions: Model<docs.InteractionDoc>;
  handoffs: Model<docs.HandoffDoc>;
  replies: Model<docs.RepliesDoc>;
  proposals: Model<docs.ProposalDoc>;
  unknownWords: Model<docs.UnknownWordDoc>;
  jobs: Model<docs.JobDoc>;
  officials: Model<docs.OfficialDoc>;
  consoleSessions: Model<docs.ConsoleSessionDoc>;
  invites: Model<docs.InviteDoc>;
  audit: Model<docs.AuditDoc>;
  vault: Model<docs.VaultDoc>;
  leases: Model<docs.LeaseDoc>;
  meta: Model<docs.MetaDoc>;
}

/** Every collection of the store, on one connection. */
export function modelsOf(connection: Connection): Models {
  const models = Object.entries(shapes).map(([name, { fields }]) => {
    const schema = new Schema(fields, options);
    return [name, connection.model(name, schema, name)];
  });
  return Object.fromEntries(models) as Models;
}

/**
 * Makes what indexes are missing; does nothing where they are there. By the server's own quorum, which is every member,
 * an index on documents would not be ready as long as one machine is down, and no process would start.
 */
export async function makeIndexes(models: Models): Promise<void> {
  for (const [name, { indexes }] of Object.entries(shapes) as [keyof Models, { indexes: Index[] }][]) {
    const specs = indexes.map(([key, more]) => ({ key, ...more }));
    if (specs.length > 0) await models[name].collection.createIndexes(specs, { commitQuorum: 'majority' });
  }
}
