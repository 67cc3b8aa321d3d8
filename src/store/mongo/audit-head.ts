import type { AuditDoc, MetaDoc } from './documents';
import type { Models } from './models';

/** A row by number and hash. */
export interface Head {
  seq: number;
  hash: string;
}

/** `_id` in `meta` of the newest row that is known to be there. */
export const mark = 'audit';

/** Null: no row was ever written, or somebody took the mark away. */
export async function headIn({ meta }: Models): Promise<Head | null> {
  const found = await meta.findById(mark).lean<MetaDoc>();
  return found ? (found.value as Head) : null;
}

export const rowsAfter = ({ audit }: Models, seq: number, limit: number): Promise<AuditDoc[]> =>
  audit
    .find({ _id: { $gt: seq } })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<AuditDoc[]>()
    .exec();
