import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors';
import { checkDatabase } from '../../store/sqlite/backup';
import { holdsPeople, removeDatabase, replaceDatabase, sync } from '../../store/sqlite/files';
import { lockFor } from '../../store/sqlite/lock';
import { databaseName, keyName, readManifest, sha256Of, type Manifest } from './manifest';

export interface Restored {
  manifest: Manifest;
  /** Where the old database is kept; null when there was none. */
  aside: string | null;
}

/**
 * Puts a backup in the place of what a data folder holds. Nothing is touched before all of the backup lies beside it,
 * checked; the old database is kept as `thonban.db.before-<time>`. Rejects with `store.busy` while a server runs.
 */
export async function restore(folder: string, dataDir: string, time: string): Promise<Restored> {
  const manifest = readManifest(folder);
  const place = join(dataDir, databaseName);
  const file = existsSync(place) ? realpathSync(place) : place;
  const unlock = lockFor(file);
  const ready = manifest.files.map(({ name }) => ({
    ...{ name, to: name === databaseName ? file : join(dataDir, name) },
    copy: `${name === databaseName ? file : join(dataDir, name)}.restoring`,
  }));
  try {
    for (const { name, copy } of ready) await bring(manifest, folder, name, copy);
    await checkDatabase(`${file}.restoring`);
    const aside = existsSync(file) ? `${file}.before-${time}` : null;
    refuseStrangers(file, dataDir);
    // The database last: until then, and after a death, what is there is the old house with its own key.
    for (const { name, to, copy } of ready) if (name !== databaseName) putInPlace(copy, to, time);
    replaceDatabase(file, `${file}.restoring`, aside);
    return { manifest, aside };
  } finally {
    for (const { copy } of ready) removeDatabase(copy);
    unlock();
  }
}

async function bring(manifest: Manifest, folder: string, name: string, copy: string): Promise<void> {
  const from = join(folder, name);
  if (!existsSync(from)) throw new AppError('file.refused', `${folder}: thiếu ${name}`);
  mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
  removeDatabase(copy);
  copyFileSync(from, copy);
  if ((await sha256Of(copy)) !== manifest.files.find((each) => each.name === name)?.sha256)
    throw new AppError('file.refused', `${from}: đã bị sửa hoặc hỏng`);
  sync(copy);
}

/** A key made for other people would be put beside theirs, and nobody could tell after a death in between. */
function refuseStrangers(file: string, dataDir: string): void {
  const [old, brought] = [join(dataDir, keyName), join(dataDir, `${keyName}.restoring`)];
  if (!existsSync(old) || !existsSync(brought)) return;
  if (readFileSync(old, 'utf8').trim() === readFileSync(brought, 'utf8').trim() || !holdsPeople(file)) return;
  throw new AppError(
    'file.refused',
    `bản sao lưu có ${keyName} khác với ${dataDir}: đây là dữ liệu của nơi khác; chuyển ${databaseName} và ${keyName} đang có sang thư mục khác rồi làm lại`,
  );
}

function putInPlace(copy: string, to: string, time: string): void {
  if (existsSync(to)) {
    if (readFileSync(to).equals(readFileSync(copy))) return;
    copyFileSync(to, `${to}.before-${time}`);
  }
  renameSync(copy, to);
  sync(dirname(to));
}
