import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Trouble } from './trouble';

export interface BeginningParts {
  /** Tells the platform how we receive. Null when it worked, else why not, without secrets. Never throws. */
  attempt(): Promise<string | null>;
  clock: Clock;
  log: Log;
  trouble: Trouble;
  /** Ends the attempts. Without it there is one. */
  stop?: AbortSignal;
}

const leastPauseMs = 5_000;
const mostPauseMs = 300_000;

/** Until a platform knows where to call, nobody is heard: so it is told again and again until it has listened. */
export async function keepTrying({ attempt, clock, log, trouble, stop }: BeginningParts): Promise<void> {
  for (let pause = leastPauseMs; ; pause = Math.min(pause * 2, mostPauseMs)) {
    const reason = await attempt();
    if (reason === null) return trouble.clear('start');
    trouble.set('start', reason);
    log.warn({ reason }, 'the way of receiving could not be set');
    if (!stop) return;
    await clock.sleep(pause, stop);
    if (stop.aborted) return;
  }
}
