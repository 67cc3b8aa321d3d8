import { AppError } from '../../errors';
import { newId } from '../../model/id';
import type { Clock } from '../../ports/clock';
import type { LeaseDoc, MetaDoc } from './documents';
import { isDuplicate } from './faults';
import type { Models } from './models';

const renewMs = 1_000;
/** A server that starts beside a move which died waits no longer than this. */
const liveMs = 8_000;
/** Whoever did not renew in so long is dead. Looked at twice, so that no two clocks are compared. */
const watchMs = 5_000;
/** What processes that were killed leave behind. */
const forgottenMs = 86_400_000;

const running = 'running/';
const moving = 'moving';

/** A lease that says who uses the database, renewed for as long as they do. */
export class Presence {
  private readonly holder: string;
  private ended: AbortController | null = null;
  private renewedAt = 0;

  private constructor(
    private readonly name: string,
    private readonly leases: Models['leases'],
    private readonly pace: Clock,
  ) {
    this.holder = newId(pace.now());
  }

  /** Of a process that serves people; any number at once. */
  static ofServer({ leases }: Models, pace: Clock): Presence {
    return new Presence(`${running}${newId(pace.now())}`, leases, pace);
  }

  /** Of a command that carries the records in or out; one at a time, and no server beside it. */
  static ofMove({ leases }: Models, pace: Clock): Presence {
    return new Presence(moving, leases, pace);
  }

  /** False when somebody else has the name, alive or dead. Goes on renewing until `leave`. */
  async enter(): Promise<boolean> {
    if (!(await this.renew())) return false;
    if (!this.ended) void this.keep((this.ended = new AbortController()).signal);
    return true;
  }

  /** Like `enter`, but takes the place of the dead: false only when who has the name renews it. */
  async take(): Promise<boolean> {
    if (await this.enter()) return true;
    const before = await this.leases.findById(this.name).lean<LeaseDoc>();
    await this.pace.sleep(watchMs);
    if (before) await this.leases.deleteOne(before);
    return this.enter();
  }

  /** Whether the name is still ours; false for good after a time in which others may have come and gone. */
  async holds(): Promise<boolean> {
    const age = this.pace.now() - this.renewedAt;
    return age < watchMs - renewMs || (age < liveMs && (await this.renew()));
  }

  async leave(): Promise<void> {
    if (!this.ended) return;
    this.ended.abort('left');
    this.ended = null;
    await this.leases.deleteOne({ _id: this.name, holder: this.holder });
  }

  private async renew(): Promise<boolean> {
    const at = this.pace.now();
    try {
      const filter = { _id: this.name, holder: this.holder };
      await this.leases.updateOne(filter, { $set: { until: at + liveMs } }, { upsert: true });
      this.renewedAt = at;
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.pace.sleep(renewMs, signal);
      // A database that is away for a moment is nothing: `holds` tells when it was more.
      if (!signal.aborted) await this.renew().catch(() => false);
    }
  }
}

/** Whether a server is at work on the database; takes some seconds where one ever was and did not say goodbye. */
export async function serversRun({ leases }: Models, pace: Clock): Promise<boolean> {
  const those = { _id: { $gte: running, $lt: `${running}~` } };
  const before = await leases.find(those).lean<LeaseDoc[]>();
  if (before.length === 0) return false;
  await pace.sleep(watchMs);
  const after = new Map((await leases.find(those).lean<LeaseDoc[]>()).map(({ _id, until }) => [_id, until]));
  if (before.some(({ _id, until }) => after.has(_id) && after.get(_id) !== until)) return true;
  for (const dead of before) await leases.deleteOne(dead);
  return false;
}

/** Forgets processes that never said goodbye. */
export const sweepServers = ({ leases }: Models, pace: Clock) =>
  leases.deleteMany({ _id: { $gte: running, $lt: `${running}~` }, until: { $lt: pace.now() - forgottenMs } }).exec();

/** What an import has begun, in `meta`. Until it is `done` the database is half of a store. */
export interface Moved {
  label: string;
  done: boolean;
}
export const movedName = 'moved';

export async function movedIn({ meta }: Models): Promise<Moved | null> {
  const found = await meta.findById(movedName).lean<MetaDoc>();
  return found ? (found.value as Moved) : null;
}

/** Rejects with `store.unavailable` while the records are carried in or out, and on what is there of half of them. */
export async function refuseMoving(models: Models, pace: Clock): Promise<void> {
  const moved = await movedIn(models);
  if (moved && !moved.done)
    throw new AppError('store.unavailable', 'MongoDB: kho đang nạp dở dữ liệu chuyển nhà, chạy lại lệnh nạp cho xong');
  const lease = await models.leases.findById(moving).lean<LeaseDoc>();
  if (lease && lease.until > pace.now())
    throw new AppError('store.unavailable', 'MongoDB: đang chuyển nhà, máy chủ chờ lệnh ấy xong');
}
