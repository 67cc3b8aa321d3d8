import { spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../src/ops/system-clock';
import { root } from '../../src/root';
import { openSqliteStore } from '../../src/store/sqlite/open';
import { builtCommand } from '../support/built-command';
import { recordedLog } from '../support/recorded-log';
import { linkModels } from '../support/kept-models';
import { ServerProcess } from '../support/server-process';
import { handled, noon } from '../support/turns';

jest.setTimeout(240_000);
const folder = mkdtempSync(join(tmpdir(), 'thonban-sao-luu-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (...names: string[]) => join(folder, ...names);

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function run(house: string, args: string[], env: Record<string, string> = {}, load: string[] = []): Promise<Ended> {
  const imports = (load.length > 0 ? ['tsx', ...load] : []).flatMap((each) => ['--import', each]);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...imports, ...builtCommand('store', ...args)], {
      cwd: root,
      env: { PATH: process.env.PATH, DATA_DIR: inFolder(house), ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

function ask<Row>(file: string, query: string): Row[] {
  const raw = new Database(file, { readonly: true, timeout: 5_000 });
  try {
    return raw.prepare(query).all() as Row[];
  } finally {
    raw.close();
  }
}
const eventsIn = (file: string) =>
  new Set(ask<{ id: string }>(file, 'SELECT event_id AS id FROM inbox').map(({ id }) => id));

/** Some fifty megabytes of questions, as a commune has them after years. */
const oldQuestions = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250000)
  INSERT INTO interactions (id, at, week, person, channel, language, text, text_key, decision, topic, score, candidates,
    revision, latency_ms, thumbs)
  SELECT printf('x%06d', i), ${noon} + i, '2026-W47', 'người ' || (i % 500), 'web', 'vi', 'hỏi ' || i, 'hỏi ' || i,
    'answer', 'dvc-khai-sinh', 0.5, '[]', 'r1', 3, 0 FROM n`;

async function housewith(name: string, change: (file: string) => void = () => undefined): Promise<string> {
  const file = inFolder(name, 'thonban.db');
  mkdirSync(inFolder(name), { recursive: true });
  const store = await openSqliteStore({ file, clock: systemClock, log: recordedLog(), groupCommitMs: 0 });
  await store.vault.put('nhà', name, 0);
  await handled(store, `người ${name}`, 'e1');
  await store.close();
  change(file);
  return file;
}

describe('a server that is backed up, damaged and restored', () => {
  const acknowledged: string[] = [];
  const took: { at: number; ms: number }[] = [];
  let server: ServerProcess;
  let asking = true;

  async function say(conversation: string, id: string): Promise<boolean> {
    const begun = Date.now();
    const answer = await fetch(`${server.url}/api/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation, id, text: 'làm giấy khai sinh cho con cần gì' }),
    }).catch(() => null);
    if (!answer?.ok) return false;
    acknowledged.push(`${conversation}\n${id}`);
    took.push({ at: begun, ms: Date.now() - begun });
    return true;
  }
  const lane = async (number: number) => {
    for (let n = 0; asking; n += 1) await say(`người-${number}-${n % 20}`, `tin-${number}-${n}`);
  };
  const slowest = (from: number, to: number) =>
    Math.max(...took.filter(({ at, ms }) => at + ms >= from && at <= to).map(({ ms }) => ms));

  beforeAll(async () => {
    await housewith('nhà', (file) => {
      const raw = new Database(file);
      raw.exec(oldQuestions);
      raw.close();
    });
    mkdirSync(inFolder('nhà', 'lexicon'));
    linkModels(inFolder('nhà'));
    server = await ServerProcess.create({ DATA_DIR: inFolder('nhà'), CHAT_PER_MINUTE: '10000000' });
    await server.start();
    // Rewritten once the server runs: what is backed up is a folder in use.
    writeFileSync(inFolder('nhà', 'lexicon', 'tyz.tsv'), '# thử\n');
  });
  afterAll(() => server.end('SIGKILL'));

  test('messages, a backup under load, more messages, damage, restore: all up to the backup is there', async () => {
    const lanes = Promise.all(Array.from({ length: 8 }, (_, number) => lane(number)));
    await systemClock.sleep(2_500);
    const before = [...acknowledged];
    const quiet = slowest(0, Date.now());
    const begun = Date.now();
    expect(await run('nhà', ['backup', '--out', inFolder('bản-sao')])).toMatchObject({ code: 0, err: '' });
    const ended = Date.now();
    const during = acknowledged.length - before.length;
    await systemClock.sleep(1_000);
    asking = false;
    await lanes;
    const held = slowest(begun, ended);
    const size = Math.round(statSync(inFolder('bản-sao', 'thonban.db')).size / 1e6);
    console.log(
      `backup of ${size} MB in ${ended - begun} ms with ${during} messages meanwhile; slowest answer ${held} ms, before ${quiet} ms`,
    );
    expect(before.length).toBeGreaterThan(50);
    expect(during).toBeGreaterThan(20);
    expect(held).toBeLessThan(1_500);

    const saved = inFolder('bản-sao', 'thonban.db');
    expect(ask(saved, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const kept = eventsIn(saved);
    expect(before.filter((id) => !kept.has(id))).toEqual([]);
    expect(readdirSync(inFolder('bản-sao')).sort()).toEqual(['backup.json', 'lexicon', 'pseudonym.key', 'thonban.db']);
    expect(statSync(inFolder('bản-sao')).mode & 0o777).toBe(0o700);
    for (const name of ['backup.json', 'pseudonym.key', 'thonban.db', 'lexicon/tyz.tsv'])
      expect(statSync(inFolder('bản-sao', name)).mode & 0o777).toBe(0o600);

    const busy = await run('nhà', ['restore', inFolder('bản-sao')]);
    expect(busy).toMatchObject({ code: 1, err: expect.stringContaining('Dừng nó rồi làm lại. Chưa làm gì.') });

    await server.end('SIGKILL');
    const people = ask(saved, 'SELECT key FROM people ORDER BY key');
    const damaged = openSync(inFolder('nhà', 'thonban.db'), 'r+');
    for (let page = 0; page < 200; page += 1) writeSync(damaged, Buffer.alloc(4_096, 0xa5), 0, 4_096, page * 8_192);
    closeSync(damaged);
    rmSync(inFolder('nhà', 'thonban.db-wal'), { force: true });
    rmSync(inFolder('nhà', 'pseudonym.key'));
    rmSync(inFolder('nhà', 'lexicon', 'tyz.tsv'));
    await expect(server.start()).rejects.toThrow(/ended with 1/);
    // The start that failed has made a key of its own, and it must not stay.
    const restored = await run('nhà', ['restore', inFolder('bản-sao')]);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toMatch(/Kho cũ còn ở .*thonban\.db\.before-\d{8}-\d{6}/);
    expect(readFileSync(inFolder('nhà', 'lexicon', 'tyz.tsv'), 'utf8')).toBe('# thử\n');

    await server.start();
    const back = eventsIn(inFolder('nhà', 'thonban.db'));
    expect(before.filter((id) => !back.has(id))).toEqual([]);
    expect(await say('người-0-0', 'sau khi phục hồi')).toBe(true);
    // With the key of the backup they are the people they were.
    expect(ask(inFolder('nhà', 'thonban.db'), 'SELECT key FROM people ORDER BY key')).toEqual(people);
  });
});

describe('restore', () => {
  const nameIn = async (file: string): Promise<string | undefined> => {
    const store = await openSqliteStore({ file, clock: systemClock, log: recordedLog() });
    try {
      return (await store.vault.get('nhà'))?.value;
    } finally {
      await store.close();
    }
  };

  beforeAll(async () => {
    await housewith('mới');
    writeFileSync(inFolder('mới', 'pseudonym.key'), 'khóa-của-cả-hai');
    expect(await run('mới', ['backup', '--out', inFolder('bản-mới')])).toMatchObject({ code: 0 });
    // A database whose latest writes stand in its log only, as after a power cut.
    const file = inFolder('dở', 'thonban.db');
    mkdirSync(inFolder('dở'));
    const store = await openSqliteStore({ file, clock: systemClock, log: recordedLog(), groupCommitMs: 0 });
    await store.vault.put('nhà', 'cũ', 0);
    cpSync(inFolder('dở'), inFolder('cũ'), { recursive: true });
    await store.close();
    expect(statSync(inFolder('cũ', 'thonban.db-wal')).size).toBeGreaterThan(0);
    rmSync(inFolder('cũ', 'thonban.db-shm'));
  });

  test('killed before any of its file operations leaves the old house or the new one, and can be done again', async () => {
    const seen: string[] = [];
    for (let at = 1; ; at += 1) {
      const house = `giết-${at}`;
      cpSync(inFolder('cũ'), inFolder(house), { recursive: true });
      const env = { DIES_AT: String(at), DIES_IN: inFolder(house) };
      const { code } = await run(house, ['restore', inFolder('bản-mới')], env, ['./tests/support/dies-at.ts']);
      const found = await nameIn(inFolder(house, 'thonban.db'));
      expect({ at, found }).toEqual({ at, found: expect.stringMatching(/^(cũ|mới)$/) });
      seen.push(found!);
      if (found === 'mới')
        expect(readFileSync(inFolder(house, 'pseudonym.key'), 'utf8').trim()).toBe('khóa-của-cả-hai');
      if (code !== null) {
        expect({ code, found }).toEqual({ code: 0, found: 'mới' });
        const aside = readdirSync(inFolder(house)).find((name) => name.startsWith('thonban.db.before-'));
        expect(await nameIn(inFolder(house, aside!))).toBe('cũ');
        break;
      }
      expect(await run(house, ['restore', inFolder('bản-mới')])).toMatchObject({ code: 0 });
      expect(await nameIn(inFolder(house, 'thonban.db'))).toBe('mới');
    }
    console.log(`restore was killed before each of ${seen.length - 1} file operations: ${seen.join(' ')}`);
    expect(seen.length).toBeGreaterThan(8);
  });

  test('refuses a backup that is changed, incomplete, of a later release or no backup, and touches nothing', async () => {
    const wrong = async (change: (copy: string) => void) => {
      rmSync(inFolder('sai'), { recursive: true, force: true });
      cpSync(inFolder('bản-mới'), inFolder('sai'), { recursive: true });
      change(inFolder('sai'));
      const { code, err } = await run('cũ', ['restore', inFolder('sai')]);
      expect(code).toBe(1);
      expect(readdirSync(inFolder('cũ')).filter((name) => /before|restoring/.test(name))).toEqual([]);
      return err;
    };
    const manifest = (change: (text: string) => string) => (copy: string) => {
      const path = join(copy, 'backup.json');
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    };
    expect(
      await wrong((copy) => {
        const bytes = readFileSync(join(copy, 'thonban.db'));
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(join(copy, 'thonban.db'), bytes);
      }),
    ).toContain('thonban.db: đã bị sửa hoặc hỏng');
    expect(await wrong((copy) => rmSync(join(copy, 'pseudonym.key')))).toContain('thiếu pseudonym.key');
    expect(await wrong((copy) => rmSync(join(copy, 'backup.json')))).toContain('không phải bản sao lưu');
    expect(await wrong(manifest((text) => text.replace('"version": 1', '"version": 9')))).toContain('bản mới hơn');
    expect(await wrong(manifest((text) => text.replace('pseudonym.key', '../ngoài')))).toContain('không đọc được');
    expect(await nameIn(inFolder('cũ', 'thonban.db'))).toBe('cũ');
  });

  test('does not put the people of one place beside those of another', async () => {
    await housewith('khác');
    writeFileSync(inFolder('khác', 'pseudonym.key'), 'khóa-khác');
    const { code, err } = await run('khác', ['restore', inFolder('bản-mới')]);
    expect(code).toBe(1);
    expect(err).toContain('đây là dữ liệu của nơi khác');
    expect(await nameIn(inFolder('khác', 'thonban.db'))).toBe('khác');
    expect(readFileSync(inFolder('khác', 'pseudonym.key'), 'utf8')).toBe('khóa-khác');
  });

  test('fills a folder that does not exist yet', async () => {
    expect(await run('chưa-có', ['restore', inFolder('bản-mới')])).toMatchObject({ code: 0 });
    expect(await nameIn(inFolder('chưa-có', 'thonban.db'))).toBe('mới');
    expect(statSync(inFolder('chưa-có', 'thonban.db')).mode & 0o777).toBe(0o600);
  });
});
