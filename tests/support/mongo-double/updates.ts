import { Context } from 'mingo/core';
import * as queries from 'mingo/operators/query';
import { update } from 'mingo/updater';
import { copy, encode, isPlain, type Doc } from './keys';
import { put, valueAt } from './paths';
import { through } from './pipelines';
import { ServerError, unsupported } from './refusals';
import { checkViable } from './viable';

const context = Context.init({ query: queries });
const stages = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** What an update statement asks for: operators, a pipeline, or a whole new document. */
export type Change = Doc | Doc[];

export interface Statement {
  filter: Doc;
  change: Change;
  arrayFilters?: Doc[] | undefined;
}

export const isReplacement = (change: Change): change is Doc =>
  !Array.isArray(change) && !Object.keys(change).some((key) => key.startsWith('$'));

/**
 * The document after the update, or null when nothing changes. The one given stays as it is, so that a broken promise
 * of uniqueness leaves it untouched.
 * @throws ServerError 14, 28, 40, 66
 */
export function changed(doc: Doc, { filter, change, arrayFilters }: Statement, inserting = false): Doc | null {
  const after = Array.isArray(change)
    ? throughPipeline(doc, change)
    : isReplacement(change)
      ? { _id: doc._id, ...change }
      : null;
  if (after) return encode(after) === encode(doc) ? null : after;
  const made = copy(doc);
  const operators = operatorsOf(change as Doc, inserting);
  if (Object.keys(operators).length === 0) return null;
  checkViable(made, operators);
  try {
    const fields = update(made, operators, arrayFilters, filter, { cloneMode: 'deep', queryOptions: { context } });
    return fields.length > 0 ? made : null;
  } catch (error) {
    throw explained(error);
  }
}

function operatorsOf(change: Doc, inserting: boolean): Doc {
  const { $setOnInsert, ...operators } = change as { $setOnInsert?: Doc; $set?: Doc };
  if (inserting && $setOnInsert) operators.$set = { ...operators.$set, ...$setOnInsert };
  for (const [operator, fields] of Object.entries(operators)) {
    if (!isPlain(fields))
      throw new ServerError(9, `Modifiers operate on fields but we found ${typeof fields} for ${operator}`);
    if (Object.keys(fields).length === 0) Reflect.deleteProperty(operators, operator);
  }
  return operators;
}

function throughPipeline(doc: Doc, pipeline: Doc[]): Doc {
  const stranger = pipeline.flatMap(Object.keys).find((stage) => !stages.has(stage));
  if (stranger) throw new ServerError(72, `${stranger} is not allowed to be used within an update`);
  return through([doc], pipeline)[0]!;
}

function explained(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('immutable field')) return new ServerError(66, message);
  if (/conflict/i.test(message)) return new ServerError(40, message);
  if (message.startsWith('Unknown update operator')) return new ServerError(9, message);
  return error;
}

/** What an upsert inserts: the equalities of the filter, then the update. The `_id` may still be missing. */
export function upserted(statement: Statement): Doc {
  const { filter, change } = statement;
  const seed = seedOf(filter);
  if (isReplacement(change)) return seed._id === undefined ? copy(change) : { _id: seed._id, ...copy(change) };
  const made = changed(seed, { ...statement, filter: {} }, true) ?? seed;
  return made._id === undefined ? made : { _id: made._id, ...made };
}

function seedOf(filter: Doc, seed: Doc = {}): Doc {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and') for (const each of condition as Doc[]) seedOf(each, seed);
    if (path.startsWith('$') || condition instanceof RegExp) continue;
    const asked = isPlain(condition) && Object.keys(condition).some((key) => key.startsWith('$'));
    const value = asked ? condition.$eq : condition;
    if (value === undefined) continue;
    if (valueAt(seed, path) !== undefined) throw unsupported(`an upsert that names ${path} twice`);
    put(seed, path, copy(value));
  }
  return seed;
}
