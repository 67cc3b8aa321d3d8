import { connect } from 'node:net';
import { once } from 'node:events';
import type { Control } from './faults';
import { ask } from './wire';

/** Sets faults of a double in another process, also while it is stalled: a driver could not even connect then. */
export async function control(port: number, faults: Control): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.write(ask({ doubleControl: 1, ...faults, $db: 'admin' }));
  await once(socket, 'data');
  socket.destroy();
}
