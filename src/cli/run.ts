import { ConfigFaults } from '../config';
import { isAppError, reasonOf } from '../errors';

/** Runs a command to its exit code. `busy`: what to say when a running server holds the store. */
export function run(main: Promise<number>, busy = ''): void {
  // Whoever reads our output may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  main.then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(told(error, busy));
      process.exitCode = error instanceof ConfigFaults ? 78 : 1;
    },
  );
}

function told(error: unknown, busy: string): string {
  if (error instanceof ConfigFaults) return error.faults.join('\n');
  return isAppError(error) && error.code === 'store.busy' && busy !== '' ? busy : `Không làm được: ${reasonOf(error)}`;
}
