import { createHash } from 'node:crypto';
import { kinds, type Kind } from '../../model/record';
import type { Moving, Recorded } from '../../ports/moving';
import { bodyOf } from './line';

export interface Sum {
  count: number;
  /** SHA-256, hex, over the bodies of the lines of a kind in order. */
  sha256: string;
}

export type Sums = Readonly<Record<Kind, Sum>>;

/** Adds up one kind. */
export class Adder {
  private count = 0;
  private readonly digest = createHash('sha256');

  add(body: string | Buffer): void {
    this.count += 1;
    this.digest.update(body).update('\n');
  }

  sum(): Sum {
    return { count: this.count, sha256: this.digest.digest('hex') };
  }
}

/** Records read at once. */
const atOnce = 1_000;

/** All records of a kind, in order, some at a time: ten million of them never lie in memory together. */
export async function* pagesOf<K extends Kind>(moving: Moving, kind: K): AsyncGenerator<Recorded<K>[]> {
  for (let after: string | null = null; ;) {
    const page: Recorded<K>[] = await moving.read(kind, after, atOnce);
    if (page.length > 0) yield page;
    if (page.length < atOnce) return;
    after = page.at(-1)!.key;
  }
}

export const recordBody = <K extends Kind>(kind: K, { key, value }: Recorded<K>): string =>
  bodyOf({ kind, key, value });

/** Adds up everything a store holds. */
export async function sumsOf(moving: Moving): Promise<Sums> {
  const sums: Partial<Record<Kind, Sum>> = {};
  for (const kind of kinds) {
    const adder = new Adder();
    for await (const page of pagesOf(moving, kind)) for (const record of page) adder.add(recordBody(kind, record));
    sums[kind] = adder.sum();
  }
  return sums as Sums;
}

/** Kinds of which two stores do not hold the same. */
export const differences = (one: Sums, other: Sums): Kind[] =>
  kinds.filter((kind) => one[kind].count !== other[kind].count || one[kind].sha256 !== other[kind].sha256);
