import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Puts a whole file in place: a server that starts meanwhile reads the old list or the new one, never half of it. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.${process.pid}`;
  try {
    const file = openSync(beside, 'w', 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
