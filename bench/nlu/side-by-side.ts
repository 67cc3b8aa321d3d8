import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { TsvFigures, TsvTask } from './any-tsv';
import type { Contestant } from './contestants';

/** Measures one contestant in a child process; null when it has not finished within the limit (minutes). */
export async function measureApart(who: Contestant, task: TsvTask, limitMinutes: number): Promise<TsvFigures | null> {
  const child = fork(join(__dirname, 'child.ts'), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 2, 2, 'ipc'] });
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMinutes * 60_000);
  try {
    return await new Promise((resolve) => {
      child.once('message', (figures) => resolve(figures as TsvFigures));
      child.once('exit', () => resolve(null));
      child.send({ who, task });
    });
  } finally {
    clearTimeout(limit);
  }
}

const percent = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
const fixed = (digits: number, unit: string) => (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : `${value.toFixed(digits)} ${unit}`;

export function printSideBySide(title: string, ours: TsvFigures | null, stock: TsvFigures | null): void {
  const rows: [string, keyof TsvFigures, (value: number | null | undefined) => string][] = [
    ['accuracy', 'accuracy', percent],
    ['macro-F1', 'macroF1', percent],
    ['accuracy without marks', 'strippedAccuracy', percent],
    ['out-of-scope AUROC', 'oosAuroc', percent],
    ['training', 'trainSeconds', fixed(2, 's')],
    ['per message p50', 'p50Ms', fixed(3, 'ms')],
    ['per message p99', 'p99Ms', fixed(3, 'ms')],
    [`heap, ${(ours ?? stock)?.heapMessages ?? 0} messages`, 'heapMB', fixed(1, 'MB')],
  ];
  console.log(title);
  console.log(`${''.padEnd(28)}${'ours'.padStart(12)}${'stock node-nlp'.padStart(16)}`);
  for (const [name, key, show] of rows)
    console.log(`${name.padEnd(28)}${show(ours?.[key]).padStart(12)}${show(stock?.[key]).padStart(16)}`);
}
