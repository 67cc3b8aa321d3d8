import type { Interactions, QuestionFilter } from '../ports/interactions';
import { mostRows } from '../reports/report';
import { number, percent, points } from './format';
import type { Say } from './view';

export interface Totals {
  questions: number;
  answered: number;
  asked: number;
  unanswered: number;
  people: number;
  up: number;
  down: number;
}

export interface Tile {
  id: string;
  title: string;
  figures: { value: string; unit: string }[];
  comparison: string;
  definition: string;
}

/** A person has a pseudonym per channel, so people add up over channels and only over channels. */
export async function totalsOf(interactions: Interactions, filter: QuestionFilter): Promise<Totals> {
  const totals: Totals = { questions: 0, answered: 0, asked: 0, unanswered: 0, people: 0, up: 0, down: 0 };
  for (const row of await interactions.counts(filter, 'channel')) {
    totals.questions += row.total;
    totals.answered += row.answer;
    totals.asked += row.ask;
    totals.unanswered += row.fallback;
    totals.people += row.people;
  }
  for (const row of await interactions.common(filter, mostRows)) {
    totals.up += row.thumbsUp;
    totals.down += row.thumbsDown;
  }
  return totals;
}

export function tilesOf(now: Totals, before: Totals, say: Say): Tile[] {
  const tile = (id: string, figures: [string, string][], comparison: string): Tile => ({
    id,
    title: say(`tile.${id}`),
    figures: figures.map(([value, unit]) => ({ value, unit })),
    comparison: before.questions === 0 ? say('compare.none') : comparison,
    definition: say(`tile.${id}.what`),
  });
  const count = (key: 'questions' | 'unanswered' | 'people') =>
    tile(key, [[number(now[key]), '']], compareCounts(now[key], before[key], say));
  const share = (key: 'answered' | 'asked') =>
    tile(key, [[percent(now[key], now.questions), '']], compareShares(now, before, key, say));
  const thumbs: [string, string][] = [
    [number(now.up), say('thumbs.up')],
    [number(now.down), say('thumbs.down')],
  ];
  return [
    count('questions'),
    share('answered'),
    share('asked'),
    count('unanswered'),
    count('people'),
    tile('thumbs', thumbs, say('compare.thumbs', { up: number(before.up), down: number(before.down) })),
  ];
}

function compareCounts(now: number, before: number, say: Say): string {
  const key = now === before ? 'compare.same' : now > before ? 'compare.more' : 'compare.less';
  return say(key, { before: number(before), by: number(Math.abs(now - before)) });
}

function compareShares(now: Totals, before: Totals, key: 'answered' | 'asked', say: Say): string {
  if (now.questions === 0) return say('compare.before', { before: percent(before[key], before.questions) });
  const by = now[key] / now.questions - before[key] / before.questions;
  const shown = points(by);
  const which = shown === '0' ? 'compare.same' : by > 0 ? 'compare.more-points' : 'compare.less-points';
  return say(which, { before: percent(before[key], before.questions), by: shown });
}
