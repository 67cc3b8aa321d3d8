import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { check, type Call } from './commands/call';
import { commands } from './commands';
import { setName } from './commands/server';
import { Connection } from './connection';
import { Data } from './database';
import { Faults, type Control } from './faults';
import type { Doc } from './keys';
import { asServerError, ServerError } from './refusals';
import { Retries } from './retries';
import type { Strictness } from './strictness';

/**
 * A stand-in for one MongoDB replica set of one member, in memory, speaking MongoDB's own protocol: mongoose and the
 * driver connect to it unchanged. What it cannot do it refuses with error 115.
 *
 * What passing on it does NOT show: which of several plans MongoDB takes (that one of them needs no walk through a whole
 * collection can be asked for, as can what a cluster refuses: `Strictness`); what concurrent writes do to each other
 * (commands run one after the other here); that an acknowledged write survives anything (nothing is on disk, `w` and `j`
 * are only accepted); that an `_id` is unique only within a shard; elections, failover, replication lag, read preference;
 * limits of size and memory; 32- against 64-bit integers and doubles, which are all JavaScript numbers here.
 */
export class MongoDouble {
  readonly data: Data;
  readonly faults = new Faults();
  private readonly retries = new Retries();
  private readonly sockets = new Set<Socket>();
  /** Commands answered so far, by name. */
  readonly counts = new Map<string, number>();
  /** The last command of each name, as it came. */
  readonly latest = new Map<string, Doc>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
    strictness: Strictness,
  ) {
    this.data = new Data(strictness);
  }

  /** Ready for connections when it resolves. Port 0: any free one. */
  static async open({ port = 0, ...strictness }: { port?: number } & Strictness = {}): Promise<MongoDouble> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, '127.0.0.1', ready));
    const double = new MongoDouble(server, (server.address() as AddressInfo).port, strictness);
    server.on('connection', (socket) => double.take(socket));
    return double;
  }

  uri(database: string): string {
    return uriOf(this.port, database);
  }

  /** Filters asked of a collection that no index could serve. Those of a hundred documents cost as those of a million. */
  walks(database: string, collection: string): readonly Doc[] {
    return this.data.peek(database, collection)?.walks ?? [];
  }

  /** Every answer comes this much later. */
  delay(ms: number): void {
    this.faults.set({ delayMs: ms });
  }

  /** Takes connections and answers nothing until it is switched off. */
  stall(on: boolean): void {
    this.faults.set({ stall: on });
  }

  async close(): Promise<void> {
    this.stall(false);
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private take(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    new Connection(socket, this.faults, (command) => this.answer(command));
  }

  private answer(command: Doc): Doc {
    try {
      return this.run(command);
    } catch (error) {
      return asServerError(error).reply;
    }
  }

  /** @throws ServerError, MingoError */
  private run(command: Doc): Doc {
    const name = Object.keys(command)[0] ?? '';
    if (name === 'doubleControl') {
      this.faults.set(command as Control);
      return { ok: 1 };
    }
    this.latest.set(name, command);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const known = commands.get(name);
    if (!known) throw new ServerError(59, `no such command: '${name}'`);
    check(name, command, known.fields);
    const call: Call = { data: this.data, database: String(command.$db), command, me: `127.0.0.1:${this.port}` };
    return this.retries.once(command, () => known.answer(call));
  }
}

export const uriOf = (port: number, database: string): string =>
  `mongodb://127.0.0.1:${port}/${database}?replicaSet=${setName}`;
