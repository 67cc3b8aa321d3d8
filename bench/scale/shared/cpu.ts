import { readFileSync } from 'node:fs';

/** Of Linux, on every machine that runs Node. */
const ticksPerSecond = 100;

/** CPU seconds, user and system, that a process of this machine has used; 0 when it is gone. */
export function cpuSecondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the bracket may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** CPU seconds that all processes of this machine have used together. */
export function cpuSecondsOfAll(): number {
  const [, user, nice, system, , , irq, soft] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/);
  return [user, nice, system, irq, soft].reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}
