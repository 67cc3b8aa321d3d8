import { encode, inverted, type Doc } from './keys';
import { valuesAt } from './paths';

/** As MongoDB sorts: by the smallest element of an array going up, by the largest going down, types in their order. */
export function sortKey(doc: Doc, sort: Doc): string {
  return Object.entries(sort)
    .map(([path, order]) => partOf(doc, path, order === -1))
    .join('');
}

/** What was before stays before where the keys are equal. */
export function bySortKey<T>(all: readonly T[], sort: Doc, docOf: (one: T) => Doc): T[] {
  const keyed = all.map((one) => ({ one, key: sortKey(docOf(one), sort) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ one }) => one);
}

function partOf(doc: Doc, path: string, down: boolean): string {
  const codes = valuesAt(doc, path).values.map(encode);
  if (codes.length === 0) codes.push(encode(null));
  if (codes.length > 1) codes.sort();
  return down ? inverted(codes.at(-1)!) : codes[0]!;
}
