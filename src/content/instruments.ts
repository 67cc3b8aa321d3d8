import { addDays } from '../model/week';
import type { Instrument } from './instrument';

/** How an instrument stands on a day. `last`: the last day it applied, null when only that it is over is known. */
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

  replacedBy(number: string): Instrument[] {
    return [...this.known.values()].filter(({ replaces }) => replaces.includes(number));
  }

  amendedBy(number: string): Instrument[] {
    return [...this.known.values()].filter(({ amends }) => amends.includes(number));
  }

  /** By the clock alone: nobody has to change anything on the day an instrument lapses. */
  standing(number: string, today: string): Standing {
    const instrument = this.known.get(number);
    if (!instrument) return { kind: 'unknown' };
    const { effective, status } = instrument;
    const { last, by } = this.endOf(instrument);
    if (last !== null && today > last) return { kind: 'lapsed', last, by };
    if (status === 'replaced' || status === 'expired') return { kind: 'lapsed', last, by };
    if (effective !== null && today < effective) return { kind: 'not-yet', from: effective };
    return { kind: status === 'unknown' ? 'unknown' : 'in-force' };
  }

  /** Null: it has none that is known. */
  lastDayOf(number: string): string | null {
    const instrument = this.known.get(number);
    return instrument ? this.endOf(instrument).last : null;
  }

  /** Its own last day, or the day before the first that replaces it. */
  private endOf({ number, ends }: Instrument): { last: string | null; by: Instrument | null } {
    const [by = null] = this.replacedBy(number).toSorted((a, b) => ((a.effective ?? '9') < (b.effective ?? '9') ? -1 : 1));
    const replaced = by?.effective ? addDays(by.effective, -1) : null;
    const last = [ends, replaced].filter((each): each is string => Boolean(each)).sort()[0] ?? null;
    return { last, by };
  }
}
