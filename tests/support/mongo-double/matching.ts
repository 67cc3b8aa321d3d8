import { Context } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import * as queries from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { expressions as corrected } from './corrections';
import type { Entry } from './indexes';
import type { Doc } from './keys';
import { checkFilter } from './operators';
import { bySortKey } from './sorting';

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

export const sorted = (entries: readonly Entry[], sort: Doc): Entry[] =>
  bySortKey(
    [...entries].sort((one, other) => one.seq - other.seq),
    sort,
    ({ doc }) => doc,
  );
