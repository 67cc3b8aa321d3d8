import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dataFolder } from '../support/data-folder';

const root = resolve(__dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const lines = read('Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n');
const last = lines.findLastIndex((line) => line.startsWith('FROM '));

/** What the COPY lines take from this folder, as [from, to]. */
const copies = (part: string[]) =>
  part
    .filter((line) => line.startsWith('COPY '))
    .flatMap((line) => {
      const words = line.split(/\s+/).filter((word) => word !== 'COPY' && !word.startsWith('--'));
      const to = words.pop()!;
      return words.map((from): [string, string] => [from.replace('/app/', ''), to === './' ? from : to]);
    });

/** The words of an instruction in its JSON form. */
const words = (instruction: RegExp): string[] => {
  const line = lines.slice(last).find((each) => instruction.test(each))!;
  return JSON.parse(line.slice(line.indexOf('['))) as string[];
};

describe('the image', () => {
  test('holds all that the server reads: with nothing else beside it the content is sound and a question is answered', () => {
    const folder = mkdtempSync(join(tmpdir(), 'thonban-image-'));
    const data = dataFolder();
    try {
      for (const [from, to] of copies(lines.slice(last))) {
        if (from === 'node_modules') symlinkSync(join(root, from), join(folder, to));
        else cpSync(join(root, from), join(folder, to), { recursive: true });
      }
      const run = (args: string[], input = '') =>
        execFileSync(process.execPath, args, {
          ...{ cwd: folder, input, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: data } },
        });
      expect(run(['dist/cli/content.js'])).toMatch(/không có lỗi/);
      expect(run(['dist/cli/ask.js', '--jsonl'], 'làm giấy khai sinh cho con\n')).toMatch(/"topic":"dvc-khai-sinh"/);
    } finally {
      for (const each of [folder, data]) rmSync(each, { recursive: true, force: true });
    }
  });

  test('takes nothing that is not there or is left out of what Docker is given', () => {
    const left = read('.dockerignore').trim().split('\n');
    const given = copies(lines.filter((line) => !line.includes('--from='))).map(([from]) => from);
    expect(given.filter((from) => !existsSync(join(root, from)) || left.includes(from))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(['.env', 'data', '.git']));
  });

  test('starts as `npm start` does', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(words(/^CMD /).join(' ')).toBe(scripts.start);
  });

  test('is healthy while /readyz says 200, and not when it says 503 or nobody answers', async () => {
    const [command, ...args] = words(/^HEALTHCHECK /);
    expect(command).toBe('node');
    let status = 200;
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url!);
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = { PATH: process.env.PATH, PORT: String((server.address() as AddressInfo).port) };
    const verdict = async () =>
      (await once(spawn(process.execPath, args, { env, stdio: 'ignore' }), 'exit'))[0] as number;
    try {
      expect(await verdict()).toBe(0);
      status = 503;
      expect(await verdict()).toBe(1);
      expect(new Set(asked)).toEqual(new Set(['/readyz']));
    } finally {
      await new Promise((closed) => server.close(closed));
    }
    expect(await verdict()).toBe(1);
  });
});
