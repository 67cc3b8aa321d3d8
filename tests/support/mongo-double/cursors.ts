import { Long } from 'bson';
import type { Doc } from './keys';
import { ServerError } from './refusals';

const firstSize = 101;
/** A batch nobody limited. MongoDB stops at 16 MB; documents of the tests are small. */
const nextSize = 5_000;

/** What is left of answers, by cursor id. What was found is kept as it was when it was found. */
export class Cursors {
  private readonly open = new Map<number, { ns: string; rest: Doc[] }>();
  private last = 0;

  /** `size` 0: an open cursor and no document yet. */
  first(ns: string, docs: Doc[], size = firstSize, single = false): Doc {
    const rest = single ? [] : docs.slice(size);
    let id = 0;
    if (rest.length > 0) this.open.set((id = this.last += 1), { ns, rest });
    return { cursor: { id: Long.fromNumber(id), ns, firstBatch: docs.slice(0, size) }, ok: 1 };
  }

  /** @throws ServerError 43 */
  next(id: number, size = nextSize): Doc {
    const cursor = this.open.get(id);
    if (!cursor) throw new ServerError(43, `cursor id ${id} not found`);
    const nextBatch = cursor.rest.splice(0, size === 0 ? nextSize : size);
    if (cursor.rest.length === 0) this.open.delete(id);
    return { cursor: { id: Long.fromNumber(this.open.has(id) ? id : 0), ns: cursor.ns, nextBatch }, ok: 1 };
  }

  kill(ids: number[]): Doc {
    const killed = ids.filter((id) => this.open.delete(id));
    const lost = ids.filter((id) => !killed.includes(id));
    const longs = (list: number[]) => list.map((id) => Long.fromNumber(id));
    return { cursorsKilled: longs(killed), cursorsNotFound: longs(lost), cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  }
}
