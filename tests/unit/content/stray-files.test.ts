import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { scratchProject, topicFile } from '../../support/scratch-project';

const asks = 'intents/lexicon/vi/follow-up.yml';
const good = { [asks]: readFileSync(join(root, asks), 'utf8'), 'intents/vi/dvc/dvc-thu.yml': topicFile('dvc-thu') };
const faultsOf = (files: Record<string, string>) =>
  readContent(scratchProject({ ...good, ...files }).root).faults.map(faultLine);

describe('a file under intents/vi that nobody would read', () => {
  test.each([
    'dvc/dvc-hai.yaml',
    'dvc/dvc-hai.yml.txt',
    'dvc/~$dvc-thu.yml',
    'dvc/dvc-thu - Copy.yml',
    'dvc/dvc-thu (1).yml',
    'dvc/DVC-hai.yml',
    'dvc/dvc-khai-sính.yml',
    'procedures/dvc-thu.docx',
    'culture/vh-hoi.yaml',
    'lessons/bai-sim.yml~',
  ])('is told as one fault, and not read: %s', (name) => {
    expect(faultsOf({ [`intents/vi/${name}`]: topicFile('dvc-thu') })).toEqual([
      `intents/vi/${name}:1 — tên tệp phải là mã, kết thúc bằng .yml — đổi tên tệp hoặc xóa`,
    ]);
  });

  test('is told where it belongs when it lies outside the groups or too deep in one', () => {
    expect(faultsOf({ 'intents/vi/dvc-hai.yml': topicFile('dvc-hai') })).toEqual([
      expect.stringContaining('intents/vi/dvc-hai.yml:1 — tệp nằm ngoài các nhóm — chuyển vào'),
    ]);
    expect(faultsOf({ 'intents/vi/dvc/moi/dvc-hai.yml': topicFile('dvc-hai') })).toEqual([
      expect.stringContaining('intents/vi/dvc/moi:1 — thư mục này không ai đọc — chuyển tệp ra'),
    ]);
  });

  test.each(['dvc/.dvc-thu.yml.swp', 'dvc/README.md', 'README.md', '.DS_Store', 'culture/Thumbs.db'])(
    'is passed over when it is a note or what a machine leaves behind: %s',
    (name) => {
      expect(faultsOf({ [`intents/vi/${name}`]: 'x' })).toEqual([]);
    },
  );
});
