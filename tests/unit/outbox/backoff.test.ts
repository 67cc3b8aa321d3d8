import fc from 'fast-check';
import { mostAttempts, settled } from '../../../src/outbox/backoff';

const retry = (afterMs: number, scope: 'chat' | 'channel' = 'chat') => ({
  kind: 'retry' as const,
  afterMs,
  scope,
  reason: 'busy',
});

describe('what is done about an outcome', () => {
  test('waits never less than the platform asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostAttempts - 1 }),
        fc.nat(60_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, asked, chance) => {
          const outcome = settled({ attempts }, retry(asked), chance);
          return outcome.kind === 'retry' && outcome.afterMs >= asked;
        },
      ),
    );
  });

  test('waits longer with each attempt, but never over seven and a half minutes', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, index) =>
      settled({ attempts: index + 1 }, retry(0), 0.5),
    );
    const times = waits.map((each) => (each.kind === 'retry' ? each.afterMs : -1));
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(Math.max(...times)).toBeLessThanOrEqual(450_000);
  });

  test('gives up after the last attempt, with the reason', () => {
    expect(settled({ attempts: mostAttempts }, retry(0), 0)).toEqual({ kind: 'rejected', reason: 'gave up: busy' });
  });

  test('being told to wait by the platform uses up no attempt', () => {
    expect(settled({ attempts: mostAttempts + 5 }, retry(3_000, 'channel'), 0)).toMatchObject({
      kind: 'retry',
      afterMs: 3_000,
    });
  });

  test('leaves every other outcome as it is', () => {
    for (const outcome of [
      { kind: 'sent' as const },
      { kind: 'gone' as const, reason: 'blocked' },
      { kind: 'uncertain' as const, reason: 'reset' },
    ]) {
      expect(settled({ attempts: 1 }, outcome, 0.5)).toBe(outcome);
    }
  });
});
