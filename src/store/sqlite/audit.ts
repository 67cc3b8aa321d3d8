import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Audit, AuditEntry, AuditRow } from '../../ports/audit';
import { auditHash, auditRoot } from '../audit-chain';
import type { Sql } from './database';
import { read } from './faults';
import type { Writer } from './writer';

/** Rows verified before other work gets its turn. */
const atOnce = 500;

interface Head {
  seq: number;
  hash: string;
}

export class SqliteAudit implements Audit {
  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
  ) {}

  append(entry: AuditEntry): Promise<void> {
    return this.writer.write('audit', () => {
      const head = this.head();
      const seq = head.seq + 1;
      const hash = auditHash(head.hash, { ...entry, seq });
      this.sql.run('INSERT INTO audit (seq, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)', [
        ...[seq, entry.at, entry.actor, entry.action, entry.subject, entry.detail, hash],
      ]);
      this.sql.run(
        `INSERT INTO meta (key, value) VALUES ('audit', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [JSON.stringify({ seq, hash })],
      );
    });
  }

  list(limit: number): Promise<AuditRow[]> {
    return read(() => this.sql.all<AuditRow>('SELECT * FROM audit ORDER BY seq DESC LIMIT ?', [limit]));
  }

  /**
   * A missing row is named by the number it should have. The newest number and hash are kept apart from the
   * rows, because a chain alone does not show that its end was cut off.
   */
  async verify(): Promise<number | null> {
    let before: Head = { seq: 0, hash: auditRoot };
    for (;;) {
      // Rows and marker are read in one go, so that an append in between is not taken for a fault.
      const { head, rows } = await read(() => ({ head: this.head(), rows: this.after(before.seq) }));
      for (const row of rows) {
        if (row.seq !== before.seq + 1) return before.seq + 1;
        if (row.seq > head.seq || row.hash !== auditHash(before.hash, row)) return row.seq;
        before = row;
      }
      if (rows.length < atOnce) {
        if (before.seq < head.seq) return before.seq + 1;
        return before.hash === head.hash ? null : before.seq;
      }
      await nextTurn();
    }
  }

  private after(seq: number): AuditRow[] {
    return this.sql.all<AuditRow>('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?', [seq, atOnce]);
  }

  private head(): Head {
    const kept = this.sql.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'audit'`);
    return kept ? (JSON.parse(kept.value) as Head) : { seq: 0, hash: auditRoot };
  }
}
