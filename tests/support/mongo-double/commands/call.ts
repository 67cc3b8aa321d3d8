import type { Collection } from '../collection';
import type { Data } from '../database';
import type { Doc } from '../keys';
import { ServerError, unsupported } from '../refusals';

/** One command being answered. */
export interface Call {
  data: Data;
  database: string;
  command: Doc;
  /** `host:port` of this server. */
  me: string;
}

export interface Command {
  /** Fields it honours besides its own name and the common ones. Any other is refused. */
  fields: readonly string[];
  answer(call: Call): Doc;
}

const common = new Set([
  ...['$db', 'lsid', 'txnNumber', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'maxTimeMS'],
  ...['comment', 'apiVersion', 'apiStrict', 'apiDeprecationErrors', 'collation', 'stmtId', 'stmtIds', 'hint', 'let'],
]);

/** @throws ServerError when the command asks for more than would be done. */
export function check(name: string, command: Doc, fields: readonly string[]): void {
  if (command.startTransaction !== undefined || command.autocommit !== undefined) throw unsupported('transactions');
  for (const field of Object.keys(command))
    if (field !== name && !common.has(field) && !fields.includes(field)) throw unsupported(`${name} with ${field}`);
  const { readConcern, writeConcern } = command as { readConcern?: { level?: string }; writeConcern?: { w?: unknown } };
  if (readConcern?.level && !['local', 'majority', 'available'].includes(readConcern.level))
    throw unsupported(`read concern ${readConcern.level}`);
  if (typeof writeConcern?.w === 'number' && writeConcern.w > 1)
    throw new ServerError(100, 'Not enough data-bearing nodes');
  if (Object.keys((command.let as Doc | undefined) ?? {}).length > 0) throw unsupported('let');
  checkCollation(command);
}

export function checkCollation({ collation }: Doc): void {
  const { locale } = (collation ?? {}) as { locale?: string };
  if (collation !== undefined && locale !== 'simple') throw unsupported('collation other than simple');
}

/** @throws ServerError 2 for a hint to an index that is not there. */
export function checkHint(collection: Collection | null, { hint }: Doc): void {
  if (hint === undefined || (typeof hint === 'object' && Object.keys(hint as Doc).length === 0)) return;
  const named = (index: { spec: { name: string; key: Doc } }) =>
    typeof hint === 'string' ? index.spec.name === hint : JSON.stringify(index.spec.key) === JSON.stringify(hint);
  if (![...(collection?.indexes.values() ?? [])].some(named))
    throw new ServerError(
      2,
      'error processing query: planner returned error: hint provided does not correspond to an existing index',
    );
}

export const nameIn = ({ command }: Call, name: string): string => String(command[name]);
