import type { Areas, FormerDistrict } from '../../model/area';
import {
  eraAfter,
  eraBefore,
  isOtherThing,
  isPlaceWord,
  isSurePlaceWord,
  isVillageWord,
  kindWords,
  linkBetween,
} from './area-clues';
import { cautions, type Caution } from './area-names';
import {
  isSettled,
  narrowed,
  readingsByName,
  type AreaMention,
  type AreaReading,
  type Clues,
  type SaidKind,
} from './area-reading';
import { spanOf, type Cells } from './cells';
import { oneOf, spokenPhrases, type Said } from './spoken';

interface Name {
  readings: readonly AreaReading[];
  caution: Caution;
  /** "Móng Cái 1": the number may as well count what comes next. */
  numbered: boolean;
}

interface Found extends Clues {
  /** With the kind word. */
  start: number;
  stop: number;
  name: Said<Name>;
}

export interface FoundArea {
  start: number;
  stop: number;
  mention: AreaMention;
}

const isCounted = oneOf('năm tháng tuần ngày đêm hôm giờ lần người đứa con cháu nhà hộ cái chiếc k tr triệu nghìn km');
const isSocial = oneOf('xã kế');
const districtKinds: readonly SaidKind[] = ['huyen', 'thi-xa', 'thanh-pho'];

/** Finds communes, former communes and former districts, and tells those of one name apart where the text does. */
export function areaFinder(areas: Areas): (said: Cells) => FoundArea[] {
  const cautionOf = cautions();
  const kindAt = kindWords();
  const namesAt = spokenPhrases(
    [...readingsByName(areas)].map(([name, readings]): [string, Name] => [
      name,
      { readings, caution: cautionOf(name), numbered: /\d$/.test(name) },
    ]),
  );

  return (said) => {
    const { cells } = said;
    const found: Found[] = [];

    /** A name alone is a place when nothing else is likely, or when something beside it says so. */
    const isPlace = ({ start, stop, value: { caution }, marked }: Said<Name>): boolean => {
      const before = cells[start - 1];
      if (isOtherThing(before) || caution === 'elsewhere') return false;
      const last = found.at(-1);
      const link = last ? linkBetween(cells, last.stop, start) : null;
      if (caution === 'ordinary') {
        if (!marked || isVillageWord(before)) return false;
        return isSurePlaceWord(before) || (link !== null && link !== 'space') || beforeDistrict(stop);
      }
      if (marked) return true;
      if (start === 0 && stop === cells.length) return true;
      return link === 'comma' || (caution !== 'bare' && (link !== null || isPlaceWord(before)));
    };

    /** "Thống Nhất, Hạ Long": nobody agrees with a town behind a comma. */
    const beforeDistrict = (stop: number): boolean =>
      (cells[stop]?.gap.includes(',') ?? false) &&
      namesAt(said, stop).some(({ value, marked }) => marked && districtOf(value.readings) !== null);

    const nameAt = (start: number): Said<Name> | null =>
      namesAt(said, start).find(({ value, stop }) => {
        const next = cells[stop];
        if (value.numbered && isCounted(next)) return false;
        // "an sinh xã hội", "phương án sinh kế"
        return !(said.plain[stop - 1] === 'sinh' && isSocial(next));
      }) ?? null;

    const withKind = (start: number): Found | null => {
      const kind = kindAt(said, start);
      if (!kind) return null;
      const era = eraBefore(cells[kind.stop]);
      const name = nameAt(era ? kind.stop + 1 : kind.stop) ?? nameAt(kind.stop);
      // "điền xá, tiên yên": a comma ends what the kind word belongs to.
      if (!name || !/^[.\s]*$/.test(cells[name.start]?.gap ?? '')) return null;
      const agrees = name.value.readings.some(({ area }) => area.kind === kind.value);
      // "xa minh thanh lap" is xã mình, not phường Minh Thành.
      if (!agrees && (!name.marked || !['none', 'bare'].includes(name.value.caution))) return null;
      return {
        start,
        stop: name.stop,
        name,
        kind: kind.value,
        era: name.start > kind.stop ? era : eraAfter(cells[name.stop]),
        districts: [],
      };
    };

    const withoutKind = (start: number): Found | null => {
      const name = nameAt(start);
      if (!name || !isPlace(name)) return null;
      return { start, stop: name.stop, name, kind: null, era: eraAfter(cells[name.stop]), districts: [] };
    };

    for (let at = 0; at < cells.length;) {
      const next = withKind(at) ?? withoutKind(at);
      if (next) found.push(next);
      at = next?.stop ?? at + 1;
    }
    return settle(said, found);
  };
}

function settle(said: Cells, found: readonly Found[]): FoundArea[] {
  const named = new Set(
    found.flatMap((each) => {
      const district = each.kind && districtKinds.includes(each.kind) ? districtOf(each.name.value.readings) : null;
      return district ? [district] : [];
    }),
  );
  const left = found.map((each, index) => {
    const { readings } = each.name.value;
    const tail = tailOf(said, found, index);
    const own = districtOf(readings);
    const districts = [...named, ...(tail ? [tail] : [])].filter((district) => district !== own);
    return narrowed(readings, { ...each, districts });
  });
  return found.map((each, index) => {
    // "Hải Hòa, Cẩm Phả": the second name told the first one apart, so it stands for the district.
    const head = left[index - 1];
    const tail = head && each.kind === null ? tailOf(said, found, index - 1) : null;
    const told = head?.length === 1 && head[0]?.kind === 'former-commune' && head[0].area.district === tail?.name;
    const readings: AreaReading[] = told && tail ? [{ kind: 'former-district', area: tail }] : (left[index] ?? []);
    const mention = { ...spanOf(said, each.start, each.stop), readings, settled: isSettled(readings) };
    return { start: each.start, stop: each.stop, mention };
  });
}

/** The former district named right behind a name, as in an address. */
function tailOf({ cells }: Cells, found: readonly Found[], index: number): FormerDistrict | null {
  const head = found[index];
  const tail = found[index + 1];
  if (!head || !tail) return null;
  // "về Tiên Yên, Bình Liêu" are two towns, not one in the other.
  if (head.kind === null && districtOf(head.name.value.readings)) return null;
  const stop = head.era === 'old' && eraAfter(cells[head.stop]) ? head.stop + 1 : head.stop;
  const link = linkBetween(cells, stop, tail.start);
  return link !== null && link !== 'beside' ? districtOf(tail.name.value.readings) : null;
}

function districtOf(readings: readonly AreaReading[]): FormerDistrict | null {
  for (const reading of readings) if (reading.kind === 'former-district') return reading.area;
  return null;
}
