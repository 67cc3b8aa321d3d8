import type { CultureEntry, CultureGroup, CultureKind, CultureList } from '../../content/culture-schema';
import { canonical } from '../../text/fold';
import { concerns } from './groups';
import type { Period } from './period';
import type { AskedPlace } from './place';
import { nextTime, times, type Days } from './when';

/** What a question about culture asks for. */
export interface CultureQuestion {
  list: CultureList;
  groups: readonly CultureGroup[];
  place: AskedPlace | null;
  period: Period | null;
}

/** An entry with the time it is on: within the period asked about, else its next. */
export interface Chosen {
  entry: CultureEntry;
  time: Days | null;
}

/** Of a place people want to hear a little of everything, what can be visited first. */
const kindOrder: readonly CultureKind[] = [
  'place',
  'festival',
  'market',
  'food',
  'product',
  'song',
  'dress',
  'custom',
  'craft',
  'house',
  'group',
];

/** The entries that answer a question, best first. */
export function choose(culture: readonly CultureEntry[], question: CultureQuestion, today: string): Chosen[] {
  const { list, groups, place, period } = question;
  const fitting = culture.flatMap((entry): Chosen[] => {
    if (list.kinds && !list.kinds.includes(entry.kind)) return [];
    if (groups.length > 0 && !groups.some((group) => concerns(entry.groups, group))) return [];
    if (place && !isThere(entry, place)) return [];
    if (!period) return [{ entry, time: entry.when ? nextTime(entry.when, today) : null }];
    const [time] = entry.when ? times(entry.when, period) : [];
    return time ? [{ entry, time }] : [];
  });
  const ranked = fitting
    .map((chosen) => ({ chosen, rank: rankOf(chosen, question) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ chosen }) => chosen);
  return list.when === 'now' || period ? ranked : mixed(ranked);
}

/** Smaller is better, the first difference decides. */
function rankOf({ entry, time }: Chosen, { list, groups, place, period }: CultureQuestion): (number | string)[] {
  const dated = list.when === 'now' || period !== null;
  return [
    dated ? (time?.from ?? '9999') : '',
    place && !mentions(entry, place.name) ? 1 : 0,
    groups.length > 0 && !groups.some((group) => entry.groups.includes(group)) ? 1 : 0,
    entry.trust,
    kindOrder.indexOf(entry.kind),
  ];
}

/** In one of its communes; where the source names no commune ("dưới chân núi Yên Tử"), by its words. */
const isThere = (entry: CultureEntry, place: AskedPlace): boolean =>
  entry.communes.length > 0 ? entry.communes.some((code) => place.communes.has(code)) : mentions(entry, place.name);

const mentions = ({ title, text, names }: CultureEntry, name: string): boolean =>
  canonical([title, text, ...names].join('\n')).includes(canonical(name));

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, each] of a.entries()) {
    const other = b[index]!;
    if (each !== other) return each < other ? -1 : 1;
  }
  return 0;
}

/** One of each kind, then the second of each, and so on. */
function mixed(ranked: readonly Chosen[]): Chosen[] {
  const rounds = ranked.map((chosen, index) => ({
    chosen,
    round: ranked.slice(0, index).filter(({ entry }) => entry.kind === chosen.entry.kind).length,
  }));
  return rounds.sort((a, b) => a.round - b.round || order(a.chosen) - order(b.chosen)).map(({ chosen }) => chosen);
}

const order = ({ entry }: Chosen): number => kindOrder.indexOf(entry.kind);
