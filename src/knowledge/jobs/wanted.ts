import type { Areas } from '../../model/area';
import type { Job } from '../../model/job';
import type { Trade } from '../../model/trade';
import type { AreaReading } from '../../nlu/entities/area-reading';
import { cellsOf } from '../../nlu/entities/cells';
import type { Entities } from '../../nlu/entities/entity-finder';
import { spokenPhrases } from '../../nlu/entities/spoken';
import type { JobSearch } from '../../ports/jobs';
import { fold } from '../../text/fold';
import { placeSaid } from './place-said';

/** What somebody looks for; null: said nothing of it. */
export interface Wanted {
  place: { name: string; communes: readonly string[] } | null;
  trade: Trade | null;
  wage: number | null;
}

/** What was searched for in the end: no more than was wanted. */
export interface Attempt {
  wanted: Wanted;
  search: Pick<JobSearch, 'communes' | 'words' | 'wageAtLeast'>;
}

/** Other amounts in the text are no wage of a month. */
const leastWage = 1_000_000;
const mostWage = 100_000_000;

export function wantedIn(
  text: string,
  named: Pick<Entities, 'areas' | 'money'>,
  { trades, areas }: { trades: readonly Trade[]; areas: Areas },
): Wanted {
  const wages = named.money.map(({ dong }) => dong).filter((dong) => dong >= leastWage && dong <= mostWage);
  return {
    place: placeOf(named.areas.length > 0 ? named.areas.map(({ readings }) => readings) : [placeSaid(text, areas)]),
    trade: tradeIn(text, trades),
    // "từ 7 đến 9 triệu": whoever names two would take the lower.
    wage: wages.length > 0 ? Math.min(...wages) : null,
  };
}

function placeOf(mentions: readonly (readonly AreaReading[])[]): Wanted['place'] {
  const communes = mentions.flat().flatMap((each) => (each.kind === 'commune' ? [each.area.code] : each.area.now));
  const names = mentions.flatMap(([first]) => first?.area.name ?? []);
  return communes.length > 0 ? { name: [...new Set(names)].join(', '), communes: [...new Set(communes)] } : null;
}

/** The trade that is named with the most words: "lái máy xúc" before "lái máy". */
function tradeIn(text: string, trades: readonly Trade[]): Trade | null {
  const said = cellsOf(text);
  const phrasesAt = spokenPhrases(trades.flatMap((trade) => trade.words.map((word): [string, Trade] => [word, trade])));
  const found = said.cells.flatMap((_cell, at) => phrasesAt(said, at));
  const [longest] = found.toSorted((a, b) => b.stop - b.start - (a.stop - a.start));
  return longest?.value ?? null;
}

/**
 * What to search for, one after the other until something is found: first all that was wanted, then the wage is
 * given up, then the place, then the kind of work.
 */
export function attemptsFor(wanted: Wanted): Attempt[] {
  const { place, trade, wage } = wanted;
  const none: Wanted = { place: null, trade: null, wage: null };
  const tries: Wanted[] = [wanted, { place, trade, wage: null }, { ...none, trade, wage }];
  if (place) tries.push({ ...none, place });
  if (trade) tries.push({ ...none, trade });
  tries.push(none);
  const keys = tries.map((each) => JSON.stringify([each.place?.communes, each.trade?.name, each.wage]));
  return tries
    .filter((_each, index) => keys.indexOf(keys[index]!) === index)
    .map((each) => ({ wanted: each, search: searchOf(each) }));
}

const searchOf = ({ place, trade, wage }: Wanted): Attempt['search'] => ({
  ...(place ? { communes: place.communes } : {}),
  ...(trade ? { words: trade.words.map(fold) } : {}),
  ...(wage === null ? {} : { wageAtLeast: wage }),
});

/** What a search came to. */
export interface FoundJobs {
  attempt: Attempt;
  jobs: readonly Job[];
  /** There are more than these. */
  more: boolean;
}
