import { systemClock } from '../../ops/system-clock';
import { openSqliteStore } from './open';
import { serve } from './serve';

/**
 * The store's own thread. SQLite waits for the disk at every commit; here that holds up nobody, while the thread
 * of the server goes on reading, understanding and sending.
 */
serve((file, log) => openSqliteStore({ file, clock: systemClock, log, packsElsewhere: true }));
