import type { OutboxRow } from '../model/delivery';
import type { SendOutcome } from '../model/outcome';

export const mostAttempts = 8;
const baseMs = 1_000;
const capMs = 5 * 60_000;

/**
 * What is really done about an outcome: retries grow with each attempt and are jittered, so that a platform
 * that comes back is not met by everybody at once; after the last attempt a retry becomes a rejection.
 * `chance` is 0..1.
 */
export function settled(row: Pick<OutboxRow, 'attempts'>, outcome: SendOutcome, chance: number): SendOutcome {
  if (outcome.kind !== 'retry') return outcome;
  // Being told to wait is no failure of this message: it never uses up its attempts.
  if (outcome.scope === 'channel') return { ...outcome, afterMs: outcome.afterMs + Math.round(chance * 500) };
  if (row.attempts >= mostAttempts) return { kind: 'rejected', reason: `gave up: ${outcome.reason}` };
  const grown = Math.min(capMs, baseMs * 2 ** Math.max(0, row.attempts - 1));
  return { ...outcome, afterMs: Math.max(outcome.afterMs, Math.round(grown * (0.5 + chance))) };
}
