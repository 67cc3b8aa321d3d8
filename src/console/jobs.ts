import type { RequestHandler, Router } from 'express';
import { faultLine, type Fault } from '../content/fault';
import { jobListOf, jobTemplate, readJobList } from '../jobs/list';
import { scamReader } from '../jobs/scam-words';
import { communeCellOf } from '../jobs/commune-cell';
import { can } from '../model/official';
import { addDays, readableDay, vietnamDay } from '../model/week';
import { oneFile, type Uploaded } from './upload';
import { number } from './format';
import { allow, requireFormToken, signedIn, type Kit } from './kit';

/** Vacancies: what is open, a list to load beside a running server, the list to take away. */
export function jobRoutes(router: Router, kit: Kit): void {
  const mine = allow('jobs.manage');
  router.get('/jobs', mine, (request, response, next) => {
    page(kit, response, 200, { loaded: /^\d{1,5}$/.exec(String(request.query.loaded ?? ''))?.[0] ?? null }).catch(next);
  });
  router.get('/jobs/:file', mine, download(kit));
  router.post('/jobs/import', mine, oneFile('file'), requireFormToken, load(kit));
}

interface Shown {
  loaded?: string | null;
  faults?: readonly Fault[];
}

async function page({ deps, view }: Kit, response: Parameters<RequestHandler>[1], status: number, shown: Shown) {
  const { official, session } = signedIn(response);
  const today = vietnamDay(deps.clock.now());
  const { areas } = deps.library.content;
  const jobs = await deps.jobs.list({ openOn: today });
  const { expired } = await deps.jobs.counts(today);
  const { loaded = null, faults = [] } = shown;
  view.send(response, status, 'jobs', {
    official,
    role: view.say(`role.${official.role}`),
    form: session.csrf,
    maySeeQuestions: can(official, 'questions.see'),
    mayManageContent: can(official, 'content.manage'),
    mayManageJobs: true,
    count: [
      view.say('jobs.count', { open: number(jobs.length) }),
      ...(expired > 0 ? [view.say('jobs.count.expired', { expired: number(expired) })] : []),
    ].join(' '),
    loaded: loaded === null ? null : view.say('jobs.loaded', { count: loaded }),
    faults: faults.map(faultLine),
    jobs: jobs.map((job) => ({
      title: job.title,
      employer: job.employer,
      place: job.commune === null ? job.place : communeCellOf(job.commune, areas),
      verified: view.say('jobs.verified', { who: job.verifiedBy, day: readableDay(job.verifiedOn) }),
      until: readableDay(job.expiresOn),
    })),
  });
}

function load(kit: Kit): RequestHandler {
  const { deps, view, note } = kit;
  const scams = scamReader();
  return async (request, response) => {
    const { official } = signedIn(response);
    const { file, tooLarge } = (response.locals as { uploaded: Uploaded }).uploaded;
    const world = { areas: deps.library.content.areas, scams, today: vietnamDay(deps.clock.now()) };
    const name = file?.name ?? '';
    const empty = { file: name, line: 1, what: view.say('jobs.no-file'), mend: view.say('jobs.no-file.mend') };
    const large = { ...empty, what: view.say('jobs.large'), mend: view.say('jobs.large.mend') };
    if (!file) return page(kit, response, 422, { faults: [tooLarge ? large : empty] });
    const { jobs, faults } = await readJobList(file.bytes, name, world);
    if (faults.length > 0) return page(kit, response, 422, { faults });
    const replace = (request.body as { replace?: unknown }).replace === 'yes';
    // Before the list is touched: what changes the answers of everybody must not go unnoted.
    await note(official.id, 'jobs.import', name, `${jobs.length} rows${replace ? ', all others removed' : ''}`);
    await (replace ? deps.jobs.replaceAll(jobs) : deps.jobs.upsert(jobs));
    response.redirect(303, `${request.baseUrl}/jobs?loaded=${jobs.length}`);
  };
}

function download({ deps, note }: Kit): RequestHandler<{ file: string }> {
  return async (request, response, next) => {
    const { file } = request.params;
    if (file !== 'export.csv' && file !== 'template.csv') return next();
    const today = vietnamDay(deps.clock.now());
    const { areas } = deps.library.content;
    const jobs = file === 'export.csv' ? await deps.jobs.list({ openOn: today }) : null;
    if (jobs) await note(signedIn(response).official.id, 'jobs.export', 'jobs', `${jobs.length} rows`);
    const name = jobs ? `thonban-viec-lam-${today}.csv` : 'thonban-viec-lam-mau.csv';
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
    response.send(jobs ? jobListOf(jobs, areas) : jobTemplate(areas, today, addDays(today, 30)));
  };
}
