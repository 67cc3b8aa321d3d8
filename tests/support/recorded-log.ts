import type { Log } from '../../src/ports/log';

export interface RecordedLog extends Log {
  /** One JSON line for each call, oldest first. */
  lines: string[];
}

/** A log that keeps what it is told, so that a test can look for what must not be in it. */
export function recordedLog(lines: string[] = [], bound: Record<string, unknown> = {}): RecordedLog {
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push(JSON.stringify({ level, ...bound, ...fields, message }));
  };
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => recordedLog(lines, { ...bound, ...fields }),
  };
}
