import { neutral } from './formula';
import { normalise } from '../text/normalise';

/**
 * A cell that no spreadsheet runs. One that expects `;` or TAB between cells sees a new cell behind each of them:
 * what stands there must not run either.
 */
export const safeCell = (cell: string): string => neutral(cell.replace(/([;\t])(?=["'\s]*[=+\-@＝＋－＠])/g, "$1'"));

/** A cell as it was meant: without the apostrophes that `safeCell` put in. */
export function plainCell(cell: string): string {
  const bare = cell.startsWith("'") && neutral(cell.slice(1)) === cell ? cell.slice(1) : cell;
  return normalise(bare.replace(/([;\t])'(?=["'\s]*[=+\-@＝＋－＠])/g, '$1'));
}
