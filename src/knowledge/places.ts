import type { Areas, Commune, FormerCommune, FormerDistrict } from '../model/area';
import type { AreaMention, AreaReading } from '../nlu/entities/area-reading';
import type { Say } from './say';

/** An answer is no gazetteer. */
const mostNotes = 3;
/** More communes than this are counted, not named: nobody reads thirteen names on a telephone. */
const mostNamed = 6;

/** What became of the old places a text names, a line each. Nothing for places that are still called so. */
export function placeNotes(mentions: readonly AreaMention[], areas: Areas, say: Say): string[] {
  const lines = mentions.flatMap(({ readings }) => {
    const [reading] = readings;
    if (!reading || readings.length > 1 || reading.kind === 'commune') return [];
    if (reading.kind === 'former-commune') return [communeLine(reading.area, areas, say)];
    // "xã Húc Động, huyện Bình Liêu": the line about the commune says it all.
    return mentions.some((each) => liesIn(each, reading.area)) ? [] : [districtLine(reading.area, areas, say)];
  });
  return [...new Set(lines)].slice(0, mostNotes);
}

/** What to ask when a name is several places; null when it is one. */
export function placeQuestion({ readings }: AreaMention, areas: Areas, say: Say): string | null {
  const [first, second] = readings;
  if (!first || !second) return null;
  const { name } = first.area;
  const bothOld = first.kind === 'former-commune' && second.kind === 'former-commune';
  if (readings.length === 2 && bothOld && first.area.district !== second.area.district)
    return say('place.which.districts', { name, first: first.area.district, second: second.area.district });
  const places = readings.map((reading) => placeName(reading, areas, say));
  return say('place.which', { name, count: String(places.length), places: places.join('; ') });
}

/** "xã Thanh Sơn (huyện Ba Chẽ cũ)", "huyện Ba Chẽ cũ", "xã Ba Chẽ". */
export function placeName(reading: AreaReading, areas: Areas, say: Say): string {
  const named = kindAndName(reading.area, say);
  if (reading.kind === 'commune') return named;
  if (reading.kind === 'former-district') return say('place.old', { place: named });
  const district = areas.formerDistricts.find(({ name }) => name === reading.area.district);
  return district ? say('place.in', { place: named, district: kindAndName(district, say) }) : named;
}

function communeLine(former: FormerCommune, areas: Areas, say: Say): string {
  const place = capital(placeName({ kind: 'former-commune', area: former }, areas, say));
  return say(former.now.length > 1 ? 'place.split' : 'place.now', { place, now: listOf(former.now, areas, say) });
}

function districtLine(former: FormerDistrict, areas: Areas, say: Say): string {
  const place = capital(placeName({ kind: 'former-district', area: former }, areas, say));
  const count = String(former.now.length);
  if (former.now.length > mostNamed) return say('place.district.many', { place, count });
  const key = former.now.length === 1 ? 'place.district.one' : 'place.district';
  return say(key, { place, now: listOf(former.now, areas, say) });
}

function liesIn({ readings }: AreaMention, district: FormerDistrict): boolean {
  return readings.some((reading) =>
    reading.kind === 'commune'
      ? district.now.includes(reading.area.code)
      : reading.kind === 'former-commune' && reading.area.district === district.name,
  );
}

function listOf(codes: readonly string[], areas: Areas, say: Say): string {
  const names = codes.flatMap((code) => {
    const commune = areas.communes.find((each) => each.code === code);
    return commune ? [kindAndName(commune, say)] : [];
  });
  const last = names.pop() ?? '';
  return names.length === 0 ? last : say('place.and', { first: names.join(', '), last });
}

const kindAndName = ({ kind, name }: Commune | FormerCommune | FormerDistrict, say: Say): string =>
  say(`place.kind.${kind}`, { name });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
