import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const main = resolve(__dirname, '../../dist/main.js');

/** A first start learns, on cores that other tests use as well. */
const readyMs = 55_000;

/** A free port of this machine. Taken again by the same server after each kill, as a real address would be. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The built server as its own process, to be killed for real. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  output = '';

  private constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  static async create(env: Record<string, string>): Promise<ServerProcess> {
    if (!existsSync(main)) throw new Error('dist/main.js is missing: run `npm run build` first');
    return new ServerProcess(await freePort(), env);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get alive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts and waits until /readyz says 200. */
  async start(): Promise<void> {
    const child = this.begin();
    for (const until = Date.now() + readyMs; Date.now() < until;) {
      if (child.exitCode !== null)
        throw new Error(`the server ended with ${child.exitCode}:\n${this.output.slice(-2_000)}`);
      if (await this.answers('/readyz')) return;
      await new Promise((go) => setTimeout(go, 25));
    }
    throw new Error(`the server was not ready in ${readyMs / 1_000} s:\n${this.output.slice(-2_000)}`);
  }

  /** Starts and waits for nothing. */
  begin(): ChildProcess {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', LOG_LEVEL: 'error', ...this.env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    return child;
  }

  async answers(path: string): Promise<boolean> {
    return fetch(`${this.url}${path}`).then(
      (response) => response.ok,
      () => false,
    );
  }

  /** Asks it to read its content anew. */
  hangUp(): void {
    this.child?.kill('SIGHUP');
  }

  /** Ends the process and waits until it is gone; resolves with its exit code (null when a signal ended it). */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    child.kill(signal);
    return gone;
  }
}
