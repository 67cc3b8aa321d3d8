import { matcher } from '../matching';
import { ServerError, unsupported } from '../refusals';
import type { Doc } from '../keys';
import { checkCollation, nameIn, type Call, type Command } from './call';

const listed = (name: string): Doc => ({
  name,
  type: 'collection',
  options: {},
  info: { readOnly: false },
  idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
});

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  answer({ data, database, command }) {
    const test = matcher((command.filter as Doc | undefined) ?? {});
    const all = data.names(database).map(listed).filter(test);
    return data.cursors.first(`${database}.$cmd.listCollections`, all);
  },
};

const create: Command = {
  fields: [],
  answer(call) {
    call.data.collection(call.database, nameIn(call, 'create'));
    return { ok: 1 };
  },
};

const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  answer(call) {
    const collection = call.data.collection(call.database, nameIn(call, 'createIndexes'));
    const before = collection.indexes.size;
    for (const spec of call.command.indexes as Doc[]) collection.createIndex(spec);
    const numIndexesAfter = collection.indexes.size;
    return { numIndexesBefore: before, numIndexesAfter, createdCollectionAutomatically: false, ok: 1 };
  },
};

const existing = (call: Call, name: string) => {
  const collection = call.data.peek(call.database, nameIn(call, name));
  if (!collection) throw new ServerError(26, `ns does not exist: ${call.database}.${nameIn(call, name)}`);
  return collection;
};

const listIndexes: Command = {
  fields: ['cursor'],
  answer(call) {
    const collection = existing(call, 'listIndexes');
    const all = [...collection.indexes.values()].map(({ spec }) => ({
      v: 2,
      key: spec.key,
      name: spec.name,
      ...(spec.unique && spec.name !== '_id_' ? { unique: true } : {}),
      ...(spec.sparse ? { sparse: true } : {}),
      ...(spec.partialFilterExpression ? { partialFilterExpression: spec.partialFilterExpression } : {}),
    }));
    return call.data.cursors.first(collection.ns, all);
  },
};

const dropIndexes: Command = {
  fields: ['index'],
  answer(call) {
    const collection = existing(call, 'dropIndexes');
    const { index } = call.command;
    const nIndexesWas = collection.indexes.size;
    if (typeof index !== 'string' && !Array.isArray(index)) throw unsupported('dropIndexes by keys');
    const all = [...collection.indexes.keys()].filter((name) => name !== '_id_');
    for (const name of index === '*' ? all : [index].flat()) collection.dropIndex(String(name));
    return { nIndexesWas, ok: 1 };
  },
};

const drop: Command = {
  fields: [],
  answer(call) {
    call.data.drop(call.database, nameIn(call, 'drop'));
    return { ns: `${call.database}.${nameIn(call, 'drop')}`, ok: 1 };
  },
};

const dropDatabase: Command = {
  fields: [],
  answer({ data, database, command }) {
    checkCollation(command);
    data.dropDatabase(database);
    return { dropped: database, ok: 1 };
  },
};

export const collectionCommands: Record<string, Command> = {
  listCollections,
  create,
  createIndexes,
  listIndexes,
  dropIndexes,
  drop,
  dropDatabase,
};
