import type { Areas, FormerDistrict } from '../../model/area';
import type { AreaMention } from '../../nlu/entities/area-reading';

/** A place that a question names, as the communes of today on its land. */
export interface AskedPlace {
  name: string;
  communes: ReadonlySet<string>;
}

/** All places named, taken together; null when there is none. A name that is several places is all of them. */
export function placeOf(mentions: readonly AreaMention[], areas: Areas): AskedPlace | null {
  const named = mentions.filter(({ readings }) => readings.length > 0);
  if (named.length === 0) return null;
  // "Húc Động, Bình Liêu": the smaller place is meant.
  const [first] = named;
  const codes = first!.readings.flatMap((reading) => {
    if (reading.kind === 'commune') return [reading.area.code];
    return reading.kind === 'former-commune' ? reading.area.now : homeCommunes(reading.area, areas);
  });
  return { name: first!.readings[0]!.area.name, communes: new Set(codes) };
}

/**
 * The communes that bà con count to a former district: those made mostly of its own. The register also holds those
 * that only got a village or two from it, and nobody looks for the tea of Ba Chẽ in Tiên Yên.
 */
export function homeCommunes({ name, now }: FormerDistrict, areas: Areas): string[] {
  return now.filter((code) => {
    const shares = new Map<string, number>();
    for (const former of areas.formerCommunes)
      if (former.now.includes(code)) shares.set(former.district, (shares.get(former.district) ?? 0) + 1);
    return (shares.get(name) ?? 0) >= Math.max(...shares.values());
  });
}
