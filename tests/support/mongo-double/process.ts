import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { control } from './control';
import type { Control } from './faults';
import { uriOf } from './server';

const root = resolve(__dirname, '../../..');

/** A double in a process of its own, so that it outlives a server that is killed. What it holds ends with it. */
export class MongoDoubleProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Ready for connections when it resolves. Port 0: any free one. */
  static async start({ port = 0 }: { port?: number } = {}): Promise<MongoDoubleProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', resolve(__dirname, 'main.ts'), String(port), '--tied'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      said += String(chunk);
      const ready = /^ready (\d+)$/m.exec(said);
      if (ready) return new MongoDoubleProcess(child, Number(ready[1]));
    }
    throw new Error(`the MongoDB double ended before it was ready: ${said}`);
  }

  uri(database: string): string {
    return uriOf(this.port, database);
  }

  control(faults: Control): Promise<void> {
    return control(this.port, faults);
  }

  /** Ends it at once, as a machine that loses power. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
