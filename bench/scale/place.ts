import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Size } from './rows';

export interface Place {
  /** Data directory for a server. */
  folder: string;
  file: string;
  size: Size;
  /** How long each load lasts. */
  seconds: number;
}

/** Where and how large: `[folder] [--people N] [--interactions N] [--seconds N]`; a province in the system's temporary folder. */
export function readPlace(args: string[]): Place {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { people: { type: 'string' }, interactions: { type: 'string' }, seconds: { type: 'string' } },
    strict: false,
  });
  const number = (value: string | boolean | undefined, otherwise: number) => Number(value ?? otherwise);
  const size = { people: number(values.people, 1_400_000), interactions: number(values.interactions, 10_000_000) };
  const folder = positionals[0] ?? join(tmpdir(), `thonban-scale-${size.people}-${size.interactions}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { folder, file: join(folder, 'thonban.db'), size, seconds: number(values.seconds, 30) };
}
