import type { Contestant } from './contestants';
import { measureTsv, type TsvTask } from './any-tsv';

/** One contestant in a process of its own: neither its heap nor its training time touches the other's. */
process.once('message', (message: { who: Contestant; task: TsvTask }) => {
  void measureTsv(message.who, message.task).then((figures) => process.send?.(figures, () => process.exit(0)));
});
