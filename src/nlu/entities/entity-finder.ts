import type { Areas } from '../../model/area';
import type { AreaMention } from './area-reading';
import { areaFinder } from './areas';
import { cellsOf, Taken } from './cells';
import type { DateMention } from './date';
import { dateFinder } from './dates';
import { documentFinder } from './documents';
import { moneyIn, type MoneyMention } from './money';
import { phoneFinder } from './phones';

/** What a text names beside its question. Positions count the words of `words(text)`. */
export interface Entities {
  areas: AreaMention[];
  dates: DateMention[];
  money: MoneyMention[];
  /** Numbers of the register of instruments, each once. What fits several instruments gives all of them. */
  documents: string[];
  /** Hotlines of the register, each once. */
  phones: string[];
}

export interface EntityFinder {
  /** `now`: epoch ms. Time grows with the length of the text and with nothing else. */
  find(text: string, now: number): Entities;
}

/** Built once: the registers become tries. */
export function entityFinder(known: {
  areas: Areas;
  hotlines: readonly { number: string; label: string }[];
  instruments: readonly { number: string; title: string }[];
}): EntityFinder {
  const areasIn = areaFinder(known.areas);
  const documentsIn = documentFinder(known.instruments);
  const datesIn = dateFinder();
  const phonesIn = phoneFinder(known.hotlines);
  return {
    find(text, now) {
      const said = cellsOf(text);
      const taken = new Taken();
      const take = <T extends { start: number; stop: number }>(found: T[]): T[] => {
        for (const each of found) taken.add(each);
        return found;
      };
      // The surest first: a name or a decree keeps its words from being read as "tomorrow" or "November".
      const areas = take(areasIn(said));
      const documents = take(documentsIn(said));
      const money = take(moneyIn(said, taken));
      const dates = take(datesIn(said, taken, now));
      return {
        areas: areas.map((each) => each.mention),
        dates: dates.map((each) => each.mention),
        money: money.map((each) => each.mention),
        documents: [...new Set(documents.flatMap((each) => each.numbers))],
        phones: phonesIn(said, taken),
      };
    },
  };
}
