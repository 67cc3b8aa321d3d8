import type { Limits } from '../ports/channel';

type Unit = Limits['unit'];

/** Length of a text as a channel counts it. */
export const lengthIn = (unit: Unit, text: string): number =>
  unit === 'utf-16' ? text.length : Array.from(text).length;

/**
 * Cuts a text into pieces of at most `limit` units, at the end of a paragraph, a line or a word where one is near,
 * and never inside a grapheme: a vowel must not arrive without its tone. Only the white space at a cut is dropped.
 * A single grapheme longer than a whole piece (a prank of stacked marks) is cut between code points.
 */
export function cut(text: string, limit: number, unit: Unit): string[] {
  const whole = text.trim();
  if (lengthIn(unit, whole) <= limit) return whole === '' ? [] : [whole];
  const graphemes = graphemesOf(whole).flatMap((each) => (lengthIn(unit, each) > limit ? Array.from(each) : [each]));
  const pieces: string[] = [];
  for (let from = 0; from < graphemes.length;) {
    const to = border(graphemes, from, fitting(graphemes, from, limit, unit));
    pieces.push(graphemes.slice(from, lastInk(graphemes, to)).join(''));
    from = nextInk(graphemes, to);
  }
  return pieces;
}

/** At most `limit` code points, with "…" in place of what does not fit. */
export function shorten(text: string, limit: number): string {
  if (lengthIn('code points', text) <= limit) return text;
  const [head = ''] = cut(text, Math.max(1, limit - 1), 'code points');
  return `${head}…`;
}

const windowLength = 256;

/**
 * The graphemes of a text. Read in windows, because the segmenter of Node 20 takes time with the square of the length:
 * 40,000 characters in one go are a second, and 300,000 are minutes in which nobody is answered.
 */
export function graphemesOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
  const all: string[] = [];
  for (let from = 0; from < text.length;) {
    const window = text.slice(from, from + windowLength);
    const graphemes = Array.from(segmenter.segment(window), (each) => each.segment);
    const last = graphemes.at(-1) ?? '';
    // The last one may go on in the next window, unless it fills this one: then it is a prank, and cut.
    const open = from + window.length < text.length;
    if (open && graphemes.length > 1) graphemes.pop();
    else if (open && /[\uD800-\uDBFF]$/.test(last)) graphemes[0] = last.slice(0, -1);
    for (const each of graphemes) {
      all.push(each);
      from += each.length;
    }
  }
  return all;
}

const isBlank = (grapheme: string | undefined) => grapheme !== undefined && /^\s+$/.test(grapheme);
const isLineEnd = (grapheme: string | undefined) => grapheme === '\n' || grapheme === '\r\n';

/** End (exclusive) of the longest run from `from` that fits. */
function fitting(graphemes: readonly string[], from: number, limit: number, unit: Unit): number {
  let used = 0;
  let to = from;
  for (; to < graphemes.length; to += 1) {
    used += lengthIn(unit, graphemes[to] ?? '');
    if (used > limit) break;
  }
  return to;
}

/** The best place to cut at or before `end`; a paragraph or a line counts only where it wastes less than half. */
function border(graphemes: readonly string[], from: number, end: number): number {
  if (end >= graphemes.length) return end;
  const near = from + (end - from) / 2;
  let line = 0;
  let word = 0;
  for (let at = end; at > from; at -= 1) {
    if (!isBlank(graphemes[at])) continue;
    word ||= at;
    if (at < near) break;
    if (!isLineEnd(graphemes[at])) continue;
    line ||= at;
    if (isLineEnd(graphemes[at - 1])) return at;
  }
  return line || word || end;
}

function lastInk(graphemes: readonly string[], to: number): number {
  let last = to;
  while (isBlank(graphemes[last - 1])) last -= 1;
  return last;
}

function nextInk(graphemes: readonly string[], from: number): number {
  let next = from;
  while (isBlank(graphemes[next])) next += 1;
  return next;
}
