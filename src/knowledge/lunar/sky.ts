import { SearchMoonPhase, SearchSunLongitude, SunPosition } from 'astronomy-engine';

/**
 * Sun and moon as the Vietnamese calendar sees them, by days since 1970 in Vietnam. Since 1968 that is the meridian
 * UTC+7; an hour's difference from Beijing is why some years begin on another day than in China.
 */

const dayMs = 86_400_000;
const offsetMs = 7 * 3_600_000;

const dayOfMoment = (moment: Date): number => Math.floor((moment.getTime() + offsetMs) / dayMs);
const midnightOf = (day: number): Date => new Date(day * dayMs - offsetMs);

/** The first day with a new moon on or after `day`. */
export function newMoonFrom(day: number): number {
  const found = SearchMoonPhase(0, midnightOf(day), 40);
  return found ? dayOfMoment(found.date) : day;
}

/** The day of the winter solstice of a year. */
export function winterSolstice(year: number): number {
  const found = SearchSunLongitude(270, new Date(Date.UTC(year, 11, 10)), 25);
  return dayOfMoment(found?.date ?? new Date(Date.UTC(year, 11, 21)));
}

/** Which twelfth of its path the sun is in when the day begins, 0 from the spring equinox on. */
export const sunTwelfth = (day: number): number => Math.floor(SunPosition(midnightOf(day)).elon / 30);
