import { bestWage, type Job } from '../../model/job';
import type { Jobs, JobSearch } from '../../ports/jobs';
import { jobWords, spaced } from '../job-words';
import type { JobDoc } from './documents';
import { Generations } from './generations';
import type { Link } from './link';

const latestFirst = { postedOn: -1, id: -1 } as const;

/** `jobs` of the generation that is in place; see `generations.ts`. */
export const mongoJobs = (link: Link): Jobs => {
  const generations = new Generations(link);
  const found = (filter: object, limit = 0): Promise<Job[]> =>
    generations.read(async ({ jobs }, generation) => {
      const documents = await jobs
        .find({ generation, ...filter }, { job: 1 })
        .sort(latestFirst)
        .limit(limit)
        .lean<Pick<JobDoc, 'job'>[]>();
      return documents.map(({ job }) => job);
    });
  return {
    upsert: (jobs) => generations.replace((before) => documentsOf([...before, ...jobs])),
    replaceAll: (jobs) => generations.replace(() => documentsOf(jobs)),
    search: async (wanted) => (wanted.limit < 1 ? [] : found(within(wanted), wanted.limit)),
    get: async (id) => (await found({ id }))[0] ?? null,
    list: ({ openOn }) => found({ expiresOn: { $gte: openOn ?? '' } }),
    counts: (today) =>
      generations.read(async ({ jobs }, generation) => {
        const [open, expired] = await Promise.all([
          jobs.countDocuments({ generation, expiresOn: { $gte: today } }),
          jobs.countDocuments({ generation, expiresOn: { $lt: today } }),
        ]);
        return { open, expired };
      }),
  };
};

/** Of several with one id the last counts. */
export const documentsOf = (jobs: readonly Job[]): Omit<JobDoc, '_id' | 'generation'>[] =>
  [...new Map(jobs.map((job) => [job.id, job])).values()].map((job) => ({
    ...{ id: job.id, postedOn: job.postedOn, expiresOn: job.expiresOn, commune: job.commune },
    ...{ words: jobWords(job), bestWage: bestWage(job), job },
  }));

const within = ({ communes, words, wageAtLeast, today }: JobSearch) => ({
  expiresOn: { $gte: today },
  ...(communes ? { commune: { $in: communes } } : {}),
  // No words are no choice, and an empty `$or` is an error.
  ...(words ? { words: { $in: words.map((word) => new RegExp(escaped(spaced(word)))) } } : {}),
  ...(wageAtLeast === undefined ? {} : { bestWage: { $gte: wageAtLeast } }),
});

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
