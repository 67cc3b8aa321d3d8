import type { CultureEntry } from '../../content/culture-schema';

/** What stands beside an entry on a button: more of its place and of its groups, the nearest first. */
export function besideOf(entry: CultureEntry, culture: readonly CultureEntry[]): CultureEntry[] {
  return culture
    .filter((other) => other !== entry && other.kind !== 'group')
    .map((other) => ({ other, near: nearness(entry, other) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near)
    .map(({ other }) => other);
}

/** One place that is theirs alone says more than a district they share with everything else there. */
function nearness(entry: CultureEntry, other: CultureEntry): number {
  const samePlace =
    entry.communes.length === 1 && other.communes.length === 1 && entry.communes[0] === other.communes[0];
  const shared = other.groups.filter((group) => entry.groups.includes(group)).length;
  const sameGroup = shared === 0 ? 0 : shared / Math.max(other.groups.length, entry.groups.length);
  return (samePlace ? 1 : 0) + sameGroup;
}
