import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqliteSource } from '../../../src/store/sqlite/moving/source';
import { openSqliteTarget } from '../../../src/store/sqlite/moving/target';
import { sqliteFolder } from '../../support/sqlite';
import type { House } from './describe-moving';

export async function sqliteHouse(): Promise<House> {
  const folder = sqliteFolder();
  return {
    store: async () => {
      const store = await folder.open();
      const key = join(dirname(folder.file), 'pseudonym.key');
      // As `ops/secret.ts` leaves it at a first start.
      writeFileSync(key, 'một-khóa-thử', { flag: 'a' });
      return store;
    },
    source: () => openSqliteSource(folder.file),
    target: () => openSqliteTarget(folder.file),
    dispose: () => folder.dispose(),
  };
}
