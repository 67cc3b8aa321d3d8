import type { Areas, AreaKind, Commune, FormerCommune, FormerDistrict } from '../../model/area';
import type { Span } from './cells';

/** One thing that a name may mean. */
export type AreaReading =
  | { kind: 'commune'; area: Commune }
  | { kind: 'former-commune'; area: FormerCommune }
  | { kind: 'former-district'; area: FormerDistrict };

export interface AreaMention extends Span {
  readings: AreaReading[];
  /**
   * One reading is left, and it is one place. Not settled with one reading: the old commune was divided, the village
   * decides. Not settled with several: ask which is meant.
   */
  settled: boolean;
}

/** "xã", "huyện" … as the register writes them. */
export type SaidKind = AreaKind | FormerCommune['kind'] | FormerDistrict['kind'];

/** What was said around a name that tells its readings apart. */
export interface Clues {
  kind: SaidKind | null;
  /** "cũ" or "mới" beside it. */
  era: 'old' | 'new' | null;
  /** Former districts named elsewhere in the text, or right behind it. */
  districts: readonly FormerDistrict[];
}

/** Readings of each name, "Hải Hòa" → three of them. */
export function readingsByName(areas: Areas): Map<string, AreaReading[]> {
  const table = new Map<string, AreaReading[]>();
  const add = (reading: AreaReading) => {
    const list = table.get(reading.area.name) ?? [];
    list.push(reading);
    table.set(reading.area.name, list);
  };
  for (const area of areas.communes) add({ kind: 'commune', area });
  for (const area of areas.formerCommunes) add({ kind: 'former-commune', area });
  for (const area of areas.formerDistricts) add({ kind: 'former-district', area });
  return table;
}

/** The readings that what was said leaves open; never none. */
export function narrowed(readings: readonly AreaReading[], { kind, era, districts }: Clues): AreaReading[] {
  let left = some(readings, (each) => each.area.kind === kind);
  if (era === 'old') left = some(left, (each) => each.kind !== 'commune');
  else {
    if (era === 'new') left = some(left, (each) => each.kind === 'commune');
    left = left.filter((each) => !isNowJust(each, left));
  }
  if (left.length < 2 || districts.length === 0) return left;
  // Who names a district speaks in old names.
  const old = left.filter(
    (each) => each.kind === 'former-commune' && districts.some(({ name }) => name === each.area.district),
  );
  if (old.length > 0) return old;
  return some(left, (each) => each.kind === 'commune' && districts.some(({ now }) => now.includes(each.area.code)));
}

export function isSettled(readings: readonly AreaReading[]): boolean {
  const [only] = readings;
  return readings.length === 1 && !(only?.kind === 'former-commune' && only.area.now.length > 1);
}

/** Whether an old name went wholly to the commune that has its name today: then asking "which one?" is idle. */
const isNowJust = (reading: AreaReading, among: readonly AreaReading[]): boolean =>
  reading.kind !== 'commune' &&
  reading.area.now.length === 1 &&
  among.some((each) => each.kind === 'commune' && each.area.code === reading.area.now[0]);

/** Those that pass, or all when none does: a wrong "xã" for "phường" must not make a place unknown. */
function some(list: readonly AreaReading[], passes: (each: AreaReading) => boolean): AreaReading[] {
  const left = list.filter(passes);
  return left.length > 0 ? left : [...list];
}
