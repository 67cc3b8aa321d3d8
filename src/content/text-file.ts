import { readFileSync } from 'node:fs';
import type { Fault } from './fault';

/** The text of a file, or why it cannot be read. */
export type TextFile = { text: string; fault: null } | { text: null; fault: Fault };

/** Reads a file as UTF-8. Saved in another encoding its marks would silently become other letters: it is refused. */
export function readText(path: string, file: string): TextFile {
  const bytes = readFileSync(path);
  const text = decoded(bytes);
  if (text !== null) return { text, fault: null };
  const [what, mend] = ['tệp không phải UTF-8', 'lưu lại kiểu UTF-8'];
  return { text: null, fault: { file, line: firstBadLine(bytes), what, mend, partial: true } };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** No byte of a longer letter is a line's end, so every line can be tried by itself. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    if (decoded(bytes.subarray(start, stop)) === null) return line;
    start = stop + 1;
  }
  return 1;
}
