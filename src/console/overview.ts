import type { RequestHandler } from 'express';
import { can } from '../model/official';
import { vietnamDay } from '../model/week';
import type { Interactions } from '../ports/interactions';
import { askedOnce } from '../reports/asked-once';
import { reports } from '../reports/index';
import { periodBefore, readablePeriod } from '../reports/period';
import { runReport } from '../reports/report';
import { presets, queryOf, questionsBefore, questionsOf, readFilter, type Filter } from './filter';
import { day, number, time } from './format';
import { signedIn, type Kit } from './kit';
import { shownTable, type Look } from './shown-table';
import { tilesOf, totalsOf } from './tiles';

const looks: Record<string, Look> = {
  common: { most: 10, under: { topic: 'title' }, bars: 'count' },
  unanswered: { most: 20 },
  handoffs: { most: 10 },
  'counts-week': { most: 120, without: ['key'], bars: 'total' },
  'counts-language': { most: 20, without: ['key'], bars: 'total' },
  'counts-channel': { most: 20, without: ['key'], bars: 'total' },
};

/** The one page of numbers: what was asked, what was answered, what is missing. */
export function overview(kit: Kit): RequestHandler {
  const { deps, view } = kit;
  const { inbox, outbox } = deps;
  return async (request, response) => {
    const { names } = deps;
    const { official, session } = signedIn(response);
    const now = deps.clock.now();
    const filter = readFilter(request.query, now, names);
    const interactions = askedOnce(deps.interactions);
    const totals = await totalsOf(interactions, questionsOf(filter));
    const before = await totalsOf(interactions, questionsBefore(filter));
    const [incoming, outgoing] = [await inbox.counts(), await outbox.counts()];
    view.send(response, 200, 'overview', {
      official,
      role: view.say(`role.${official.role}`),
      form: session.csrf,
      filter,
      query: queryOf(filter),
      languages: names.languages,
      channels: names.channels,
      presets: presets(now).map(({ key, period }) => ({
        name: view.say(`preset.${key}`),
        link: queryOf(filter, period),
        current: period.from === filter.period.from && period.to === filter.period.to,
      })),
      period: readablePeriod(filter.period),
      before: readablePeriod(periodBefore(filter.period)),
      scope: scopeOf(kit, filter),
      today: vietnamDay(now),
      printed: `${time(now)}, ${day(now)}`,
      empty: totals.questions === 0,
      tiles: tilesOf(totals, before, view.say),
      tables: await tablesFor(kit, interactions, filter, official),
      mayExport: can(official, 'report.export'),
      maySeeQuestions: can(official, 'questions.see'),
      mayManageContent: can(official, 'content.manage'),
      mayManageJobs: can(official, 'jobs.manage'),
      machine: view.say('machine', {
        in: number(incoming.waiting),
        dead: number(incoming.dead),
        out: number(outgoing.waiting),
      }),
      stuck: incoming.oldestAt !== null && now - incoming.oldestAt > 5 * 60_000,
    });
  };
}

async function tablesFor(
  { deps, view }: Kit,
  interactions: Interactions,
  filter: Filter,
  official: Parameters<typeof can>[0],
) {
  const tables = [];
  for (const report of reports.filter(({ needs }) => can(official, needs))) {
    const look = looks[report.id] ?? { most: 20 };
    const table = await runReport(report, { interactions, names: deps.names }, questionsOf(filter), look.most + 1);
    const key = `table.${report.id}`;
    const note = deps.messages.has('vi', `console.${key}.note`) ? view.say(`${key}.note`) : '';
    tables.push({ ...shownTable(table, look), note, nothing: view.say(`${key}.nothing`) });
  }
  return tables;
}

/** What the numbers are narrowed to, in words: on paper the form that says it is gone. */
function scopeOf({ deps: { names }, view }: Kit, { language, channel }: Filter): string {
  const parts = [
    ...(language === undefined ? [] : [`${view.say('filter.language')}: ${names.language(language)}`]),
    ...(channel === undefined ? [] : [`${view.say('filter.channel')}: ${names.channel(channel)}`]),
  ];
  return parts.join(' · ');
}
