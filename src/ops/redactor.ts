import { redact } from '../text/redact';

const hidden = '[ẩn]';
const deepest = 6;
const mostItems = 100;
const longestText = 4_000;

/** Keys whose value is a secret whatever it looks like. */
const secretKey = /token|secret|password|passwd|cookie|authori[sz]ation|apikey|api[-_]key|csrf|signature|mac$/i;
/** Numbers that are measurements; every other long number might be somebody's. */
const measureKey = /(Ms|At|Bytes|Seconds|Count|Size|Time)$|^(ms|at|bytes|seconds|rss|heap|count|size|seq|time|pid)$/;

/**
 * A copy of a log value that is safe to write: secrets by key and by form, telephone and other long numbers
 * masked; our own ids and pseudonyms stay. At most 6 levels deep and 100 items wide. Never throws: what cannot be
 * read is named as such.
 */
export function redactForLog(value: unknown): unknown {
  try {
    return copy(value, '', deepest, new Set());
  } catch {
    return '[unreadable]';
  }
}

function copy(value: unknown, key: string, depth: number, above: Set<object>): unknown {
  if (value !== null && value !== undefined && secretKey.test(key)) return hidden;
  switch (typeof value) {
    case 'string':
      return redactText(value);
    case 'number':
      return numberFor(value, key);
    case 'bigint':
      return redactText(String(value));
    case 'function':
    case 'symbol':
      return `[${typeof value}]`;
    case 'object':
      return value === null ? null : objectFor(value, depth, above);
    default:
      return value;
  }
}

const numberFor = (value: number, key: string): unknown =>
  Math.abs(value) < 1e7 || measureKey.test(key) ? value : redactText(String(value));

function objectFor(value: object, depth: number, above: Set<object>): unknown {
  if (above.has(value)) return '[circular]';
  if (depth === 0) return '[deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  above.add(value);
  try {
    const inner = (one: unknown, key = '') => guarded(() => copy(one, key, depth - 1, above));
    if (Array.isArray(value)) return value.slice(0, mostItems).map((one) => inner(one));
    if (value instanceof Set) return [...value].slice(0, mostItems).map((one) => inner(one));
    if (value instanceof Map)
      return record(
        [...value].map(([key, one]) => [String(key), () => one]),
        inner,
      );
    if (value instanceof Error) return record(errorEntries(value), inner);
    return record(
      Object.keys(value).map((key) => [key, () => (value as Record<string, unknown>)[key]]),
      inner,
    );
  } finally {
    above.delete(value);
  }
}

type Entry = [key: string, get: () => unknown];

const errorEntries = (error: Error): Entry[] => [
  ...(['name', 'message', 'stack', 'cause'] as const).map((key): Entry => [key, () => error[key]]),
  ...Object.keys(error).map((key): Entry => [key, () => (error as unknown as Record<string, unknown>)[key]]),
];

function record(entries: Entry[], inner: (one: unknown, key: string) => unknown): Record<string, unknown> {
  const out: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, get] of entries.slice(0, mostItems)) {
    const value = guarded(() => inner(get(), key));
    if (value !== undefined) out[redactText(key)] = value;
  }
  return { ...out };
}

function guarded(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return '[unreadable]';
  }
}

/** A word as ids and tokens are written. */
const word = /[A-Za-z0-9_-]+/g;
/** `newId`: 20 characters, the first one 1 or 2 until the year 2074. */
const ourId = /^[12](?=.*[a-z].*[a-z])[0-9a-hjkmnp-tv-z]{19}$/;
/** `personKey`: 22 characters of base64url. */
const pseudonym = /^(?=.*[a-z])(?=.*[A-Z])(?!.*\d{9})[A-Za-z0-9_-]{22}$/;

function redactText(text: string): string {
  const safe = withoutSecrets(text.length > longestText ? `${text.slice(0, longestText)}…` : text);
  let out = '';
  let done = 0;
  for (const { 0: found, index } of safe.matchAll(word)) {
    const kept = wordFor(found);
    if (kept === null) continue;
    out += redact(safe.slice(done, index)) + kept;
    done = index + found.length;
  }
  return out + redact(safe.slice(done));
}

/** What becomes of a word as a whole; null when it is read like any other text. */
function wordFor(found: string): string | null {
  if (found.length === 20 && ourId.test(found)) return found;
  if (found.length === 22 && pseudonym.test(found)) return found;
  // Long and mixed: a token that came without its name. Hashes in hexadecimal are not mixed.
  return found.length >= 40 && /[a-z]/.test(found) && /[A-Z]/.test(found) && /\d/.test(found) ? hidden : null;
}

const named =
  'access_?token|refresh_?token|token|app_?secret|secret(?:_?key)?|password|passwd|api_?key|code_verifier|mac|signature';
/** `key=value`, `key: value`, `"key":"value"`, also with the quotes escaped. */
const pair = new RegExp(`((?:${named})[\\\\"']{0,3}\\s{0,3}[=:]\\s{0,3}[\\\\"']{0,3})([^\\s"'\\\\&,;}<>]+)`, 'gi');
const header =
  /((?:authorization|set-cookie|cookie|x-[a-z-]{0,40}(?:token|signature|secret))["']?\s{0,3}[=:]\s{0,3})([^\r\n]+)/gi;
const bearer = /\b((?:bearer|basic)\s{1,3})([^\s"',;]+)/gi;
/** A bot's token, `bot<digits>:<secret>` in a URL or bare. */
const botToken = /\d{5,}(?::[A-Za-z0-9_-]{5,}|%3A[A-Za-z0-9_-]{5,})?/gi;

const withoutSecrets = (text: string): string =>
  text
    .replace(header, `$1${hidden}`)
    .replace(bearer, `$1${hidden}`)
    .replace(pair, `$1${hidden}`)
    .replace(botToken, (found) => (/[:%]/.test(found) && !/^\d+:\d{1,5}$/.test(found) ? hidden : found));
