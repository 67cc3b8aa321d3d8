import type { Constraint } from './constraints';
import { beyond, encode, inverted, typeOf } from './keys';

/**
 * Codes from the first on and before the second that may meet the bounds; null when there are none. Of the values' own
 * type only: MongoDB never finds text by a number.
 */
export function range(constraint: Constraint | undefined, down: boolean, many: boolean): [string, string] | null {
  if (!constraint) return null;
  const { low } = constraint;
  // Two elements of one array may meet one bound each.
  const high = many && low !== undefined ? undefined : constraint.high;
  const sample = low ?? high;
  if (sample === undefined) return null;
  const type = typeOf(sample);
  const after = String.fromCharCode(type.charCodeAt(0) + 1);
  const from = low === undefined ? type : encode(low);
  if (!down) return [from, high === undefined ? after : encode(high) + beyond];
  const to = low === undefined ? String.fromCharCode(0xffff - type.charCodeAt(0) + 1) : inverted(from) + beyond;
  return [high === undefined ? inverted(type) : inverted(encode(high)), to];
}
