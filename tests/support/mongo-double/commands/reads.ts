import { Query } from 'mingo/query';
import { copy, encode, isPlain, type Doc } from '../keys';
import { checkExpression, checkPipeline } from '../operators';
import { find } from '../planner';
import { valuesAt } from '../paths';
import { context, through } from '../pipelines';
import { ServerError, unsupported } from '../refusals';
import { checkHint, nameIn, type Call, type Command } from './call';

/** Documents a command's filter, sort, skip and limit choose; none from a collection nobody made. */
function chosen(
  call: Call,
  name: string,
  filter: unknown,
  more: { sort?: unknown; skip?: unknown; limit?: unknown } = {},
): Doc[] {
  const collection = call.data.peek(call.database, nameIn(call, name));
  checkHint(collection, call.command);
  const wanted = {
    filter: (filter as Doc | undefined) ?? {},
    sort: more.sort as Doc | undefined,
    skip: Number(more.skip ?? 0),
    limit: Math.abs(Number(more.limit ?? 0)),
  };
  for (const order of Object.values(wanted.sort ?? {}))
    if (order !== 1 && order !== -1) throw unsupported('sort by $meta');
  if (!collection) {
    checkPipeline([{ $match: wanted.filter }]);
    return [];
  }
  return find(collection, wanted).map((entry) => entry.doc);
}

/** Mingo projects on the document itself where a path or an operator goes deep, so those get a copy. */
export function projected(docs: Doc[], filter: Doc, projection: unknown): Doc[] {
  if (!isPlain(projection) || Object.keys(projection).length === 0) return docs;
  checkExpression(projection);
  const deep = Object.entries(projection).some(([path, how]) => path.includes('.') || typeof how === 'object');
  return new Query(filter, { context, scriptEnabled: false }).find<Doc>(deep ? docs.map(copy) : docs, projection).all();
}

const findCommand: Command = {
  fields: [
    'filter',
    'sort',
    'skip',
    'limit',
    'projection',
    'batchSize',
    'singleBatch',
    'noCursorTimeout',
    'allowDiskUse',
  ],
  answer(call) {
    const { filter, projection, batchSize, singleBatch, limit } = call.command;
    const docs = projected(chosen(call, 'find', filter, call.command), (filter as Doc | undefined) ?? {}, projection);
    const single = singleBatch === true || Number(limit ?? 0) < 0;
    return call.data.cursors.first(
      `${call.database}.${nameIn(call, 'find')}`,
      docs,
      batchSize as number | undefined,
      single,
    );
  },
};

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  answer: ({ data, command }) => data.cursors.next(Number(command.getMore), command.batchSize as number | undefined),
};

const killCursors: Command = {
  fields: ['cursors'],
  answer: ({ data, command }) => data.cursors.kill((command.cursors as unknown[]).map(Number)),
};

const count: Command = {
  fields: ['query', 'skip', 'limit', 'fields'],
  answer: (call) => ({ n: chosen(call, 'count', call.command.query, call.command).length, ok: 1 }),
};

const distinct: Command = {
  fields: ['key', 'query'],
  answer(call) {
    const docs = chosen(call, 'distinct', call.command.query);
    const values = docs.flatMap((doc) => valuesAt(doc, String(call.command.key)).values);
    const byKey = new Map(values.map((value) => [encode(value), value]));
    return { values: [...byKey.keys()].sort().map((key) => byKey.get(key)), ok: 1 };
  },
};

const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'allowDiskUse', 'bypassDocumentValidation'],
  answer(call) {
    const { data, database, command } = call;
    if (typeof command.aggregate !== 'string') throw unsupported('aggregate on a database');
    if (!command.cursor) throw new ServerError(9, "The 'cursor' option is required");
    const pipeline = command.pipeline as Doc[];
    checkPipeline(pipeline);
    const first = pipeline[0]?.$match;
    const rest = first ? pipeline.slice(1) : [...pipeline];
    // What can be found in order needs no sorting afterwards.
    const sort = rest[0]?.$sort ? rest.shift()?.$sort : undefined;
    const limit = typeof rest[0]?.$limit === 'number' && rest[0].$limit > 0 ? rest[0].$limit : 0;
    const docs = chosen(call, 'aggregate', first, { sort, limit });
    const found = through(docs, rest, (name) => data.documents(database, name));
    const { batchSize } = command.cursor as { batchSize?: number };
    return data.cursors.first(`${database}.${command.aggregate}`, found, batchSize);
  },
};

export const readCommands: Record<string, Command> = {
  find: findCommand,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
};
