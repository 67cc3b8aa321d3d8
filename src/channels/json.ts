/** Deeper than any platform nests, shallow enough that everything behind may recurse. */
const deepest = 64;

/** Keys that no platform sends and that turn a careless merge into a change of every object. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the bytes of one JSON object from outside; null for anything else: other encodings, other shapes, more than
 * 64 levels, keys that reach for a prototype. Integers beyond 2^53 come as strings of their digits, because a person's
 * id rounded by one digit is another person. Never throws.
 */
export function readJson(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const text = utf8.decode(bytes);
    const value = parse(text);
    return isObject(value) && isHarmless(value) ? value : null;
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole string or a whole number. Only safe on text that has parsed: there every quote has its partner. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function parse(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  return JSON.parse(text.replace(stringOrNumber, (token) => (isTooBig(token) ? `"${token}"` : token)));
}

const isTooBig = (token: string) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));

/** Walks with a list of its own: nesting must not decide how much stack is used. */
function isHarmless(root: object): boolean {
  const open: { value: object; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > deepest) return false;
    if (!Array.isArray(value) && Object.keys(value).some((key) => poison.has(key))) return false;
    for (const inner of Object.values(value) as unknown[]) {
      if (typeof inner === 'object' && inner !== null) open.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}
