import { bestWage, type Job } from '../../model/job';
import type { Jobs, JobSearch } from '../../ports/jobs';
import { jobWords, spaced } from '../job-words';
import type { Sql, Value } from './database';
import { read } from './faults';
import type { Writer } from './writer';

const latestFirst = 'ORDER BY posted_on DESC, id DESC';

interface Row {
  job: string;
}

/** The reading half, which a command has beside a running server. */
export const readingJobs = (sql: Sql): Pick<Jobs, 'search' | 'get' | 'list' | 'counts'> => ({
  search: (wanted) =>
    read(() => {
      const { where, values } = within(wanted);
      return jobsOf(sql, `WHERE ${where} ${latestFirst} LIMIT ?`, [...values, wanted.limit]);
    }),

  get: (id) => read(() => jobsOf(sql, 'WHERE id = ?', [id])[0] ?? null),

  list: ({ openOn }) => read(() => jobsOf(sql, `WHERE expires_on >= ? ${latestFirst}`, [openOn ?? ''])),

  counts: (today) =>
    read(() => {
      const count = (test: string) =>
        sql.get<{ n: number }>(`SELECT count(*) AS n FROM jobs WHERE expires_on ${test} ?`, [today])?.n ?? 0;
      return { open: count('>='), expired: count('<') };
    }),
});

export const sqliteJobs = (sql: Sql, writer: Writer): Jobs => ({
  ...readingJobs(sql),
  upsert: (jobs) => writer.write('vacancies', () => jobs.forEach((job) => put(sql, job))),
  replaceAll: (jobs) =>
    writer.write('vacancies', () => {
      sql.run('DELETE FROM jobs');
      jobs.forEach((job) => put(sql, job));
    }),
});

export function put(sql: Sql, job: Job): void {
  sql.run(
    `INSERT INTO jobs (id, posted_on, expires_on, commune, words, best_wage, job) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET posted_on = excluded.posted_on, expires_on = excluded.expires_on,
       commune = excluded.commune, words = excluded.words, best_wage = excluded.best_wage, job = excluded.job`,
    [...[job.id, job.postedOn, job.expiresOn, job.commune], ...[jobWords(job), bestWage(job), JSON.stringify(job)]],
  );
}

function within({ communes, words, wageAtLeast, today }: JobSearch): { where: string; values: Value[] } {
  const tests = ['expires_on >= ?'];
  const values: Value[] = [today];
  if (communes) {
    tests.push(`commune IN (${communes.map(() => '?').join(', ')})`);
    values.push(...communes);
  }
  if (words) {
    tests.push(`(${words.map(() => 'instr(words, ?) > 0').join(' OR ') || '0'})`);
    values.push(...words.map(spaced));
  }
  if (wageAtLeast !== undefined) {
    tests.push('best_wage >= ?');
    values.push(wageAtLeast);
  }
  return { where: tests.join(' AND '), values };
}

const jobsOf = (sql: Sql, rest: string, values: readonly Value[]): Job[] =>
  sql.all<Row>(`SELECT job FROM jobs ${rest}`, values).map(({ job }) => JSON.parse(job) as Job);
