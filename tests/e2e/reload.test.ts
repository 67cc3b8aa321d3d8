import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/root';
import { linkModels } from '../support/kept-models';
import { ServerProcess } from '../support/server-process';

const folder = mkdtempSync(join(tmpdir(), 'thonban-reload-'));
const record = join(folder, 'content/intents/vi/procedures/dvc-khai-sinh.yml');
let server: ServerProcess;

const change = (path: string, edit: (text: string) => string) => writeFileSync(path, edit(readFileSync(path, 'utf8')));

async function answer(text = 'làm giấy khai sinh cho con ở đâu'): Promise<string> {
  const response = await fetch(`${server.url}/api/chat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: `reload-${Math.random()}`, text }),
  });
  expect(response.status).toBe(200);
  const said = (await response.json()) as { replies: { text: string }[] };
  return said.replies.map((reply) => reply.text).join('\n');
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (await done()) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`not within a minute; the server said:\n${server.output.slice(-2_000)}`);
}

beforeAll(async () => {
  for (const part of ['intents', 'locales'])
    cpSync(join(root, part), join(folder, 'content', part), { recursive: true });
  linkModels(join(folder, 'data'));
  server = await ServerProcess.create({ DATA_DIR: join(folder, 'data'), CONTENT_DIR: join(folder, 'content') });
  await server.start();
}, 120_000);

afterAll(async () => {
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('a running server that is told to read its content anew', () => {
  test('says the new words, learns a topic that came with one new file, and refuses nobody meanwhile', async () => {
    change(record, (text) => text.replace(/^lead: \|\n/m, 'lead: |\n  Câu này mới sửa.\n'));
    const examples = ['thả diều', 'tha dieu', 'cái diều', 'mua diều', 'diều bay'].flatMap((start) => [
      `${start} ở sân đình`,
      `${start} chieu nay`,
      `cho hỏi ${start} với ạ`,
    ]);
    const list = (lines: string[]) => lines.map((line) => `  - ${line}`).join('\n');
    writeFileSync(
      join(folder, 'content/intents/vi/vh/vh-tha-dieu.yml'),
      `id: vh-tha-dieu
title: Thả diều (chủ đề thử)
scope: national
examples:
${list(examples)}
tests:
${list([1, 2, 3, 4, 5].map((number) => `muốn đi thả diều lần ${number}`))}
answer: Đây là chủ đề thử về thả diều.
citations:
  - { page: Trang thử, url: "https://example.org/", seen: 2026-11-22 }
valid: { from: null, to: null }
review: { checked: 2026-11-22, due: 2027-11-22 }
`,
    );
    server.hangUp();
    let asked = 0;
    await until(async () => {
      asked += 1;
      return (await answer()).includes('Câu này mới sửa.');
    });
    expect(asked).toBeGreaterThan(3);
    expect(await answer('thả diều ở sân đình')).toBe('Đây là chủ đề thử về thả diều.');
  }, 120_000);

  test('keeps the old content whole when one file has a fault, and says where and how to mend it', async () => {
    change(record, (text) =>
      text.replace('Câu này mới sửa.', 'Câu này không ai được thấy.').replace(/^who:/m, 'whoo:'),
    );
    server.hangUp();
    await until(() => server.output.includes('vẫn dùng bản cũ'));
    expect(server.output).toContain('intents/vi/procedures/dvc-khai-sinh.yml:');
    expect(server.output).toContain('mục lạ "whoo"');
    expect(await answer()).toContain('Câu này mới sửa.');

    change(record, (text) => text.replace(/^whoo:/m, 'who:'));
    server.hangUp();
    await until(async () => (await answer()).includes('Câu này không ai được thấy.'));
  }, 120_000);

  test('leaves out a faulty file of another language and swaps all the same', async () => {
    writeFileSync(join(folder, 'content/locales/tyz/loi.yml'), 'lines:\n  - { key: bot.khong-co, text: x }\n');
    change(record, (text) => text.replace('Câu này không ai được thấy.', 'Câu này ai cũng thấy.'));
    server.hangUp();
    await until(async () => (await answer()).includes('Câu này ai cũng thấy.'));
  }, 120_000);
});
