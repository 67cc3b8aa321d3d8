import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { CrashPoint } from '../../../../src/store/sqlite/crash';
import { Sql } from '../../../../src/store/sqlite/database';
import { migrate } from '../../../../src/store/sqlite/migrate';
import { migrations } from '../../../../src/store/sqlite/migrations';
import { openSqliteReader } from '../../../../src/store/sqlite/reader';
import { sqliteFolder, type SqliteFolder } from '../../../support/sqlite';
import { eventOf } from '../../../support/turns';

let folder: SqliteFolder;
beforeEach(() => (folder = sqliteFolder()));
afterEach(() => folder.dispose());

const schemaOf = (file: string): unknown[] => schemaIn(new Database(file, { readonly: true }));

function schemaIn(raw: Database.Database): unknown[] {
  const rows = raw.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  raw.close();
  return rows;
}

describe('a second user of the file', () => {
  it('is refused in plain words while the first is there, and let in afterwards', async () => {
    const first = await folder.open();
    await expect(folder.open()).rejects.toMatchObject({
      ...{ code: 'store.busy', message: expect.stringContaining('thonban.db is in use by another process') },
    });
    await first.inbox.accept([eventOf('an', 'e1')]);
    await first.close();
    const second = await folder.open();
    expect((await second.inbox.counts()).waiting).toBe(1);
  });

  it('does not get in through another name of the same file', async () => {
    await folder.open();
    const alias = join(dirname(folder.file), 'alias.db');
    symlinkSync(folder.file, alias);
    await expect(folder.open({ file: alias })).rejects.toMatchObject({ code: 'store.busy' });
  });

  it('may still read, for a backup', async () => {
    const store = await folder.open();
    await store.inbox.accept([eventOf('an', 'e1')]);
    const reader = new Database(folder.file, { readonly: true });
    expect(reader.prepare('SELECT count(*) AS n FROM inbox').get()).toEqual({ n: 1 });
    reader.close();
  });
});

describe('the file', () => {
  it('is made with its folder and is readable by its owner alone, with all that lies beside it', async () => {
    const file = join(dirname(folder.file), 'made', 'deeper', 'thonban.db');
    const store = await folder.open({ file });
    await store.inbox.accept([eventOf('an', 'e1')]);
    for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`]) {
      expect([each, (statSync(each).mode & 0o777).toString(8)]).toEqual([each, '600']);
    }
    expect((statSync(dirname(file)).mode & 0o777).toString(8)).toBe('700');
  });

  it('keeps the mode its operator gave it', async () => {
    await (await folder.open()).close();
    chmodSync(folder.file, 0o640);
    await folder.open();
    expect((statSync(folder.file).mode & 0o777).toString(8)).toBe('640');
  });

  it('is written so that an acknowledgement survives a power cut', async () => {
    await folder.open();
    const setting = (name: string) => folder.sql().raw.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('secure_delete')).toBe(1);
  });

  it('is left alone when it is another program’s database', async () => {
    const raw = new Database(folder.file);
    raw.exec('CREATE TABLE theirs (a)');
    raw.close();
    const before = readFileSync(folder.file);
    await expect(folder.open()).rejects.toMatchObject({ code: 'store.foreign' });
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  it('is left alone when it is no database at all', async () => {
    writeFileSync(folder.file, 'ghi chú của tôi\n'.repeat(100));
    await expect(folder.open()).rejects.toMatchObject({ code: 'store.foreign' });
    expect(readFileSync(folder.file, 'utf8')).toBe('ghi chú của tôi\n'.repeat(100));
  });

  it('is left alone when a later release made it, and the message says so', async () => {
    await (await folder.open()).close();
    const raw = new Database(folder.file);
    raw.pragma('user_version = 99');
    raw.close();
    const before = schemaOf(folder.file);
    await expect(folder.open()).rejects.toMatchObject({
      ...{ code: 'store.newer', message: expect.stringContaining('the database has form 99, this release knows') },
    });
    expect(schemaOf(folder.file)).toEqual(before);
  });

  it('a place that cannot be written is an error of the store, not a crash', async () => {
    writeFileSync(folder.file, '');
    const below = join(folder.file, 'data', 'thonban.db');
    await expect(folder.open({ file: below })).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});

describe('migrations', () => {
  it('run once: opening again changes nothing', async () => {
    await (await folder.open()).close();
    const before = schemaOf(folder.file);
    const points: CrashPoint[] = [];
    await (await folder.open({ crashAt: (point) => points.push(point) })).close();
    expect(points).toEqual([]);
    expect(schemaOf(folder.file)).toEqual(before);
  });

  it('are numbered without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('interrupted at any statement leave nothing of themselves behind, and the next start completes them', async () => {
    const points: CrashPoint[] = [];
    const formBefore = (stop: CrashPoint) => {
      const raw = new Database(':memory:');
      migrate(new Sql(raw), () => undefined, migrations.slice(0, Number(stop.split('.')[1]) - 1));
      return schemaIn(raw);
    };
    await (await folder.open({ crashAt: (point) => points.push(point) })).close();
    const whole = schemaOf(folder.file);
    expect(points.length).toBeGreaterThan(20);
    for (const stop of points) {
      const other = sqliteFolder();
      const crashAt = (point: CrashPoint) => {
        if (point === stop) throw new Error(`stopped at ${point}`);
      };
      await expect(other.open({ crashAt })).rejects.toThrow(`stopped at ${stop}`);
      expect([stop, schemaOf(other.file)]).toEqual([stop, formBefore(stop)]);
      const store = await other.open();
      expect(schemaOf(other.file)).toEqual(whole);
      expect((await store.inbox.accept([eventOf('an', 'e1')]))[0]?.duplicate).toBe(false);
      await other.dispose();
    }
  });

  it('of a newer release keep everything an older one stored, and make room for what is new', async () => {
    const older = new Sql(new Database(folder.file));
    migrate(older, () => undefined, migrations.slice(0, 1));
    older.run(`INSERT INTO vault (name, value, version) VALUES ('pair', 'one', 3)`);
    older.raw.close();
    const reader = openSqliteReader(folder.file)!;
    expect([await reader.proposals.list({}), await reader.proposals.counts()]).toEqual([[], []]);
    expect(await reader.unknownWords.common({ minPeople: 3, limit: 9 })).toEqual([]);
    reader.close();
    const store = await folder.open();
    expect(await store.vault.get('pair')).toEqual({ value: 'one', version: 3 });
    expect(await store.proposals.list({})).toEqual([]);
  });

  it('a later one runs on top of the earlier and can fail without harm', () => {
    const sql = new Sql(new Database(':memory:'));
    const none = () => undefined;
    const one = { number: 1, statements: ['CREATE TABLE a (x)'] };
    migrate(sql, none, [one]);
    const bad = { number: 2, statements: ['ALTER TABLE a ADD COLUMN y', 'nonsense'] };
    expect(() => migrate(sql, none, [one, bad])).toThrow(/nonsense/);
    expect(sql.raw.pragma('user_version', { simple: true })).toBe(1);
    migrate(sql, none, [one, { number: 2, statements: ['ALTER TABLE a ADD COLUMN y'] }]);
    expect(sql.raw.pragma('user_version', { simple: true })).toBe(2);
    expect(sql.run('INSERT INTO a (x, y) VALUES (1, 2)')).toBe(1);
    sql.raw.close();
  });
});

describe('the boot number', () => {
  it('goes up by one with every start', async () => {
    for (const boot of [1, 2, 3]) {
      await (await folder.open()).close();
      expect(folder.log.lines.at(-1)).toContain(`"boot":${boot}`);
    }
  });

  it('a closed store leaves no log of writes behind', async () => {
    await (await folder.open()).close();
    expect(existsSync(`${folder.file}-wal`)).toBe(false);
  });
});
