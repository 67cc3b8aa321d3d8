import { units } from '../numbers';
import { canonical, fold } from '../../text/fold';
import type { Cell } from './cells';
import { joined, oneOf } from './spoken';

export interface Whole {
  value: number;
  /** Index after its last cell. */
  stop: number;
}

const table = new Map(Object.entries(units).map(([word, value]) => [canonical(word), value]));
const bare = new Map(Object.entries(units).map(([word, value]) => [fold(canonical(word)), value]));
const isTen = oneOf('mười');
const isTens = oneOf('mươi chục');
const isTwenty = oneOf('hăm');
const isHundred = oneOf('trăm');
const isAnd = oneOf('linh lẻ');
const isFive = oneOf('lăm nhăm');
/** Forms that stand only behind a ten; alone "tu" is từ and "mot" một. */
const isOnlyLast = oneOf('tư lăm nhăm');
/** After a ten, five is lăm: "hai mươi năm" is twenty years. */
const isYear = oneOf('năm');

const unitOf = (cell: Cell | undefined): number | undefined => {
  if (!cell) return undefined;
  if (cell.digits) return cell.canonical.length === 1 ? Number(cell.canonical) : undefined;
  return table.get(cell.canonical) ?? (cell.canonical === cell.plain ? bare.get(cell.plain) : undefined);
};

const spelled = (cell: Cell | undefined) => (cell && !cell.digits ? unitOf(cell) : undefined);

/** A number below a thousand in words, or with a digit before "trăm" and "chục": "hai mươi mốt", "5 trăm". */
export function spelledAt(cells: readonly Cell[], start: number): Whole | null {
  const first = unitOf(cells[start]);
  if (first !== undefined && isHundred(cells[start + 1])) {
    const rest = start + 2;
    const last = isAnd(cells[rest]) ? spelled(cells[rest + 1]) : undefined;
    if (last !== undefined) return { value: first * 100 + last, stop: rest + 2 };
    const tens = cells[rest]?.digits ? null : tensAt(cells, rest);
    return { value: first * 100 + (tens?.value ?? 0), stop: tens?.stop ?? rest };
  }
  const tens = tensAt(cells, start);
  if (tens) return tens;
  return first === undefined || cells[start]?.digits || isOnlyLast(cells[start])
    ? null
    : { value: first, stop: start + 1 };
}

function tensAt(cells: readonly Cell[], start: number): Whole | null {
  const withUnit = (tens: number, at: number): Whole => {
    const last = isYear(cells[at]) || !joined(cells[at]) ? undefined : spelled(cells[at]);
    return { value: tens + (last ?? 0), stop: last === undefined ? at : at + 1 };
  };
  const first = unitOf(cells[start]);
  if (first !== undefined && isTens(cells[start + 1])) return withUnit(first * 10, start + 2);
  if (isTen(cells[start])) return withUnit(10, start + 1);
  const next = spelled(cells[start + 1]);
  if (isTwenty(cells[start]) && next !== undefined) return { value: 20 + next, stop: start + 2 };
  if (first !== undefined && !cells[start]?.digits && isFive(cells[start + 1]))
    return { value: first * 10 + 5, stop: start + 2 };
  return null;
}

/** Digits as they stand, up to fifteen of them, or `spelledAt`. */
export function wholeAt(cells: readonly Cell[], start: number): Whole | null {
  const words = spelledAt(cells, start);
  if (words) return words;
  const cell = cells[start];
  return cell?.digits && cell.canonical.length <= 15 ? { value: Number(cell.canonical), stop: start + 1 } : null;
}
