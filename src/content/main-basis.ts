import type { CitationEntry } from './forms';

/**
 * Number of the instrument that an answer stands or falls with: what it cites first, unless that is told as a thing
 * of the past. Null where a page stands first: then no lapse takes the whole answer away.
 */
export function mainBasis(citations: readonly CitationEntry[]): string | null {
  const first = citations.find((each) => !('instrument' in each) || !each.past);
  return first && 'instrument' in first ? first.instrument : null;
}
