import { addDays } from '../model/week';
import type { Instrument } from './instrument';

/**
 * How an instrument stands on a day. `last`: the last day it applied, null when only that it is over is known. `by`:
 * what is in force in its place on that day, so that nobody is sent to another that has lapsed or does not apply yet.
 */
export type Standing =
  | { kind: 'in-force' }
  /** No page was seen that says whether it still applies. */
  | { kind: 'unknown' }
  | { kind: 'not-yet'; from: string }
  | { kind: 'lapsed'; last: string | null; by: Instrument | null };

/** The register of instruments, which knows what follows from one replacing another. Days are Vietnamese, "2026-11-22". */
export class Instruments {
  private readonly known = new Map<string, Instrument>();

  constructor(entries: Iterable<Instrument>) {
    for (const each of entries) this.known.set(each.number, each);
  }

  get size(): number {
    return this.known.size;
  }

  has(number: string): boolean {
    return this.known.has(number);
  }

  get(number: string): Instrument | undefined {
    return this.known.get(number);
  }

  values(): IterableIterator<Instrument> {
    return this.known.values();
  }

  /** The first to apply before the others; those of unknown date last. */
  replacedBy(number: string): Instrument[] {
    const all = [...this.known.values()].filter(({ replaces }) => replaces.includes(number));
    return all.toSorted((a, b) => ((a.effective ?? '9') < (b.effective ?? '9') ? -1 : 1));
  }

  amendedBy(number: string): Instrument[] {
    return [...this.known.values()].filter(({ amends }) => amends.includes(number));
  }

  /** By the clock alone: nobody has to change anything on the day an instrument lapses. */
  standing(number: string, today: string): Standing {
    const instrument = this.known.get(number);
    if (!instrument) return { kind: 'unknown' };
    const { effective, status } = instrument;
    if (this.isOver(instrument, today)) {
      const last = this.endOf(instrument);
      // Said to be over, with a last day that is still to come: the day is wrong, so it is not told.
      return { kind: 'lapsed', last: last !== null && last < today ? last : null, by: this.successor(number, today) };
    }
    if (effective !== null && today < effective) return { kind: 'not-yet', from: effective };
    return { kind: status === 'unknown' ? 'unknown' : 'in-force' };
  }

  /** Null: it has none that is known. */
  lastDayOf(number: string): string | null {
    const instrument = this.known.get(number);
    return instrument ? this.endOf(instrument) : null;
  }

  private isOver(instrument: Instrument, today: string): boolean {
    const last = this.endOf(instrument);
    return (last !== null && today > last) || instrument.status === 'replaced' || instrument.status === 'expired';
  }

  /** Its own last day, or the day before the first that replaces it. */
  private endOf({ number, ends }: Instrument): string | null {
    const replaced = this.replacedBy(number).flatMap(({ effective }) => (effective ? [addDays(effective, -1)] : []));
    return [...(ends ? [ends] : []), ...replaced].sort()[0] ?? null;
  }

  /** Along the row of replacements to the first that applies today. */
  private successor(number: string, today: string): Instrument | null {
    const passed = new Set([number]);
    const next = this.replacedBy(number);
    while (next.length > 0) {
      const one = next.shift()!;
      if (passed.has(one.number) || (one.effective !== null && today < one.effective)) continue;
      if (!this.isOver(one, today)) return one;
      passed.add(one.number);
      next.push(...this.replacedBy(one.number));
    }
    return null;
  }
}
