import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../../src/conversation/library';
import { entitiesOf } from '../../../src/conversation/tools';
import { root } from '../../../src/root';
import { RoteClassifier, realEngine } from '../../support/conversation';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';
import { scratchProject, topicFile } from '../../support/scratch-project';

const path = 'intents/vi/dvc/dvc-thu.yml';
const noJobs = { search: () => Promise.resolve([]), get: () => Promise.resolve(null) };

const followUps = 'intents/lexicon/vi/follow-up.yml';
const scratch = (topic: string) =>
  scratchProject({ [path]: topic, [followUps]: readFileSync(join(root, followUps), 'utf8') });

async function openLibrary() {
  const project = scratch(topicFile('dvc-thu'));
  const log = recordedLog();
  const folder = mkdtempSync(join(tmpdir(), 'thonban-library-'));
  const made: number[] = [];
  const library = await Library.open({
    root: project.root,
    dataDir: folder,
    modelsDir: join(folder, 'models'),
    // Learning has tests of its own; here it matters what is put in place, and when.
    toolsOf: (content) => {
      made.push(content.topics.size);
      return Promise.resolve({
        content,
        classifier: new RoteClassifier(),
        entities: entitiesOf(content),
        dialogs: realEngine(),
        jobs: noJobs,
      } as unknown as Library['tools']);
    },
    clock: fakeClock(),
    log,
  });
  return { library, project, log, made };
}

describe('what the server answers from', () => {
  test('is replaced whole: who holds the old one keeps it to the end', async () => {
    const { library, project } = await openLibrary();
    const before = library.tools;
    project.write(
      path,
      topicFile('dvc-thu', (text) => text.replace('Câu trả lời thử.', 'Câu trả lời mới.')),
    );
    expect(await library.reload()).toMatchObject({ kind: 'swapped', topics: 1 });
    expect(library.content.topics.get('dvc-thu')!.answer).toBe('Câu trả lời mới.');
    expect(before.content.topics.get('dvc-thu')!.answer).toBe('Câu trả lời thử.');
  });

  test('stays as it was with any fault, which is told with file and line', async () => {
    const { library, project, made } = await openLibrary();
    const before = library.tools;
    project.write(
      path,
      topicFile('dvc-thu', (text) => text.replace('title:', 'titel:')),
    );
    const done = await library.reload();
    expect(done.kind).toBe('kept');
    expect(done).toMatchObject({
      faults: expect.arrayContaining([expect.stringMatching(/dvc-thu\.yml:2 — mục lạ "titel"/)]),
    });
    expect(library.tools).toBe(before);
    expect(library.last).toBe(done);
    expect(made).toHaveLength(1);
  });

  test('is read once more, and once only, for all who ask while it is being read: they may have edited since', async () => {
    const { library, project, made } = await openLibrary();
    const first = library.reload();
    project.write(
      path,
      topicFile('dvc-thu', (text) => text.replace('Câu trả lời thử.', 'Câu sửa lúc đang nạp.')),
    );
    const later = await Promise.all([library.reload(), library.reload(), library.reload()]);
    expect((await first).kind).toBe('swapped');
    expect(new Set(later).size).toBe(1);
    expect(library.content.topics.get('dvc-thu')!.answer).toBe('Câu sửa lúc đang nạp.');
    expect(made).toHaveLength(3);
  });

  test('stays as it was when the registers are gone in the middle of an upload, and heals when they are back', async () => {
    const { library, project } = await openLibrary();
    const register = join(project.root, 'intents/registers/instruments.yml');
    const whole = readFileSync(register, 'utf8');
    writeFileSync(register, whole.slice(0, 2_000));
    expect((await library.reload()).kind).toBe('kept');
    writeFileSync(register, whole);
    expect((await library.reload()).kind).toBe('swapped');
  });

  test('never starts on a fault in Vietnamese', async () => {
    const project = scratch(topicFile('dvc-thu', (text) => text.replace('Câu trả lời thử.', 'Ra UBND huyện.')));
    const open = Library.open({
      root: project.root,
      dataDir: project.root,
      modelsDir: project.root,
      toolsOf: () => Promise.reject(new Error('must not be made')),
      clock: fakeClock(),
      log: recordedLog(),
    });
    await expect(open).rejects.toMatchObject({
      code: 'content.invalid',
      message: expect.stringContaining('dvc-thu.yml:27'),
    });
  });
});
