import type { Collection } from './collection';
import { constraintsOf, demandsPresence, type Constraint } from './constraints';
import { implies } from './implication';
import type { Entry, Index } from './indexes';
import { beyond, encode, inverted, type Doc } from './keys';
import { matcher, sorted, type Test } from './matching';
import { range } from './ranges';

const everywhere: [string, string] = ['', beyond];
/** More combinations of `$in` values than this are not worth their ranges. */
const mostRanges = 256;
/** Fewer candidates than this are sorted faster than an index is walked. */
const fewEntries = 64;

interface Plan {
  index: Index;
  ranges: [from: string, to: string][];
  cost: number;
  /** Walking the one range gives the wanted order: 1 forwards, -1 backwards, 0 not at all. */
  order: 1 | -1 | 0;
  /** MongoDB, which merges its ranges, would need no sorting afterwards. */
  sorted: boolean;
}

interface Asked {
  filter: Doc;
  constraints: Map<string, Constraint>;
  sort: Doc | undefined;
  limited: boolean;
}

export interface Wanted {
  filter: Doc;
  sort?: Doc | undefined;
  skip?: number | undefined;
  /** 0 or missing: all. */
  limit?: number | undefined;
}

/** Entries that match, in order. Nothing is kept open: what is found is found. */
export function find(collection: Collection, { filter, sort, skip = 0, limit = 0 }: Wanted): Entry[] {
  const test = matcher(filter);
  const constraints = constraintsOf(filter);
  const most = limit > 0 ? skip + limit : Infinity;
  const ids = constraints.get('_id')?.values;
  const order = sort && Object.keys(sort).length > 0 ? sort : undefined;
  if (ids) return cut(ordered(gather(byId(collection, ids), test, Infinity), order), skip, most);

  const asked: Asked = { filter, constraints, sort: order, limited: most < Infinity };
  const plan = choose(collection, asked);
  if (!plan && Object.keys(filter).length > 0) collection.walked(filter);
  if (collection.strict && order && !inOrder(collection, asked)) collection.sortedWhole(filter);
  if (!plan) return cut(ordered(gather(collection.entries.values(), test, order ? Infinity : most), order), skip, most);
  const done = !order || plan.order !== 0;
  const found = gather(candidates(plan), test, done ? most : Infinity);
  return cut(done ? found : ordered(found, order), skip, most);
}

function* byId(collection: Collection, ids: unknown[]): Generator<Entry> {
  for (const key of new Set(ids.map(encode))) {
    const entry = collection.entries.get(key);
    if (entry) yield entry;
  }
}

function gather(entries: Iterable<Entry>, test: Test, most: number): Entry[] {
  const found: Entry[] = [];
  for (const entry of entries) {
    if (!test(entry.doc)) continue;
    found.push(entry);
    if (found.length >= most) break;
  }
  return found;
}

const ordered = (entries: Entry[], sort: Doc | undefined) => (sort ? sorted(entries, sort) : entries);
const cut = (entries: Entry[], skip: number, most: number) =>
  skip > 0 || entries.length > most ? entries.slice(skip, most) : entries;

function* candidates({ index, ranges, order }: Plan): Generator<Entry> {
  // A document with an array, or asked for by several values, stands in more than one place.
  const seen = index.many ? new Set<Entry>() : null;
  for (const [from, to] of ranges)
    for (const entry of index.items.range(from, to, order === -1)) {
      if (seen?.has(entry)) continue;
      seen?.add(entry);
      yield entry;
    }
}

const inOrder = ({ indexes }: Collection, asked: Asked) =>
  [...indexes.values()].some((index) => planFor(index, asked)?.sorted);

function choose({ indexes, entries }: Collection, asked: Asked): Plan | null {
  const plans = [...indexes.values()]
    .map((index) => planFor(index, asked))
    .filter((plan) => plan !== null)
    .sort((one, other) => one.cost - other.cost);
  const cheapest = plans.find((plan) => plan.ranges[0]?.[0] !== '' || plan.cost < entries.size) ?? null;
  if (!asked.sort || !asked.limited || (cheapest && cheapest.cost <= fewEntries)) return cheapest ?? plans[0] ?? null;
  return plans.find((plan) => plan.order !== 0) ?? cheapest;
}

function planFor(index: Index, { filter, constraints, sort }: Asked): Plan | null {
  const { spec, fields, many, items } = index;
  if (spec.partialFilterExpression && !implies(filter, spec.partialFilterExpression)) return null;
  if (spec.sparse && !fields.some(({ path }) => presence(constraints.get(path)))) return null;
  let prefixes = [''];
  let used = 0;
  for (const { path, down } of fields) {
    const values = constraints.get(path)?.values;
    if (!values || prefixes.length * values.length > mostRanges) break;
    const codes = [...new Set(values.map(encode))].map((code) => (down ? inverted(code) : code));
    prefixes = prefixes.flatMap((prefix) => codes.map((code) => prefix + code));
    used += 1;
  }
  const next = fields[used];
  const bounds = (next && range(constraints.get(next.path), next.down, many)) ?? null;
  // By several values of a field an index still gives the order of this field and the next ones.
  const fixed = fields.findIndex(({ path }) => constraints.get(path)?.values?.length !== 1);
  const turn = many ? 0 : direction(index, fixed === -1 ? fields.length : fixed, constraints, sort);
  const order = prefixes.length === 1 ? turn : 0;
  if (used === 0 && !bounds && turn === 0 && !presence(constraints.get(fields[0]!.path))) return null;
  const ranges = prefixes.map((prefix): [string, string] =>
    bounds ? [prefix + bounds[0], prefix + bounds[1]] : prefix === '' ? everywhere : [prefix, prefix + beyond],
  );
  return {
    index,
    ranges,
    cost: ranges.reduce((sum, each) => sum + items.count(...each), 0),
    order,
    sorted: turn !== 0,
  };
}

const presence = (constraint: Constraint | undefined) => constraint !== undefined && demandsPresence(constraint);

function direction(
  index: Index,
  used: number,
  constraints: Map<string, Constraint>,
  sort: Doc | undefined,
): Plan['order'] {
  if (!sort) return 0;
  const single = (path: string) => constraints.get(path)?.values?.length === 1;
  const asked = Object.entries(sort).filter(([path]) => !single(path));
  let turn: Plan['order'] = 0;
  for (const [at, [path, order]] of asked.entries()) {
    const field = index.fields[used + at];
    if (field?.path !== path) return 0;
    const here = (order === -1) === field.down ? 1 : -1;
    if (turn !== 0 && turn !== here) return 0;
    turn = here;
  }
  return turn === 0 ? 1 : turn;
}
