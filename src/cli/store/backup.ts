import { copyFileSync, chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyDatabase } from '../../store/sqlite/backup';
import { sync } from '../../store/sqlite/files';
import { databaseName, describeFile, format, keptIn, manifestName, version, type Manifest } from './manifest';

/**
 * Copies what a data folder keeps into a new folder, also while the server runs. The folder has its name only when it
 * is whole. `now` in epoch ms.
 */
export async function backUp(dataDir: string, out: string, now: number): Promise<Manifest> {
  const part = `${resolve(out)}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  try {
    const manifest = await fill(part, dataDir, now);
    sync(part);
    renameSync(part, resolve(out));
    sync(dirname(resolve(out)));
    return manifest;
  } catch (error) {
    // Half a backup is a copy of people's words all the same.
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

async function fill(part: string, dataDir: string, now: number): Promise<Manifest> {
  const manifest: Manifest = { format, version, at: new Date(now).toISOString(), files: [] };
  for (const name of keptIn(dataDir)) {
    const [from, to] = [join(dataDir, name), join(part, name)];
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    if (name === databaseName) await copyDatabase(from, to);
    else {
      copyFileSync(from, to);
      chmodSync(to, 0o600);
      sync(to);
    }
    manifest.files.push(await describeFile(part, name));
  }
  writeFileSync(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  return manifest;
}
