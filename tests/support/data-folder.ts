import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkModels } from './kept-models';

/** A new data folder for a server, with the shared models in it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-data-'));
  linkModels(folder);
  return folder;
}
