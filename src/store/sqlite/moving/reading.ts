import { keyOf, type Kind, type Records } from '../../../model/record';
import type { Moving, Recorded } from '../../../ports/moving';
import type { Sql } from '../database';
import { read } from '../faults';
import { readSecret } from './secrets';
import { shelves } from './shelves';

/** Reads the records of a database and of the key file that belongs to it. */
export function readingRecords(sql: Sql, keyFile: string): Moving['read'] {
  const values = <K extends Kind>(kind: K, after: string | null, limit: number): Records[K][] => {
    if (kind !== 'secrets') return shelfOf(kind).page(sql, after, limit) as Records[K][];
    const secret = after === null ? readSecret(keyFile) : undefined;
    return secret ? [secret as Records[K]] : [];
  };
  return <K extends Kind>(kind: K, after: string | null, limit: number): Promise<Recorded<K>[]> =>
    read(() => values(kind, after, limit).map((value) => ({ key: keyOf[kind](value), value })));
}

export const shelfOf = <K extends Exclude<Kind, 'secrets'>>(kind: K): (typeof shelves)[K] => shelves[kind];
