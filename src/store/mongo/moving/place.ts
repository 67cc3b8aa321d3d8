import { AppError } from '../../../errors';
import { systemClock } from '../../../ops/system-clock';
import type { Log } from '../../../ports/log';
import { Link } from '../link';
import type { Models } from '../models';
import { Presence, serversRun } from '../presence';

export interface PlaceParts {
  /** `mongodb://…` with the name of the database in it. Holds a password: never logged. */
  uri: string;
  log: Log;
}

/** A page of records, or as many written, on a machine that has other things to do. */
const pageMs = 60_000;

/** A database that belongs to one move alone, for as long as it is open. */
export class Place {
  private constructor(
    readonly link: Link,
    private readonly presence: Presence,
  ) {}

  /**
   * Rejects with `store.busy` while a server or another move uses the database, which may take seconds to find out,
   * and with `store.unavailable`.
   */
  static async open({ uri, log }: PlaceParts): Promise<Place> {
    const link = new Link({ uri, pace: systemClock, log, moving: true });
    await link.settled();
    const place = new Place(link, Presence.ofMove(link.models, systemClock));
    try {
      if (!(await link.run(() => place.presence.take(), pageMs)))
        throw new AppError('store.busy', 'another command carries records');
      // After the name is taken and not before: a server that starts from now on sees it and waits.
      if (await link.run((models) => serversRun(models, systemClock), pageMs))
        throw new AppError('store.busy', 'a server runs');
      return place;
    } catch (error) {
      await place.close();
      throw error;
    }
  }

  /** Rejects with `store.busy` when another may have taken the place: a machine that slept must not write any more. */
  run<T>(work: (models: Models) => Promise<T>): Promise<T> {
    return this.link.run(async (models) => {
      if (!(await this.presence.holds())) throw new AppError('store.busy', 'the place could not be held');
      return work(models);
    }, pageMs);
  }

  async close(): Promise<void> {
    await this.presence.leave().catch(() => undefined);
    await this.link.close();
  }
}
