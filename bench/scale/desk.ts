import { hashOf, newToken } from '../../src/console/token';
import { systemClock } from '../../src/ops/system-clock';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { quiet } from './quiet';

const official = { id: 'scale', username: 'scale', role: 'admin' as const, passwordHash: 'none', disabled: false };

/** An official who is signed in, written straight into the database; the cookie. */
export async function signedIn(file: string): Promise<string> {
  const store = await openSqliteStore({ file, clock: systemClock, log: quiet, packsElsewhere: true });
  const now = systemClock.now();
  if (!(await store.officials.byId(official.id))) await store.officials.create({ ...official, createdAt: now });
  const token = newToken();
  await store.officials.openSession({
    ...{ tokenHash: hashOf(token), official: official.id, csrf: newToken(), createdAt: now },
    expiresAt: now + 7 * 3_600_000,
  });
  await store.close();
  return `thonban=${token}`;
}
