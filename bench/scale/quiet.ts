import type { Log } from '../../src/ports/log';

const none = (): void => undefined;
/** Nothing is logged: the terminal is not what is measured. */
export const quiet: Log = { debug: none, info: none, warn: none, error: none, child: () => quiet };
