import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Records } from '../../../model/record';
import { sync } from '../files';

/** The file of `ops/secret.ts`, which lies beside the database. */
export const keyFileOf = (database: string): string => join(dirname(database), 'pseudonym.key');

export function readSecret(file: string): Records['secrets'] | undefined {
  return existsSync(file) ? { name: 'pseudonym', value: readFileSync(file, 'utf8').trim() } : undefined;
}

/** Whole or not at all: half a key would make a stranger of everybody. */
export function writeSecret(file: string, { value }: Records['secrets']): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, value, { mode: 0o600 });
  sync(beside);
  renameSync(beside, file);
  sync(dirname(file));
}
