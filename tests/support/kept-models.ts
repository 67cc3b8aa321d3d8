import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root';

/** Learned models that test files and runs share; they are found by corpus and code, so none is ever stale. */
export const keptModels = join(root, 'node_modules/.cache/thonban-models');

/** Lets a server with this data folder use what another one has learned: learning takes seconds on all cores. */
export function linkModels(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(keptModels, { recursive: true });
  symlinkSync(keptModels, join(dataDir, 'models'));
}
