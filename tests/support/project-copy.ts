import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A throw-away copy of all content of the project, with some files written anew. */
export function copyOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-copy-'));
  for (const part of ['intents', 'locales']) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}
