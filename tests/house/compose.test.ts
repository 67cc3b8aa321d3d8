import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../src/config';

interface Service {
  profiles?: string[];
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
}

const read = (name: string) => readFileSync(resolve(__dirname, '../..', name), 'utf8');
const { services } = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const many = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('many'));

describe('compose.yaml', () => {
  test('every service belongs to one of the two ways to run', () => {
    for (const [name, { profiles }] of Object.entries(services))
      expect({ [name]: profiles }).toEqual({ [name]: [expect.stringMatching(/^(one|many)$/)] });
  });

  test('gives every process settings that the server takes', () => {
    const own = Object.values(services).filter(({ environment }) => environment && 'DATA_DIR' in environment);
    expect(own.map(({ environment }) => readConfig(environment).ROLE).sort()).toEqual(
      ['all', 'web', 'web', 'worker', 'worker', 'sender', 'sender'].sort(),
    );
  });

  test('runs a replica set of three, and a Redis that never throws keys away', () => {
    const mongod = many.filter(([, { command }]) => command?.includes('--replSet')).map(([name]) => name);
    expect(mongod).toHaveLength(3);
    const uri = services['worker-1']!.environment!.MONGODB_URI!;
    for (const name of mongod) expect(uri).toContain(`${name}:27017`);
    expect(services.redis!.command).toEqual(
      expect.arrayContaining(['--maxmemory-policy', 'noeviction', '--appendonly']),
    );
  });

  test('lets no two processes share a folder of data', () => {
    const folders = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((each) => each.split(':')[0]!));
    const named = folders.filter((each) => !each.startsWith('.'));
    expect(new Set(named).size).toBe(named.length);
  });

  test('the proxy lets go of a kept connection before the server does, and leaves one alone that takes none', () => {
    const caddy = read('Caddyfile');
    const server = /keepAliveTimeout: ([\d_]+)/.exec(read('src/http/server.ts'))![1]!.replaceAll('_', '');
    expect(Number(/keepalive (\d+)s/.exec(caddy)![1]) * 1_000).toBeLessThan(Number(server));
    expect(caddy).toMatch(/^\s*fail_duration \d+s$/m);
  });

  test('the proxy sends to every web process, asks whether it is ready, and shows no figures to the outside', () => {
    const caddy = read('Caddyfile');
    const webs = many.filter(([, { environment }]) => environment?.ROLE === 'web').map(([name]) => name);
    expect(webs).toHaveLength(2);
    for (const name of webs) expect(caddy).toContain(`${name}:3000`);
    expect(caddy).toMatch(/health_uri \/readyz/);
    const [, inside = ''] = /@inside path (.*)\n\s*respond @inside 404/.exec(caddy) ?? [];
    // The server takes both for the same page; the proxy does not.
    for (const path of ['/metrics', '/readyz', '/healthz'])
      expect(inside.split(' ')).toEqual(expect.arrayContaining([path, `${path}/`]));
  });
});
