import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

export interface RedisServerOptions {
  /** Any free one unless told. */
  port?: number;
  password?: string;
  /** More arguments of redis-server, as on its command line. */
  args?: readonly string[];
}

/** A real redis-server that keeps nothing on disk, always on the same port, which a test may kill or freeze. */
export class RedisServer {
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly dir: string,
    private readonly options: RedisServerOptions,
  ) {}

  /** A running server. */
  static async open(options: RedisServerOptions = {}): Promise<RedisServer> {
    const server = new RedisServer(
      options.port ?? (await freePort()),
      mkdtempSync(join(tmpdir(), 'thonban-redis-')),
      options,
    );
    await server.start();
    return server;
  }

  /** A cluster of so many that share the slots. Of one, too, refuses what a cluster refuses: keys of two slots above all. */
  static async openCluster(size = 1): Promise<RedisServer[]> {
    const servers: RedisServer[] = [];
    for (let n = 0; n < size; n += 1) {
      const bus = String(await freePort());
      const server = await RedisServer.open({ args: ['--cluster-enabled', 'yes', '--cluster-port', bus] });
      const [from, to] = [n, n + 1].map((part) => Math.floor((part * 16_384) / size));
      await server.command('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to! - 1));
      await servers[0]?.command('CLUSTER', 'MEET', '127.0.0.1', String(server.port), bus);
      servers.push(server);
    }
    for (const server of servers) await server.until('CLUSTER INFO', 'cluster_state:ok');
    return servers;
  }

  /** With the password where there is one. */
  get url(): string {
    const { password } = this.options;
    return `redis://${password ? `:${encodeURIComponent(password)}@` : ''}127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    if (spawnSync('redis-server', ['--version']).error)
      throw new Error('redis-server is missing: run `sh scripts/setup.sh --tests`');
    const { password, args = [] } = this.options;
    this.child = spawn(
      'redis-server',
      [
        ...['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.dir, '--save', '', '--appendonly', 'no'],
        // Else a replica waits five seconds for its first copy, in case there are more of them.
        ...['--repl-diskless-sync-delay', '0'],
        ...(password ? ['--requirepass', password] : []),
        ...args,
      ],
      { stdio: 'ignore' },
    );
    orphansEnd(this.child);
    for (let tries = 0; !(await answers(this.port)); tries += 1) {
      if (tries > 200 || this.child.exitCode !== null) throw new Error(`redis-server did not start on ${this.port}`);
      await pause(20);
    }
  }

  /** SIGKILL: everything it knew is gone. */
  async kill(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  /** Killed and started anew, knowing nothing. */
  async restartEmpty(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** One command as an operator types it; gives what it prints. */
  async command(...words: string[]): Promise<string> {
    const { password } = this.options;
    const done = spawnSync('redis-cli', [
      ...['-h', '127.0.0.1', '-p', String(this.port), ...(password ? ['-a', password] : [])],
      ...words,
    ]);
    return done.stdout.toString().trim();
  }

  /** A replica of the other from now on, and the same in content when this resolves; given none, a primary again. */
  async follow(primary: RedisServer | null): Promise<void> {
    if (!primary) return void (await this.command('REPLICAOF', 'NO', 'ONE'));
    await this.command('REPLICAOF', '127.0.0.1', String(primary.port));
    await this.until('INFO replication', 'master_link_status:up');
    // It says so up to a second before it is sent what is written: only a write that arrives tells.
    const written = `${Date.now()}`;
    await primary.command('SET', 'followed', written, 'EX', '60');
    await this.until('GET followed', written);
  }

  /** Waits until a command prints such a line, at most ten seconds. */
  private async until(command: string, line: string): Promise<void> {
    for (let tries = 0; !(await this.command(...command.split(' '))).includes(line); tries += 1) {
      if (tries > 200) throw new Error(`${command} never said ${line}`);
      await pause(50);
    }
  }

  /** Frozen: it accepts connections and answers nothing. With `ms`, wakes it after so long and resolves then. */
  async pause(ms?: number): Promise<void> {
    this.child?.kill('SIGSTOP');
    if (ms === undefined) return;
    await pause(ms);
    this.resume();
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A test run that is broken off must not leave servers behind: a shell notices that we are gone, and kills. */
function orphansEnd(child: ChildProcess): void {
  const watcher = spawn('sh', ['-c', 'read -r _; kill -9 "$0"', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => watcher.kill());
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
