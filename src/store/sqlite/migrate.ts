import { AppError } from '../../errors';
import type { CrashAt } from './crash';
import type { Sql } from './database';
import { migrations as all, type Migration } from './migrations';

/** "ThBn": marks a database file as ours, so that a wrong path cannot put our tables into someone else's file. */
const ours = 0x5468426e;

/**
 * Refuses what we must not touch, before anything is written: `store.foreign` for a database that is not ours,
 * `store.newer` for one from a later release. Gives the form it has, 0 for a new file.
 */
export function formOf(sql: Sql, migrations: readonly Migration[] = all): number {
  const mark = sql.get<{ application_id: number }>('PRAGMA application_id')?.application_id;
  const tables = sql.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0;
  if (mark !== ours && tables > 0) throw new AppError('store.foreign', 'the file is a database of another program');
  const form = sql.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  const latest = migrations.at(-1)?.number ?? 0;
  if (form > latest) throw new AppError('store.newer', `the database has form ${form}, this release knows ${latest}`);
  return form;
}

/**
 * Brings a database to the form this code knows. Each migration is one transaction with its number in it: killed
 * anywhere, the next start finds the form before or the form after.
 */
export function migrate(sql: Sql, crashAt: CrashAt, migrations: readonly Migration[] = all): void {
  const form = formOf(sql, migrations);
  for (const migration of migrations) if (migration.number > form) apply(sql, migration, crashAt);
}

function apply(sql: Sql, { number, statements }: Migration, crashAt: CrashAt): void {
  sql.raw.exec('BEGIN IMMEDIATE');
  try {
    statements.forEach((statement, index) => {
      crashAt(`migration.${number}.${index}`);
      sql.raw.exec(statement);
    });
    sql.raw.pragma(`application_id = ${ours}`);
    sql.raw.pragma(`user_version = ${number}`);
    crashAt(`migration.${number}.${statements.length}`);
    sql.raw.exec('COMMIT');
  } catch (error) {
    if (sql.raw.inTransaction) sql.raw.exec('ROLLBACK');
    throw error;
  }
}
