import type { CultureEntry, CultureGroup, CultureList } from '../../content/culture-schema';
import { concerns } from './groups';

/**
 * Which of the entries that a text names are asked about. "Người Dao" in a question about festivals only says whose;
 * and "soong co", without marks, is what two groups call two kinds of singing, unless the text says which group.
 */
export function meantOf(
  named: readonly CultureEntry[],
  list: CultureList | undefined,
  groups: readonly CultureGroup[],
): CultureEntry[] {
  const aboutGroups = list?.kinds?.includes('group') ?? false;
  const things = named.filter(({ kind }) => kind !== 'group' || aboutGroups);
  const fitting = some(things, ({ kind }) => list?.kinds?.includes(kind) ?? true);
  return some(fitting, (entry) => groups.some((group) => concerns(entry.groups, group)));
}

function some<T>(list: readonly T[], test: (each: T) => boolean): T[] {
  const passed = list.filter(test);
  return passed.length > 0 ? passed : [...list];
}
