import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { kinds, type Kind } from '../../model/record';
import type { Moving } from '../../ports/moving';
import { sync } from '../../store/sqlite/files';
import { bodyOf, lineOf } from './line';
import { Adder, pagesOf, recordBody, type Sum, type Sums } from './sums';

export const format = 'thonban-store';
export const version = 1;

/**
 * Writes all records of a store into a file for its owner alone, packed when the name ends in `.gz`. It has its name
 * only when it is whole. One that was killed begins anew: what it had was of another moment.
 */
export async function writeStoreFile(moving: Moving, out: string, from: { at: string; from: string }): Promise<Sums> {
  const part = `${out}.part`;
  rmSync(part, { force: true });
  const sums: Partial<Record<Kind, Sum>> = {};
  const file = createWriteStream(part, { mode: 0o600, flags: 'wx' });
  const text = Readable.from(pieces(moving, from, sums));
  try {
    await (out.endsWith('.gz') ? pipeline(text, createGzip(), file) : pipeline(text, file));
    sync(part);
    renameSync(part, out);
  } catch (error) {
    // Half a file is a copy of people's words all the same.
    rmSync(part, { force: true });
    throw error;
  }
  sync(dirname(out));
  return sums as Sums;
}

async function* pieces(
  moving: Moving,
  from: { at: string; from: string },
  sums: Partial<Record<Kind, Sum>>,
): AsyncGenerator<string> {
  yield lineOf(bodyOf({ format, version, ...from }));
  for (const kind of kinds) {
    const adder = new Adder();
    for await (const page of pagesOf(moving, kind)) {
      const bodies = page.map((record) => recordBody(kind, record));
      for (const body of bodies) adder.add(body);
      yield bodies.map(lineOf).join('');
    }
    const sum = adder.sum();
    sums[kind] = sum;
    yield lineOf(bodyOf({ kind, ...sum }));
  }
  yield lineOf(bodyOf({ end: true, kinds: kinds.length }));
}
