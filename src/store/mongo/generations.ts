import type { Job } from '../../model/job';
import type { JobDoc, MetaDoc } from './documents';
import { isDuplicate } from './faults';
import type { Link } from './link';
import type { Models } from './models';

const pointer = 'jobs';
const counter = 'jobs.begun';
/** Writing a list anew takes as long as the list is. */
const writeMs = 60_000;

type Bare = Omit<JobDoc, '_id' | 'generation'>;

/**
 * The vacancies as a whole: a new list is written beside the one in place and then put in its place by one small
 * write, so nobody ever sees half of one, and a death in between leaves the old one. Numbers are never given twice.
 */
export class Generations {
  constructor(private readonly link: Link) {}

  /** The one before stays until the next comes, for those who are reading it. */
  read<T>(work: (models: Models, generation: number) => Promise<T>): Promise<T> {
    return this.link.run(async (models) => work(models, await current(models)));
  }

  /** `change` is called again when somebody else put another list in place meanwhile. */
  async replace(change: (before: Job[]) => Bare[]): Promise<void> {
    for (;;) {
      const [before, jobs] = await this.link.run(async (models) => {
        const generation = await current(models);
        const found = await models.jobs.find({ generation }, { job: 1 }).lean<Pick<JobDoc, 'job'>[]>();
        return [generation, found.map(({ job }) => job)] as const;
      }, writeMs);
      const next = await this.link.run(begin);
      await this.link.run((models) => write(models, next, change(jobs)), writeMs);
      if (!(await this.link.run((models) => put(models, before, next)))) {
        await this.drop({ generation: next });
        continue;
      }
      // The list is in place: what cannot be dropped now goes with the next one.
      await this.drop({ generation: { $lt: before } }).catch(() => undefined);
      return;
    }
  }

  private drop(filter: { generation: number | { $lt: number } }): Promise<unknown> {
    return this.link.run(({ jobs }) => jobs.deleteMany(filter).exec(), writeMs);
  }
}

/** 0: there never was one. */
export async function current({ meta }: Models): Promise<number> {
  const found = await meta.findById(pointer).lean<MetaDoc>();
  return (found?.value as { generation: number } | undefined)?.generation ?? 0;
}

/** Of an empty database: vacancies of this generation are those in place. */
export async function placeAt({ meta }: Models, generation: number): Promise<void> {
  await meta.updateOne({ _id: counter }, { $set: { value: generation } }, { upsert: true });
  await meta.updateOne({ _id: pointer }, { $set: { value: { generation } } }, { upsert: true });
}

async function begin({ meta }: Models): Promise<number> {
  const next = () =>
    meta
      .findOneAndUpdate({ _id: counter }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<MetaDoc>();
  const found = await next().catch((error: unknown) => {
    // Two were the first in the same moment.
    if (!isDuplicate(error)) throw error;
    return next();
  });
  return found!.value as number;
}

async function write({ jobs }: Models, generation: number, list: Bare[]): Promise<void> {
  if (list.length === 0) return;
  const documents = list.map((each): JobDoc => ({ _id: `${generation}\0${each.id}`, generation, ...each }));
  await jobs.insertMany(documents, { lean: true, ordered: false });
}

/** False when another list than `before` is in place. */
async function put({ meta }: Models, before: number, next: number): Promise<boolean> {
  try {
    const { matchedCount, upsertedCount } = await meta.updateOne(
      { _id: pointer, 'value.generation': before },
      { $set: { 'value.generation': next } },
      { upsert: before === 0 },
    );
    return matchedCount + upsertedCount === 1;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
