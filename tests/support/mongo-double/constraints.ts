import { isPlain, type Doc } from './keys';

/** What a filter asks of one path for certain; all of it must hold together with the rest of the filter. */
export interface Constraint {
  /** One of these, from equality or `$in`. */
  values?: unknown[];
  low?: unknown;
  high?: unknown;
  /** It is there, whatever it is: an index on it is gone through from end to end. */
  there?: boolean;
}

/** By path. Only what an index can serve; `$or` and the like are left to the test of each document. */
export function constraintsOf(filter: Doc, found = new Map<string, Constraint>()): Map<string, Constraint> {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and') for (const each of condition as Doc[]) constraintsOf(each, found);
    if (path.startsWith('$')) continue;
    const known = found.get(path) ?? {};
    if (narrow(known, condition)) found.set(path, known);
  }
  return found;
}

function narrow(known: Constraint, condition: unknown): boolean {
  if (isScalar(condition)) known.values ??= [condition];
  else if (isPlain(condition)) {
    const { $eq, $in, $gt, $gte, $lt, $lte, $exists, $type } = condition;
    if ($eq !== undefined && isScalar($eq)) known.values ??= [$eq];
    if (Array.isArray($in) && $in.every(isScalar)) known.values ??= $in;
    const low = $gte ?? $gt;
    const high = $lte ?? $lt;
    if (low !== undefined && low !== null && isScalar(low)) known.low ??= low;
    if (high !== undefined && high !== null && isScalar(high)) known.high ??= high;
    if ($exists === true || $type !== undefined) known.there = true;
  }
  return known.values !== undefined || known.low !== undefined || known.high !== undefined || known.there === true;
}

// Whole arrays and objects compare by more than a key; a pattern by no key at all.
const isScalar = (value: unknown) =>
  !Array.isArray(value) && !isPlain(value) && !(value instanceof RegExp) && value !== undefined;

/** Whether the path cannot be missing, so that a sparse index has all that matches. */
export const demandsPresence = ({ values, low, high, there }: Constraint): boolean =>
  there === true || low !== undefined || high !== undefined || (values !== undefined && !values.includes(null));
