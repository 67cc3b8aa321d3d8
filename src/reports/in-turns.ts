import { systemClock } from '../ops/system-clock';

/** About as long as writing a piece takes: half of the thread stays free while a long table is written. */
const restMs = 1;

/**
 * One piece, then a rest: a reader who takes everything at once, as the same machine does, would otherwise hold up
 * all answers until the last piece. Real time, also in tests: it has nothing to do with what time it is.
 */
export async function* inTurns<Piece>(pieces: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of pieces) {
    yield piece;
    await systemClock.sleep(restMs);
  }
}
