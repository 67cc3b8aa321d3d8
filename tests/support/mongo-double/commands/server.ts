import type { Call, Command } from './call';
import { unsupported } from '../refusals';
import type { Doc } from '../keys';

/** MongoDB 7.0, and no later: from 8.0 on the driver would use commands that are not here. */
const version = [7, 0, 0, 0];
const wireVersion = 21;
export const setName = 'double';

const hello: Command = {
  fields: [
    'helloOk',
    'client',
    'compression',
    'topologyVersion',
    'maxAwaitTimeMS',
    'speculativeAuthenticate',
    'saslSupportedMechs',
    'loadBalanced',
    'backpressure',
  ],
  answer: ({ me }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    setName,
    setVersion: 1,
    hosts: [me],
    primary: me,
    me,
    secondary: false,
    readOnly: false,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    ok: 1,
  }),
};

const ok: Command = { fields: [], answer: () => ({ ok: 1 }) };

/** Named one by one, so that each says what is missing instead of "no such command". */
const refused = (what: string): Command => ({
  fields: [],
  answer: () => {
    throw unsupported(what);
  },
});

export const serverCommands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: ok,
  endSessions: ok,
  refreshSessions: ok,
  buildInfo: {
    fields: [],
    answer: () => ({
      version: version.join('.').slice(0, 5),
      versionArray: version,
      modules: [],
      bits: 64,
      maxBsonObjectSize: 16_777_216,
      ok: 1,
    }),
  },
  listDatabases: {
    fields: ['filter', 'nameOnly', 'authorizedDatabases'],
    answer: ({ data }: Call): Doc => ({
      databases: data.databaseNames.map((name) => ({ name, sizeOnDisk: 1, empty: false })),
      totalSize: 1,
      ok: 1,
    }),
  },
  commitTransaction: refused('transactions'),
  abortTransaction: refused('transactions'),
  mapReduce: refused('mapReduce'),
  explain: refused('explain'),
  collMod: refused('collMod'),
  renameCollection: refused('renameCollection'),
  bulkWrite: refused('bulkWrite over several collections'),
  enableSharding: refused('sharding'),
  shardCollection: refused('sharding'),
  reshardCollection: refused('sharding'),
  moveChunk: refused('sharding'),
  addShard: refused('sharding'),
  saslStart: refused('authentication'),
};
