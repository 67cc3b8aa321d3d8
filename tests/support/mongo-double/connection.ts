import type { Socket } from 'node:net';
import { errorOf, partOf, unconfirmedBy, type Failure, type Faults } from './faults';
import type { Doc } from './keys';
import { Frames, read, write, type Request } from './wire';

/** One client's line: its commands are done and answered in the order they came. */
export class Connection {
  private readonly frames = new Frames();
  private readonly waiting: Request[] = [];
  private busy = false;

  constructor(
    private readonly socket: Socket,
    private readonly faults: Faults,
    private readonly answer: (command: Doc) => Doc,
  ) {
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    // A client that goes away is everyday life; without a listener it would end the process.
    socket.on('error', () => undefined);
  }

  private take(chunk: Buffer): void {
    try {
      this.waiting.push(...this.frames.push(chunk).map(read));
    } catch {
      this.socket.destroy();
    }
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    for (let request = this.waiting.shift(); request; request = this.waiting.shift()) await this.serve(request);
    this.busy = false;
  }

  private async serve(request: Request): Promise<void> {
    const name = Object.keys(request.command)[0] ?? '';
    const control = name === 'doubleControl';
    while (!control && this.faults.gate) await this.faults.gate;
    const failure = this.faults.take(name);
    if (failure?.kind === 'cut') return void this.socket.destroy();
    const reply = failure ? this.failing(request.command, failure) : this.answer(request.command);
    if (failure?.kind === 'lose') return void this.socket.destroy();
    const delay = control ? null : this.faults.delay;
    if (delay) await delay;
    if (request.wantsReply && !this.socket.destroyed) this.socket.write(write(request, reply));
  }

  private failing(command: Doc, failure: Failure): Doc {
    if (failure.kind === 'error') return errorOf(failure);
    if (failure.kind === 'unconfirmed') return { ...this.answer(command), ...unconfirmedBy(failure) };
    if (failure.kind !== 'part') return this.answer(command);
    const { command: rest, writeErrors } = partOf(command, failure);
    const reply = this.answer(rest);
    return { ...reply, writeErrors: [...((reply.writeErrors as Doc[] | undefined) ?? []), ...writeErrors] };
  }
}
