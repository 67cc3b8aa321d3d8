import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between a client and a server of the same machine, which a test may make slow, silent or broken. */
export class SlowProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private delayMs = 0;
  private stalled = false;
  /** What waits for the stall to end. */
  private held: (() => void)[] = [];
  private kept = 0;

  private constructor(private target: number) {}

  static async open(targetPort: number): Promise<SlowProxy> {
    const proxy = new SlowProxy(targetPort);
    await proxy.mend();
    return proxy;
  }

  get port(): number {
    return this.kept;
  }

  url(scheme = 'redis'): string {
    return `${scheme}://127.0.0.1:${this.kept}`;
  }

  /** Every piece arrives so much later, in either direction. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** While on, connections are accepted and nothing arrives; what was sent comes when it is off. */
  stall(on: boolean): void {
    this.stalled = on;
    if (on) return;
    for (const send of this.held.splice(0)) send();
  }

  /** As a network that loses its way: what is connected now neither carries anything any more nor ends; new ones work. */
  swallow(): void {
    for (const socket of this.sockets) {
      socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
      socket.resume().on('close', () => this.sockets.delete(socket));
    }
  }

  /** As an address that moves to another server: new connections lead there, those of now stay where they are. */
  lead(targetPort: number): void {
    this.target = targetPort;
  }

  /** Breaks all connections and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.resetAndDestroy();
    this.held = [];
    if (server) await new Promise((done) => server.close(done));
  }

  /** Accepts connections again, on the same port. */
  async mend(): Promise<void> {
    if (this.server) return;
    const server = createServer((near) => this.join(near, connect(this.target, '127.0.0.1')));
    this.server = server;
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(this.kept, '127.0.0.1', done);
    });
    this.kept = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await this.cut();
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      this.sockets.add(from);
      from.on('data', (piece) => this.pass(() => to.writable && to.write(piece)));
      from.on('end', () => this.pass(() => to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        this.pass(() => to.destroy());
      });
    }
  }

  private pass(send: () => void): void {
    const now = () => {
      if (this.stalled) this.held.push(send);
      else send();
    };
    if (this.delayMs > 0) setTimeout(now, this.delayMs);
    else now();
  }
}
