import { Context } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import * as queries from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { expressions as corrected } from './corrections';
import type { Entry } from './indexes';
import { encode, inverted, type Doc } from './keys';
import { checkFilter } from './operators';
import { valuesAt } from './paths';

export type Test = (doc: Doc) => boolean;

// Mingo copies the whole table of operators for every query: the small one makes that three times as cheap.
const plain = Context.init({ query: queries });
const withExpressions = Context.init({ query: queries, expression: { ...expressions, ...corrected } });

/** @throws ServerError on operators that mean something to MongoDB and nothing here. */
export function matcher(filter: Doc): Test {
  const keys = Object.keys(filter);
  if (keys.length === 0) return () => true;
  const expr = checkFilter(filter);
  const query = new Query(filter, { context: expr ? withExpressions : plain, scriptEnabled: false });
  return (doc) => query.test(doc);
}

/** As MongoDB sorts: by the smallest element of an array going up, by the largest going down, types in their order. */
export function sorted(entries: Entry[], sort: Doc): Entry[] {
  const fields = Object.entries(sort);
  const keyed = entries.map((entry) => ({
    entry,
    key: fields.map(([path, order]) => sortKey(entry.doc, path, order === -1)).join(''),
  }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.entry.seq - other.entry.seq));
  return keyed.map(({ entry }) => entry);
}

function sortKey(doc: Doc, path: string, down: boolean): string {
  const codes = valuesAt(doc, path).values.map(encode);
  if (codes.length === 0) codes.push(encode(null));
  if (codes.length > 1) codes.sort();
  return down ? inverted(codes.at(-1)!) : codes[0]!;
}
