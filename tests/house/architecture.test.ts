import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const src = resolve(__dirname, '../../src');

/** Folders from the ground up. A file imports from folders before its own, or from its own. */
const order = [
  'model',
  'ports',
  'text',
  'sheets',
  'ops',
  'content',
  'nlu',
  'knowledge',
  'conversation',
  'outbox',
  'reports',
  'jobs',
  'channels',
  'store',
  'console',
  'http',
  'roles',
] as const;
/** Folders of one rank do not know each other. */
const rank: Record<string, number> = {
  model: 0,
  ports: 1,
  text: 2,
  sheets: 3,
  ops: 3,
  content: 4,
  nlu: 4,
  knowledge: 5,
  conversation: 6,
  outbox: 6,
  reports: 6,
  jobs: 6,
  channels: 7,
  store: 7,
  console: 7,
  http: 7,
  roles: 8,
  cli: 9,
};
/** May be imported by everybody. */
const common = ['errors.ts', 'root.ts'];
/** Each of these packages is known to one folder only, so that it can be taken out. */
const homes: Record<string, string> = {
  'node-nlp': 'nlu',
  '@nlpjs/': 'nlu',
  botkit: 'conversation/dialogs/botkit',
  botbuilder: 'conversation/dialogs/botkit',
  telegraf: 'channels/telegram',
  'better-sqlite3': 'store/sqlite',
  mongoose: 'store/mongo',
  redis: 'store/redis',
  bullmq: 'store/redis',
  'astronomy-engine': 'knowledge/lunar',
  'read-excel-file': 'sheets',
  'write-excel-file': 'sheets',
  fflate: 'sheets',
};

const files = walk(src).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
const name = (path: string) => relative(src, path).split(sep).join('/');
const folderOf = (path: string) => (name(path).includes('/') ? name(path).split('/')[0]! : '');
const text = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
const code = (path: string) =>
  text
    .get(path)!
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function importsOf(path: string): { from: string; typeOnly: boolean }[] {
  return [
    ...text
      .get(path)!
      .matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|import\('([^']+)'\)|require\('([^']+)'\)/gms),
  ].map((found) => ({
    from: found[2] ?? found[3] ?? found[4]!,
    typeOnly: found[1] !== undefined,
  }));
}

function target(path: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  const base = resolve(dirname(path), from);
  return [`${base}.ts`, join(base, 'index.ts'), `${base}.d.ts`].find((each) => text.has(each)) ?? null;
}

const offenders = (rule: (path: string) => string[] | boolean) =>
  files.flatMap((path) => {
    const found = rule(path);
    return found === true ? [name(path)] : found === false ? [] : found.map((what) => `${name(path)}: ${what}`);
  });

describe('the house', () => {
  test('knows every folder under src', () => {
    const folders = readdirSync(src).filter((entry) => statSync(join(src, entry)).isDirectory());
    expect(folders.filter((folder) => rank[folder] === undefined)).toEqual([]);
    expect(order.filter((folder) => rank[folder] === undefined)).toEqual([]);
  });

  test('lets a file import only from lower ranks or its own folder', () => {
    const wrong = offenders((path) => {
      const own = folderOf(path);
      if (own === '') return [];
      return importsOf(path).flatMap(({ from, typeOnly }) => {
        const to = target(path, from);
        if (!to) return [];
        const other = folderOf(to);
        if (other === own || common.includes(name(to))) return [];
        // The form of the settings is known to all; their values are handed in, except to commands.
        if (name(to) === 'config.ts' && (typeOnly || own === 'cli')) return [];
        if (own === 'cli' && other === '') return [];
        return rank[other]! < rank[own]! ? [] : [`imports ${name(to)}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('has no circles', () => {
    const seen = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (path: string, trail: string[]) => {
      if (seen.get(path) === 'done') return;
      if (seen.get(path) === 'open') return void circles.push([...trail, name(path)].join(' → '));
      seen.set(path, 'open');
      for (const { from, typeOnly } of importsOf(path)) {
        const to = typeOnly ? null : target(path, from);
        if (to) visit(to, [...trail, name(path)]);
      }
      seen.set(path, 'done');
    };
    files.forEach((path) => visit(path, []));
    expect(circles).toEqual([]);
  });

  test('keeps each foreign engine in one folder', () => {
    const wrong = offenders((path) =>
      importsOf(path).flatMap(({ from }) =>
        Object.entries(homes)
          .filter(
            ([pack, home]) =>
              (from === pack ||
                from.startsWith(pack.endsWith('/') ? pack : `${pack}/`) ||
                (pack === 'botbuilder' && from.startsWith(pack))) &&
              !name(path).startsWith(`${home}/`),
          )
          .map(([pack]) => `imports ${pack}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('ports hold types only', () => {
    expect(
      offenders((path) => folderOf(path) === 'ports' && /^export (const|function|class|let|enum)/m.test(code(path))),
    ).toEqual([]);
  });

  test('reads the environment only in config.ts', () => {
    expect(offenders((path) => name(path) !== 'config.ts' && /process\.env/.test(code(path)))).toEqual([]);
  });

  test('reads the time and sets timers only through the clock', () => {
    const own = ['ops/system-clock.ts'];
    const timers = /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|performance\.now\(/;
    // The web server's sockets live on the machine's own time; a wall clock would not cut them.
    const allowed = [...own, 'http/server.ts'];
    expect(
      offenders((path) => !allowed.includes(name(path)) && !name(path).startsWith('cli/') && timers.test(code(path))),
    ).toEqual([]);
  });

  test('throws only errors of the catalogue', () => {
    expect(
      offenders((path) => name(path) !== 'main.ts' && /throw new (Error|TypeError|RangeError)\(/.test(code(path))),
    ).toEqual([]);
  });

  test('has no `any`', () => {
    expect(offenders((path) => /: any\b|<any\b|as any\b/.test(code(path)))).toEqual([]);
  });

  test('has no file over 300 lines and a median under 90', () => {
    const lengths = files
      .map((path) => [text.get(path)!.split('\n').length, name(path)] as const)
      .sort((a, b) => a[0] - b[0]);
    expect(lengths.filter(([lines]) => lines > 300)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]![0]).toBeLessThan(90);
  });

  test('compares secrets only in constant time', () => {
    const suspicious = /(secret|signature|mac|token)\w*\s*(===|!==)\s*(?!undefined|null|''|"")/i;
    expect(
      offenders((path) => ['channels', 'console', 'http'].includes(folderOf(path)) && suspicious.test(code(path))),
    ).toEqual([]);
  });
});
