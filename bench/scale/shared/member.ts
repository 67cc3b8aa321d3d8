import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/root';
import { linkModels } from '../../../tests/support/kept-models';
import { freePort } from '../../../tests/support/server-process';
import { cpuSecondsOf } from './cpu';

export type Role = 'web' | 'worker' | 'sender' | 'all';

const main = join(root, 'dist/main.js');
const patienceMs = 120_000;

/** A bench that is broken off leaves no servers behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** One process of the built server, as `npm start` runs it. */
export class Member {
  private constructor(
    readonly role: Role,
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** Ready when it resolves. `dataDir` is made. */
  static async start(role: Role, dataDir: string, env: Record<string, string>): Promise<Member> {
    if (!existsSync(main)) throw new Error('dist/main.js is missing: run `npm run build` first');
    linkModels(dataDir);
    const port = await freePort();
    const child = fork(main, [], {
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
        ...{ ROLE: role, PUBLIC_URL: 'http://127.0.0.1', ...env },
      },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const member = new Member(role, `http://127.0.0.1:${port}`, child);
    await member.ready();
    return member;
  }

  get cpuSeconds(): number {
    return cpuSecondsOf(this.child.pid ?? 0);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
  }

  private async ready(): Promise<void> {
    for (const begun = performance.now(); performance.now() - begun < patienceMs;) {
      if (this.child.exitCode !== null) throw new Error(`${this.role} ended with ${this.child.exitCode}`);
      const fine = await fetch(`${this.url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (fine) return;
      await new Promise((go) => setTimeout(go, 50));
    }
    throw new Error(`${this.role} was not ready in time`);
  }
}
