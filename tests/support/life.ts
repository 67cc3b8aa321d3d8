import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** One life of `store-child.ts`, and what it said. */
export interface Life {
  child: ChildProcess;
  /** Whole lines only: a line cut off by the death was a promise that nobody heard. */
  said(word: string): string[];
  /** Waits until a line begins with `word`, `times` times. */
  hear(word: string, times?: number): Promise<void>;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Resolves with the signal or exit code that ended it. */
  ended: Promise<string | number | null>;
}

/** `limitKb` caps the size of any file it writes, as a full disk would. */
export function live(args: string[], limitKb?: number): Life {
  const command = [process.execPath, '--import', 'tsx', join(__dirname, 'store-child.ts'), ...args];
  const child = limitKb
    ? spawn('bash', ['-c', `ulimit -S -f ${limitKb}; exec "$@"`, 'limited', ...command], { cwd: root })
    : spawn(command[0]!, command.slice(1), { cwd: root });
  let output = '';
  const listeners = new Set<() => void>();
  const told = () => listeners.forEach((listener) => listener());
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    told();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<string | number | null>((done) =>
    child.once('close', (code, signal) => done(signal ?? code)),
  );
  const said = (word: string) =>
    output
      .slice(0, output.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line === word || line.startsWith(`${word} `))
      .map((line) => line.slice(word.length + 1));
  return {
    ...{ child, said, ended },
    hear: (word, times = 1) =>
      new Promise((heard, fail) => {
        const look = () => {
          if (said(word).length < times) return;
          listeners.delete(look);
          heard();
        };
        listeners.add(look);
        void ended.then((how) => fail(new Error(`ended (${how}) before saying "${word}" ${times}×:\n${output}`)));
        look();
      }),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
  };
}
