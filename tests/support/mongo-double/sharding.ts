import type { Collection } from './collection';
import { constraintsOf } from './constraints';
import { encode, type Doc } from './keys';
import { valueAt } from './paths';
import { ServerError } from './refusals';

type Sharded = Pick<Collection, 'shardKey' | 'ns'>;

/** A statement as a cluster looks at it. */
export interface Targeted {
  filter: Doc;
  /** It may change any number of documents. */
  many: boolean;
  upsert?: boolean;
  /** Also an `_id` of which no shard is known will do; not so for `findAndModify`. */
  byId?: boolean;
}

/** @throws ServerError 61 when a cluster could not tell on which shard the one document is, or is to be. */
export function checkTarget({ shardKey, ns }: Sharded, { filter, many, upsert, byId = true }: Targeted): void {
  if (!shardKey || (many && !upsert)) return;
  const named = constraintsOf(filter);
  const pinned = (path: string) => named.get(path)?.values?.length === 1;
  if (shardKey.every(pinned) || (byId && !upsert && pinned('_id'))) return;
  throw new ServerError(61, `the shard key of ${ns} must be in the filter of a write to one document`);
}

/** How an update came: what changes a shard key must come alone and be repeatable. */
export interface Manner {
  filter: Doc;
  many: boolean;
  /** The only statement of its command. */
  alone: boolean;
  retryable: boolean;
}

/** @throws ServerError 20, 61, 72 */
export function checkKept({ shardKey, ns }: Sharded, before: Doc, after: Doc, manner: Manner): void {
  const same = (path: string) => encode(valueAt(before, path)) === encode(valueAt(after, path));
  if (!shardKey || shardKey.every(same)) return;
  if (manner.many || !manner.alone)
    throw new ServerError(72, `the shard key of ${ns} may be changed by one update of one document only`);
  if (!manner.retryable) throw new ServerError(20, `the shard key of ${ns} may be changed by a retryable write only`);
  checkTarget({ shardKey, ns }, { ...manner, byId: false });
}

/** @throws ServerError 67: a cluster can promise uniqueness only within a shard. */
export function checkUnique({ shardKey, ns }: Sharded, key: Doc): void {
  if (shardKey?.some((path, at) => Object.keys(key)[at] !== path))
    throw new ServerError(67, `a unique index of ${ns} must begin with its shard key`);
}
