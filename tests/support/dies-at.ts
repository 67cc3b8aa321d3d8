/**
 * Loaded before a command (`--import`): kills the process just before the file operation number DIES_AT that changes
 * something under DIES_IN, so that a test can try every one of them.
 */
import fs from 'node:fs';

const at = Number(process.env.DIES_AT);
const within = process.env.DIES_IN ?? '';
const changing = [
  'copyFileSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
  'fsyncSync',
] as const;
let count = 0;

for (const name of changing) {
  const original = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]): unknown => {
    const ours = name === 'fsyncSync' || args.some((arg) => typeof arg === 'string' && arg.startsWith(within));
    if (ours) {
      count += 1;
      if (count === at) process.kill(process.pid, 'SIGKILL');
    }
    return original(...args);
  };
  Object.assign(fs, { [name]: counted });
}
