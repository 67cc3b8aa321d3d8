import type { Areas } from '../../model/area';
import type { Job } from '../../model/job';
import { readableDay } from '../../model/week';
import type { Say } from '../say';
import type { FoundJobs, Wanted } from './wanted';

/** Millions as they are said: 8,5 triệu. */
const millions = (dong: number): string =>
  (dong / 1e6).toLocaleString('vi-VN', { maximumFractionDigits: 2, useGrouping: false });

export function wageWords({ wageFrom, wageTo }: Pick<Job, 'wageFrom' | 'wageTo'>, say: Say): string {
  if (wageFrom === null) return say('jobs.wage.agreed');
  if (wageTo === null) return say('jobs.wage.from', { from: millions(wageFrom) });
  if (wageTo === wageFrom) return say('jobs.wage.exact', { from: millions(wageFrom) });
  return say('jobs.wage.span', { from: millions(wageFrom), to: millions(wageTo) });
}

/** The commune with its kind, or where outside the province. */
export function placeWords({ commune, place }: Pick<Job, 'commune' | 'place'>, { communes }: Areas, say: Say): string {
  const found = communes.find(({ code }) => code === commune);
  return found ? say(`place.kind.${found.kind}`, { name: found.name }) : place;
}

/** "việc phụ hồ ở Hải Hà, lương từ 8 triệu" */
function wantedWords({ place, trade, wage }: Wanted, say: Say, where?: string): string {
  const work = trade ? say('jobs.work.trade', { trade: trade.name }) : say('jobs.work');
  const at = place ? say('jobs.at', { place: place.name }) : (where ?? '');
  return [work, at, wage === null ? '' : say('jobs.paying', { wage: millions(wage) })]
    .filter((each) => each !== '')
    .join(' ');
}

/** What was found, and honestly what was not. */
export function leadWords(wanted: Wanted, { attempt, jobs }: FoundJobs, say: Say): string {
  const { place, trade, wage } = attempt.wanted;
  const whole = place === wanted.place && trade === wanted.trade && wage === wanted.wage;
  if (whole)
    return say(place || trade || wage !== null ? 'jobs.found' : 'jobs.all', { what: wantedWords(wanted, say) });
  const inside = jobs.every(({ commune }) => commune !== null);
  const elsewhere = wanted.place && !place ? say(inside ? 'jobs.elsewhere' : 'jobs.elsewhere.any') : '';
  const other = wanted.trade && !trade ? say('jobs.work.other') : null;
  const shown = other
    ? [other, place ? say('jobs.at', { place: place.name }) : elsewhere].filter((each) => each !== '').join(' ')
    : wantedWords(attempt.wanted, say, elsewhere);
  return say('jobs.instead', { wanted: wantedWords(wanted, say), shown });
}

export const jobLine = (job: Job, areas: Areas, say: Say): string =>
  say('jobs.line', {
    title: job.title,
    employer: job.employer,
    place: placeWords(job, areas, say),
    wage: wageWords(job, say),
    day: readableDay(job.expiresOn),
  });

/** Everything about one vacancy, a line each. */
export function jobDetails(job: Job, areas: Areas, say: Say): string {
  const place = placeWords(job, areas, say);
  const where = job.commune !== null && job.place !== '' ? `${job.place}, ${place}` : place;
  const lines: [string, string][] = [
    ['employer', job.employer],
    ['employer-id', job.employerId ?? ''],
    ['wage', wageWords(job, say)],
    ['place', where],
    ['hours', job.hours],
    ['contact', job.contact],
    ['note', job.note],
    ['source', job.source],
  ];
  return [
    job.title,
    ...lines.flatMap(([key, value]) => (value === '' ? [] : [say(`jobs.detail.${key}`, { value })])),
    say('jobs.detail.terms'),
    say('jobs.detail.verified', { who: job.verifiedBy, day: readableDay(job.verifiedOn) }),
    say('jobs.detail.until', { day: readableDay(job.expiresOn) }),
  ].join('\n');
}
