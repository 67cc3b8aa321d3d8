import { isAppError, reasonOf } from '../../errors';
import type { Clock } from '../../ports/clock';
import { isDuplicate } from './faults';
import type { Link } from './link';

const probeEveryMs = 2_000;
const probeDeadlineMs = 2_000;

/** Whether a write would be durable on most machines now, found out by writing; at most every two seconds. */
export class MongoHealth {
  private asked: { at: number; answer: Promise<string | null> } | null = null;

  constructor(
    private readonly link: Link,
    private readonly pace: Clock,
  ) {}

  /** Null when fine, else a reason in a few words without secrets. */
  async trouble(): Promise<string | null> {
    if (this.link.trouble !== null) return this.link.trouble;
    const now = this.pace.now();
    const age = this.asked ? now - this.asked.at : Infinity;
    if (!this.asked || age < 0 || age >= probeEveryMs) this.asked = { at: now, answer: this.probe(now) };
    return this.asked.answer;
  }

  private async probe(now: number): Promise<string | null> {
    try {
      await this.link.run(
        ({ meta }) => meta.updateOne({ _id: 'probe' }, { $set: { value: now } }, { upsert: true }).exec(),
        probeDeadlineMs,
      );
      return null;
    } catch (error) {
      // Another process made the same first probe in this moment: writing works.
      return isDuplicate(error) ? null : inWords(error);
    }
  }
}

/** The catalogue's code before it is for logs. */
const inWords = (error: unknown): string => {
  const reason = reasonOf(error);
  const begins = reason.indexOf('MongoDB: ');
  return isAppError(error) && begins >= 0 ? reason.slice(begins) : 'MongoDB: không ghi được';
};
