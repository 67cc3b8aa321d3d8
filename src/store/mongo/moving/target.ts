import { AppError } from '../../../errors';
import type { Kind } from '../../../model/record';
import type { Begun, Moving, MovingTarget, Recorded } from '../../../ports/moving';
import { placeAt } from '../generations';
import { furnish } from '../link';
import { pseudonymName } from '../keys';
import { mark } from '../audit-head';
import type { Models } from '../models';
import { movedIn, movedName } from '../presence';
import { place as sheets } from '../sheet';
import { Place, type PlaceParts } from './place';
import { modelOf } from './shelf';
import { readingRecords, shelfOf } from './shelves';

/** What holds records; a server that never met anybody leaves all of them empty but for the key of the pseudonyms. */
const holding = [
  ...(['conversations', 'inbox', 'outbox', 'replies', 'interactions', 'handoffs', 'proposals'] as const),
  ...(['unknownWords', 'jobs', 'officials', 'audit', 'vault'] as const),
];
const atOnce = 1_000;

/**
 * Takes records in, where the store will be. No server starts on them before `finish`, which is one write: see
 * `refuseMoving`. Rejects like `Place.open`.
 */
export async function openMongoTarget(parts: PlaceParts): Promise<MovingTarget> {
  return new MongoTarget(await Place.open(parts));
}

class MongoTarget implements MovingTarget {
  readonly read: Moving['read'];
  private label: string | null = null;

  constructor(private readonly place: Place) {
    this.read = readingRecords(place);
  }

  async begin(label: string): Promise<Begun> {
    const { place } = this;
    const moved = await place.run(movedIn);
    if (moved?.label === label && moved.done) return 'done';
    await place.run(furnish);
    if (moved?.label === label) {
      this.label = label;
      return 'resumed';
    }
    // Half of another import, which was given up, was never in use.
    if (!moved || moved.done) await place.run(refuseTaken);
    for (const name of [...holding, 'consoleSessions', 'invites'] as const)
      while ((await place.run((models) => clear(models, name))) === atOnce);
    await place.run(async (models) => {
      await models.meta.deleteMany({ _id: { $in: [mark, sheets] } });
      await placeAt(models, 1);
      await note(models, label, false);
    });
    this.label = label;
    return 'new';
  }

  reached(kind: Kind): Promise<string | null> {
    return this.place.run((models) => shelfOf(kind).last(models));
  }

  write<K extends Kind>(kind: K, records: readonly Recorded<K>[]): Promise<void> {
    const values = records.map(({ value }) => value);
    return this.place.run((models) => shelfOf(kind).put(models, values));
  }

  async finish(): Promise<void> {
    const { label } = this;
    if (label === null) throw new AppError('store.unavailable', 'nothing was begun');
    await this.place.run((models) => note(models, label, true));
  }

  close(): Promise<void> {
    return this.place.close();
  }
}

const note = ({ meta }: Models, label: string, done: boolean) =>
  meta.updateOne({ _id: movedName }, { $set: { value: { label, done } } }, { upsert: true }).exec();

async function refuseTaken(models: Models): Promise<void> {
  for (const name of holding) {
    const filter = name === 'vault' ? { _id: { $ne: pseudonymName } } : {};
    const full = await modelOf(models, name).findOne(filter, { _id: 1 }).lean();
    if (full) throw new AppError('store.taken', `${name} holds records`);
  }
}

/** Some at a time: a deadline must not be met in the middle of millions. */
async function clear(models: Models, name: keyof Models): Promise<number> {
  const model = modelOf(models, name);
  const found = await model.find({}, { _id: 1 }).limit(atOnce).lean<{ _id: string }[]>();
  if (found.length > 0) await model.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
  return found.length;
}
