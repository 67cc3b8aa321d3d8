import { openSqliteSource } from '../../../src/store/sqlite/moving/source';
import { openSqliteTarget } from '../../../src/store/sqlite/moving/target';
import { sumsOf } from '../../../src/cli/store/sums';
import { fillStore } from '../../support/full-store';
import { sqliteFolder } from '../../support/sqlite';
import { eventOf, handled } from '../../support/turns';
import { describeMoving } from './describe-moving';
import { sqliteHouse } from './sqlite-house';

describeMoving('from SQLite to SQLite', sqliteHouse, sqliteHouse);

describe('moving an embedded store', () => {
  const folder = sqliteFolder();
  afterAll(() => folder.dispose());

  it('what is read is of one moment, while the server goes on writing', async () => {
    const store = await folder.open();
    await fillStore(store);
    const source = await openSqliteSource(folder.file);
    const first = await sumsOf(source);
    await handled(store, 'mới', 'tin mới');
    await store.jobs.replaceAll([]);
    expect(await sumsOf(source)).toEqual(first);
    await source.close();
    const later = await openSqliteSource(folder.file);
    expect((await sumsOf(later)).people.count).toBe(first.people.count + 1);
    await later.close();
    await store.close();
  });

  it('a chain of the audit whose end was cut off is still found to be broken where it arrives', async () => {
    const [old, other] = [sqliteFolder(), sqliteFolder()];
    const store = await old.open();
    await fillStore(store);
    old.sql().run('DELETE FROM audit WHERE seq = 12');
    await store.close();
    const source = await openSqliteSource(old.file);
    const target = await openSqliteTarget(other.file);
    await target.begin('cụt');
    for (const kind of ['audit', 'auditHead'] as const)
      await target.write(kind, await source.read<typeof kind>(kind, null, 100));
    await target.finish();
    await target.close();
    await source.close();
    const arrived = await other.open();
    expect(await arrived.audit.verify()).toBe(12);
    await old.dispose();
    await other.dispose();
  });

  it('no server starts while records are taken in, nor on half of them', async () => {
    const place = sqliteFolder();
    const target = await openSqliteTarget(place.file);
    await target.begin('nửa');
    await target.write('vault', [{ key: 'a', value: { name: 'a', value: 'b', version: 3 } }]);
    await expect(place.open()).rejects.toMatchObject({ code: 'store.busy' });
    await expect(openSqliteTarget(place.file)).rejects.toMatchObject({ code: 'store.busy' });
    await target.close();
    const store = await place.open();
    expect(await store.vault.get('a')).toBeNull();
    await place.dispose();
  });

  it('half of an import that was given up is forgotten when another begins', async () => {
    const place = sqliteFolder();
    const first = await openSqliteTarget(place.file);
    await first.begin('một');
    await first.write('vault', [{ key: 'a', value: { name: 'a', value: 'b', version: 3 } }]);
    await first.close();
    const second = await openSqliteTarget(place.file);
    expect(await second.begin('hai')).toBe('new');
    expect(await second.read('vault', null, 5)).toEqual([]);
    await second.close();
    await place.dispose();
  });

  it('a database of an older release says what to do first', async () => {
    const place = sqliteFolder();
    const store = await place.open();
    await store.inbox.accept([eventOf('an', 'e1')]);
    place.sql().raw.pragma('user_version = 1');
    await store.close();
    await expect(openSqliteSource(place.file)).rejects.toMatchObject({ code: 'store.older' });
    await place.dispose();
  });
});
