import type { Job } from '../../../model/job';
import type { Official } from '../../../model/official';
import type { AuditRecord, Records } from '../../../model/record';
import type { Sql } from '../database';
import { put as putJob } from '../jobs';
import { shelf, type Shelf } from './shelf';

export const jobsShelf = shelf<'jobs', { job: string }>({
  table: 'jobs',
  key: 'id',
  columns: 'job',
  from: ({ job }) => JSON.parse(job) as Job,
  put: putJob,
});

export const officialsShelf = shelf<'officials', Omit<Official, 'disabled'> & { disabled: number }>({
  table: 'officials',
  key: 'id',
  columns: 'id, username, role, password_hash AS passwordHash, created_at AS createdAt, disabled',
  from: (row) => ({ ...row, disabled: row.disabled === 1 }),
  put: (sql, one) =>
    sql.run(
      `INSERT INTO officials (id, username, role, password_hash, created_at, disabled) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      [one.id, one.username, one.role, one.passwordHash, one.createdAt, Number(one.disabled)],
    ),
});

const rows = 'SELECT seq, at, actor, action, subject, detail, hash FROM audit';

/** Rows keep number and hash as they are: whether the chain holds is judged where it arrives, too. */
export const auditShelf: Shelf<'audit'> = {
  page: (sql, after, limit) =>
    sql.all<AuditRecord>(`${rows} WHERE seq > ? ORDER BY seq LIMIT ?`, [Number(after ?? 0), limit]),
  last: (sql) => sql.get<AuditRecord>(`${rows} ORDER BY seq DESC LIMIT 1`),
  put: (sql, { seq, at, actor, action, subject, detail, hash }) =>
    void sql.run(
      `INSERT INTO audit (seq, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (seq) DO NOTHING`,
      [seq, at, actor, action, subject, detail, hash],
    ),
};

const headIn = (sql: Sql) => {
  const kept = sql.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'audit'`);
  return kept && (JSON.parse(kept.value) as Records['auditHead']);
};

export const auditHeadShelf: Shelf<'auditHead'> = {
  page: (sql, after) => (after === null ? [headIn(sql)].filter((head) => head !== undefined) : []),
  last: headIn,
  put: (sql, { seq, hash }) =>
    void sql.run(
      `INSERT INTO meta (key, value) VALUES ('audit', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [JSON.stringify({ seq, hash })],
    ),
};

export const vaultShelf = shelf<'vault', Records['vault']>({
  table: 'vault',
  key: 'name',
  columns: 'name, value, version',
  from: (row) => row,
  put: (sql, { name, value, version }) =>
    sql.run(
      `INSERT INTO vault (name, value, version) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = excluded.version`,
      [name, value, version],
    ),
});
