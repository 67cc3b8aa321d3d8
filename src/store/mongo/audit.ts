import type { Audit, AuditEntry, AuditRow } from '../../ports/audit';
import { auditHash, auditRoot } from '../audit-chain';
import type { AuditDoc } from './documents';
import { Chain } from './chain';
import type { Link } from './link';
import { headIn, rowsAfter, type Head } from './audit-head';

/** Rows verified in one go. */
const atOnce = 500;

export const mongoAudit = (link: Link): Audit => {
  const chain = new Chain(link);
  return {
    append: (entry: AuditEntry) => chain.append(entry),

    list: async (limit) => {
      if (limit < 1) return [];
      const found = await link.run(({ audit }) =>
        audit.find().sort({ _id: -1 }).limit(limit).lean<AuditDoc[]>().exec(),
      );
      return found.map(rowOf);
    },

    verify: () => verify(link),
  };
};

/**
 * A missing row is named by the number it should have. The newest number and hash that are known to be there are kept
 * apart from the rows, because a chain alone does not show that its end was cut off. They are read first: a row that
 * comes meanwhile is no fault, one that was known and is not there is.
 */
async function verify(link: Link): Promise<number | null> {
  const kept = await link.run(headIn);
  const head = kept ?? { seq: 0, hash: auditRoot };
  let before: Head = { seq: 0, hash: auditRoot };
  for (;;) {
    const documents = await link.run((models) => rowsAfter(models, before.seq, atOnce));
    // The mark is made before the first row is.
    if (!kept && documents.length > 0) return 1;
    for (const row of documents.map(rowOf)) {
      if (row.seq !== before.seq + 1) return before.seq + 1;
      if (row.hash !== auditHash(before.hash, row)) return row.seq;
      if (row.seq === head.seq && row.hash !== head.hash) return row.seq;
      before = row;
    }
    if (documents.length < atOnce) return before.seq < head.seq ? before.seq + 1 : null;
  }
}

const rowOf = ({ _id, ...rest }: AuditDoc): AuditRow => ({ seq: _id, ...rest });
