import { isPlain, type Doc } from './keys';

/**
 * Everything an index finds under a dotted path: arrays on the way and at its end are gone through one by one. An
 * empty list means the field is missing everywhere; `many` that an array was met.
 */
export function valuesAt(doc: Doc, path: string): { values: unknown[]; many: boolean } {
  if (!path.includes('.')) {
    const value = doc[path];
    if (value === undefined) return { values: [], many: false };
    return Array.isArray(value) ? { values: value, many: true } : { values: [value], many: false };
  }
  const found = { values: [] as unknown[], many: false };
  gather(doc, path.split('.'), 0, found);
  return found;
}

function gather(at: unknown, steps: string[], depth: number, found: { values: unknown[]; many: boolean }): void {
  if (depth === steps.length) {
    if (Array.isArray(at)) {
      found.many = true;
      found.values.push(...at);
    } else if (at !== undefined) found.values.push(at);
    return;
  }
  const step = steps[depth]!;
  if (Array.isArray(at)) {
    found.many = true;
    if (/^\d+$/.test(step)) gather(at[Number(step)], steps, depth + 1, found);
    for (const each of at) if (isPlain(each)) gather(each, steps, depth, found);
  } else if (isPlain(at)) gather(at[step], steps, depth + 1, found);
}

/** What is there under a dotted path, arrays by number only; undefined when nothing is. */
export function valueAt(doc: unknown, path: string): unknown {
  let at = doc;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Doc)[step];
  }
  return at;
}

/** Puts a value under a dotted path, making the objects on the way. */
export function put(doc: Doc, path: string, value: unknown): void {
  const steps = path.split('.');
  let at = doc;
  for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Doc;
  at[steps.at(-1)!] = value;
}
