import type { RequestHandler } from 'express';
import { can } from '../model/official';
import { vietnamDay } from '../model/week';
import { reports } from '../reports/index';
import { periodBefore, readablePeriod } from '../reports/period';
import { runReport } from '../reports/report';
import { presets, queryOf, questionsBefore, questionsOf, readFilter } from './filter';
import { day, number, time } from './format';
import { signedIn, type Kit } from './kit';
import { shownTable, type Look } from './shown-table';
import { tilesOf, totalsOf } from './tiles';

const looks: Record<string, Look> = {
  common: { most: 20, under: { topic: 'title' } },
  unanswered: { most: 20 },
  handoffs: { most: 10 },
  'counts-week': { most: 60, under: { key: 'name' }, bars: 'total' },
  'counts-language': { most: 20, under: { key: 'name' }, bars: 'total' },
  'counts-channel': { most: 20, under: { key: 'name' }, bars: 'total' },
};

/** The one page of numbers: what was asked, what was answered, what is missing. */
export function overview(kit: Kit): RequestHandler {
  const { deps, view } = kit;
  return async (request, response) => {
    const { official, session } = signedIn(response);
    const now = deps.clock.now();
    const filter = readFilter(request.query, now, deps.names);
    const totals = await totalsOf(deps.interactions, questionsOf(filter));
    const before = await totalsOf(deps.interactions, questionsBefore(filter));
    const [incoming, outgoing] = [await deps.inbox.counts(), await deps.outbox.counts()];
    view.send(response, 200, 'overview', {
      official,
      role: view.say(`role.${official.role}`),
      form: session.csrf,
      filter,
      query: queryOf(filter),
      languages: deps.names.languages,
      channels: deps.names.channels,
      presets: presets(now).map(({ key, period }) => ({
        name: view.say(`preset.${key}`),
        link: queryOf(filter, period),
        current: period.from === filter.period.from && period.to === filter.period.to,
      })),
      period: readablePeriod(filter.period),
      before: readablePeriod(periodBefore(filter.period)),
      today: vietnamDay(now),
      printed: `${time(now)}, ${day(now)}`,
      empty: totals.questions === 0,
      tiles: tilesOf(totals, before, view.say),
      tables: await tablesFor(kit, filter, official),
      mayExport: can(official, 'report.export'),
      maySeeQuestions: can(official, 'questions.see'),
      machine: view.say('machine', {
        in: number(incoming.waiting),
        dead: number(incoming.dead),
        out: number(outgoing.waiting),
      }),
      stuck: incoming.oldestAt !== null && now - incoming.oldestAt > 5 * 60_000,
    });
  };
}

async function tablesFor({ deps, view }: Kit, filter: ReturnType<typeof readFilter>, official: Parameters<typeof can>[0]) {
  const tables = [];
  for (const report of reports.filter(({ needs }) => can(official, needs))) {
    const look = looks[report.id] ?? { most: 20 };
    const table = await runReport(report, deps, questionsOf(filter), look.most + 1);
    const key = `table.${report.id}`;
    const note = deps.messages.has('vi', `console.${key}.note`) ? view.say(`${key}.note`) : '';
    tables.push({ ...shownTable(table, look), note, nothing: view.say(`${key}.nothing`) });
  }
  return tables;
}
