import type { Sql } from './database';
import { read } from './faults';
import { dayOf, Gathering, packed, startOf, unpacked } from './pack';
import { rowsWhere } from './packed-reports';
import type { Writer } from './writer';

/** What of packing only reads, and takes long: done by the thread of the reports. Packs travel as base64. */
export interface PackReading {
  /** The first day from `from` up to but not with `before` that has interactions and no pack. */
  nextDay(from: number, before: number): Promise<number | null>;
  make(day: number): Promise<string>;
  days(): Promise<number[]>;
  lost(): Promise<number[]>;
  /** The pack of a day without these people's numbers; null when none of them is in it. */
  without(day: number, lost: number[]): Promise<string | null>;
}

/** What of packing writes: short, one pack at a time. */
export interface PackShelf {
  begin(day: number): Promise<void>;
  put(day: number, pack: string): Promise<void>;
  forget(lost: number[]): Promise<void>;
}

export const packReading = (sql: Sql): PackReading => ({
  nextDay: (from, before) =>
    read(() => {
      for (let day = from; day < before; day += 1) {
        const next = sql.get<{ at: number | null }>('SELECT min(at) AS at FROM interactions WHERE at >= ?', [
          startOf(day),
        ]);
        if (!next || next.at === null) return null;
        day = dayOf(next.at);
        if (day >= before) return null;
        if (!sql.get('SELECT 1 FROM packs WHERE day = ? AND columns IS NOT NULL', [day])) return day;
      }
      return null;
    }),

  make: (day) =>
    read(() => {
      const gathering = new Gathering();
      const rows = rowsWhere(sql, 'at >= ? AND at < ?', [startOf(day), startOf(day + 1)]);
      for (const { number, ...kind } of rows) gathering.add(kind, number);
      return packed(gathering.all()).toString('base64');
    }),

  days: () =>
    read(() =>
      sql.all<{ day: number }>('SELECT day FROM packs WHERE columns IS NOT NULL ORDER BY day').map(({ day }) => day),
    ),

  lost: () => read(() => sql.all<{ number: number }>('SELECT number FROM lost_numbers').map(({ number }) => number)),

  without: (day, lost) =>
    read(() => {
      const row = sql.get<{ columns: Buffer | null }>('SELECT columns FROM packs WHERE day = ?', [day]);
      if (!row?.columns) return null;
      const gone = new Set(lost);
      const groups = unpacked(row.columns).map((group) => {
        const people = group.numbers.subarray(group.start, group.end);
        return { ...group, people, left: people.filter((person) => !gone.has(person)) };
      });
      if (groups.every(({ people, left }) => people.length === left.length)) return null;
      return packed(groups.map((group) => ({ ...group, people: group.left }))).toString('base64');
    }),
});

/**
 * A pack is begun before its rows are read, and put only while its beginning is still there: whoever changes the day
 * in between takes it away (see the triggers of `schema-5.ts`), and the day is packed at the next tidying.
 */
export const packShelf = (sql: Sql, writer: Writer): PackShelf => ({
  begin: (day) =>
    writer.write('pack', () => void sql.run('INSERT INTO packs (day) VALUES (?) ON CONFLICT DO NOTHING', [day])),

  put: (day, pack) =>
    writer.write('pack', () => {
      sql.run('UPDATE packs SET columns = ? WHERE day = ?', [Buffer.from(pack, 'base64'), day]);
    }),

  forget: (lost) =>
    writer.write('pack', () => {
      for (const number of lost) sql.run('DELETE FROM lost_numbers WHERE number = ?', [number]);
    }),
});

/** What was received on the last evening may still be thought about after midnight, so a day is left alone at first. */
const settledAfterMs = 3_600_000;

export class Packing {
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly reading: PackReading,
    private readonly shelf: PackShelf,
  ) {}

  /** Makes the packs that are missing and takes the erased out of the others. One after the other, never two at once. */
  run(now: number): Promise<void> {
    const next = this.running.then(() => this.all(now));
    this.running = next.catch(() => undefined);
    return next;
  }

  /** Ends after the pack that is being made. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async all(now: number): Promise<void> {
    const before = dayOf(now - settledAfterMs);
    let day = await this.reading.nextDay(0, before);
    while (day !== null && !this.stopped) {
      await this.shelf.begin(day);
      await this.shelf.put(day, await this.reading.make(day));
      day = await this.reading.nextDay(day + 1, before);
    }
    await this.takeOut(await this.reading.lost());
  }

  private async takeOut(lost: number[]): Promise<void> {
    if (lost.length === 0) return;
    for (const day of await this.reading.days()) {
      if (this.stopped) return;
      const left = await this.reading.without(day, lost);
      if (left !== null) await this.shelf.put(day, left);
    }
    await this.shelf.forget(lost);
  }
}
