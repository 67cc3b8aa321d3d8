import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../src/root';

const patienceMs = 600_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The built server on a data directory, as `npm start` runs it. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** From the start of the process to the first 200 of /readyz. */
    readonly readyMs: number,
  ) {}

  static async start(dataDir: string): Promise<Server> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const begun = performance.now();
    const child = spawn(process.execPath, ['--max-semi-space-size=64', join(root, 'dist/main.js')], {
      env: {
        ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
        CHAT_PER_MINUTE: '100000000',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (performance.now() - begun < patienceMs) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const ready = await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return new Server(child, url, performance.now() - begun);
      await new Promise((go) => setTimeout(go, 25));
    }
    child.kill('SIGKILL');
    throw new Error('the server was not ready in time');
  }

  get rssMb(): number {
    const status = `/proc/${this.child.pid}/status`;
    if (!existsSync(status)) return 0;
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024);
  }

  /** Milliseconds from SIGTERM to the end of the process. */
  async stop(): Promise<number> {
    const begun = performance.now();
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
    return performance.now() - begun;
  }
}
