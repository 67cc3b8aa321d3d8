import type { Vault } from '../../ports/vault';
import type { Sql } from './database';
import { read } from './faults';
import type { Writer } from './writer';

export const sqliteVault = (sql: Sql, writer: Writer): Vault => ({
  get: (name) =>
    read(
      () =>
        sql.get<{ value: string; version: number }>('SELECT value, version FROM vault WHERE name = ?', [name]) ?? null,
    ),

  put: (name, value, expected) =>
    writer.write('vault', () => {
      const changed =
        expected === 0
          ? sql.run('INSERT INTO vault (name, value, version) VALUES (?, ?, 1) ON CONFLICT DO NOTHING', [name, value])
          : sql.run('UPDATE vault SET value = ?, version = version + 1 WHERE name = ? AND version = ?', [
              value,
              name,
              expected,
            ]);
      return changed === 1;
    }),

  lease: (name, holder, ms, now) =>
    writer.write(
      'vault',
      () =>
        sql.run(
          `INSERT INTO leases (name, holder, until) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
           WHERE leases.holder = excluded.holder OR leases.until <= ?`,
          [name, holder, now + ms, now],
        ) === 1,
    ),

  releaseLease: (name, holder) =>
    writer.write('vault', () => {
      sql.run('DELETE FROM leases WHERE name = ? AND holder = ?', [name, holder]);
    }),
});
