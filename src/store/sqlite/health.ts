import { reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Sql } from './database';
import type { Writer } from './writer';

const probeEveryMs = 5_000;
/** Four pages: a write that fits into what the file already has would say nothing about a full disk. */
const probeBytes = 16_384;

/** Whether a write would be durable now, found out by writing; at most every five seconds. */
export class Health {
  private asked: { at: number; answer: Promise<string | null> } | null = null;

  constructor(
    private readonly sql: Sql,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  trouble(): Promise<string | null> {
    const now = this.clock.now();
    const age = this.asked ? now - this.asked.at : Infinity;
    if (!this.asked || age < 0 || age >= probeEveryMs) this.asked = { at: now, answer: this.probe() };
    return this.asked.answer;
  }

  private probe(): Promise<string | null> {
    const write = this.writer.write('probe', () => {
      this.sql.run('INSERT INTO probe (bytes) VALUES (zeroblob(?))', [probeBytes]);
      this.sql.run('DELETE FROM probe');
    });
    return write.then(() => null, reasonOf);
  }
}
