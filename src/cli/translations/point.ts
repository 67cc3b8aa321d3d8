import type { Fault } from '../../content/fault';
import type { Change } from './plan';
import { fileOf } from './write';

/**
 * A fault of a file that an import has just written, told by the lines of the sheet: the file is taken back, so
 * nobody could look at its lines. The changed text itself is named where the fault names it, else every line that
 * went into the file.
 */
export function atSheet(fault: Fault, changes: readonly Change[], sheet: string): Fault {
  const inFile = changes.filter((change) => fileOf(change) === fault.file);
  const named = inFile.filter(({ key }) => fault.what.startsWith(`${key}: `) || fault.what.includes(`"${key}"`));
  const lines = (named.length > 0 ? named : inFile).flatMap(({ lines }) => lines).toSorted((a, b) => a - b);
  const [line] = lines;
  if (line === undefined) return fault;
  return {
    ...{ file: sheet, line, mend: fault.mend },
    what: lines.length === 1 ? fault.what : `một trong các dòng ${lines.join(', ')}: ${fault.what}`,
  };
}
