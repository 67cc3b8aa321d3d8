import { createHash } from 'node:crypto';
import type { AuditEntry } from '../ports/audit';

/** What the first row of the audit follows. */
export const auditRoot = '0'.repeat(64);

/** The hash of an audit row, over the one before it. The same in every store: a chain may be carried to another. */
export const auditHash = (before: string, row: AuditEntry & { seq: number }): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.seq, row.at, row.actor, row.action, row.subject, row.detail]))
    .digest('hex');
