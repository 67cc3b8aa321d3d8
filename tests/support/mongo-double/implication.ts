import { encode, isPlain, typeOf, type Doc } from './keys';

/** One condition of a filter: `{ path: { op: value } }`. */
interface Term {
  path: string;
  op: string;
  value: unknown;
}

/** Conditions that all must hold. `$or` and its like count as one that implies nothing but itself. */
function termsOf(filter: Doc): Term[] {
  return Object.entries(filter).flatMap(([path, condition]): Term[] => {
    if (path === '$and') return (condition as Doc[]).flatMap(termsOf);
    if (path.startsWith('$')) return [{ path, op: path, value: condition }];
    if (!isPlain(condition) || !Object.keys(condition).some((key) => key.startsWith('$')))
      return [{ path, op: condition instanceof RegExp ? '$regex' : '$eq', value: condition }];
    return Object.entries(condition).map(([op, value]) => ({ path, op, value }));
  });
}

/**
 * Whether everything a filter matches is in an index with this partial filter, by the rules MongoDB itself goes by
 * (its `isSubsetOf`), and no more cleverly: `$type` in an index is met by the very same `$type` in the query only.
 */
export function implies(filter: Doc, partial: Doc): boolean {
  const asked = termsOf(filter);
  return termsOf(partial).every((promised) => asked.some((term) => isSubset(term, promised)));
}

function isSubset(term: Term, promised: Term): boolean {
  if (term.path !== promised.path) return false;
  if (term.op === promised.op && encode(term.value) === encode(promised.value)) return true;
  switch (promised.op) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return within(term, promised);
    case '$in':
      return (promised.value as unknown[]).some((value) => within(term, { ...promised, op: '$eq', value }));
    case '$exists':
      return promised.value === true && demandsPresence(term);
    default:
      return false;
  }
}

function within(term: Term, promised: Term): boolean {
  if (term.op === '$in') {
    const values = term.value as unknown[];
    return values.every((value) => !(value instanceof RegExp) && within({ ...term, op: '$eq', value }, promised));
  }
  if (!['$eq', '$gt', '$gte', '$lt', '$lte'].includes(term.op) || typeOf(term.value) !== typeOf(promised.value))
    return false;
  const [one, other] = [encode(term.value), encode(promised.value)];
  if (term.op === promised.op && one === other) return true;
  const upper = ['$eq', '$lt', '$lte'].includes(term.op);
  const lower = ['$eq', '$gt', '$gte'].includes(term.op);
  if (promised.op === '$lt') return upper && one < other;
  if (promised.op === '$lte') return upper && one <= other;
  if (promised.op === '$gt') return lower && one > other;
  if (promised.op === '$gte') return lower && one >= other;
  return false;
}

function demandsPresence({ op, value }: Term): boolean {
  if (['$eq', '$gt', '$gte', '$lt', '$lte'].includes(op)) return value !== null;
  if (op === '$ne') return value === null;
  if (op === '$in') return !(value as unknown[]).includes(null);
  if (op === '$nin') return (value as unknown[]).includes(null);
  return ['$elemMatch', '$mod', '$regex', '$size', '$type'].includes(op);
}
