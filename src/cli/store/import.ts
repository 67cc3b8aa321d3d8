import { kinds, type Kind } from '../../model/record';
import type { Begun, MovingTarget, Recorded } from '../../ports/moving';
import { readStoreFile, type StoreFile } from './read-file';
import { differences, sumsOf } from './sums';

/** Records written in one commit. */
const atOnce = 500;

export interface Imported {
  begun: Begun;
  file: StoreFile;
  /** Kinds that are not in the target as they are in the file; none: all is well. */
  wrong: Kind[];
}

/**
 * Takes a file in. It is read three times: whole before anything is written, then to write, then the target is read
 * back and must hold exactly what the file holds; only then the target becomes the store.
 */
export async function importStoreFile(path: string, target: MovingTarget): Promise<Imported> {
  const file = await readStoreFile(path);
  const begun = await target.begin(file.label);
  if (begun === 'done') return { begun, file, wrong: [] };

  const filler = new Filler(target);
  for (const kind of kinds) filler.reached.set(kind, await target.reached(kind));
  await readStoreFile(path, (kind, record) => filler.take(kind, record));
  await filler.flush();

  const wrong = differences(file.sums, await sumsOf(target));
  if (wrong.length === 0) await target.finish();
  return { begun, file, wrong };
}

class Filler {
  /** Up to where each kind was written by an import that was killed; null once we are past it. */
  readonly reached = new Map<Kind, string | null>();
  private kind: Kind = 'secrets';
  private waiting: Recorded<Kind>[] = [];

  constructor(private readonly target: MovingTarget) {}

  take(kind: Kind, record: Recorded<Kind>): Promise<void> | void {
    const reached = this.reached.get(kind) ?? null;
    if (reached !== null) {
      if (record.key === reached) this.reached.set(kind, null);
      return;
    }
    if (kind === this.kind && this.waiting.length < atOnce) return void this.waiting.push(record);
    const written = this.flush();
    this.kind = kind;
    this.waiting.push(record);
    return written;
  }

  flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    return batch.length > 0 ? this.target.write(this.kind, batch) : Promise.resolve();
  }
}
