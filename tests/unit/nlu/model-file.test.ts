import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trainClassifier } from '../../../src/nlu/classifier';
import { fingerprint } from '../../../src/nlu/fingerprint';
import { loadModel } from '../../../src/nlu/model-file';
import type { Classifier } from '../../../src/ports/classifier';
import { smallCorpus } from '../../support/small-corpus';

const texts = [
  ...smallCorpus.flatMap(({ examples }) => examples.map((text) => `${text} nhé`)),
  'bo',
  'trời mưa',
  'giấy tờ',
  'qqq',
];
const judged = (classifier: Classifier) => Promise.all(texts.map((text) => classifier.classify(text, 'vi')));

let folder: string;
let warnings: string[];
const log = { warn: (_: Record<string, unknown>, message: string) => void warnings.push(message) };
const models = () => readdirSync(folder).filter((name) => name.endsWith('.model'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a stored model', () => {
  it('judges every text exactly as the freshly trained one', async () => {
    const fresh = await trainClassifier(smallCorpus, { cacheDir: folder, log });
    expect(models()).toHaveLength(1);
    const stored = readFileSync(join(folder, models()[0]!));
    const loaded = await trainClassifier(smallCorpus, { cacheDir: folder, log });
    expect(await judged(loaded)).toEqual(await judged(fresh));
    expect(readFileSync(join(folder, models()[0]!)).equals(stored)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('is used: what it says is what the file says', async () => {
    await trainClassifier(smallCorpus, { cacheDir: folder });
    const model = await loadModel(folder, fingerprint(smallCorpus, 1), smallCorpus.length);
    expect(model?.linear.topics).toBe(smallCorpus.length);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['of one wrong bit', (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)))],
    ['of another kind', () => Buffer.from('{"settings":{}}')],
  ])('that is %s is replaced by training anew', async (_, damage) => {
    const fresh = await trainClassifier(smallCorpus, { cacheDir: folder, log });
    const file = join(folder, models()[0]!);
    const whole = readFileSync(file);
    writeFileSync(file, damage(whole));
    const again = await trainClassifier(smallCorpus, { cacheDir: folder, log });
    expect(await judged(again)).toEqual(await judged(fresh));
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(warnings).toHaveLength(1);
  });

  it('is not used for another corpus, other hints or another seed', () => {
    const key = fingerprint(smallCorpus, 1);
    const [first, ...rest] = smallCorpus;
    expect(fingerprint(smallCorpus, 2)).not.toBe(key);
    expect(fingerprint([{ ...first!, examples: [...first!.examples, 'thêm'] }, ...rest], 1)).not.toBe(key);
    expect(fingerprint([{ ...first!, hints: ['khác'] }, ...rest], 1)).not.toBe(key);
    expect(fingerprint([...rest, first!], 1)).not.toBe(key);
  });

  it('under a wrong name is not used', async () => {
    await trainClassifier(smallCorpus, { cacheDir: folder });
    const other = 'f'.repeat(64);
    writeFileSync(join(folder, `intents-${other.slice(0, 16)}.model`), readFileSync(join(folder, models()[0]!)));
    expect(await loadModel(folder, other, smallCorpus.length, log)).toBeNull();
    expect(warnings).toHaveLength(1);
  });

  it('does not pile up: old ones go, foreign files stay', async () => {
    for (let i = 0; i < 5; i += 1) writeFileSync(join(folder, `intents-${String(i).repeat(16)}.model`), 'old');
    writeFileSync(join(folder, 'notes.txt'), 'keep');
    await trainClassifier(smallCorpus, { cacheDir: folder });
    expect(models()).toHaveLength(3);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it('that cannot be written is reported, and the classifier works all the same', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file where a folder should be');
    const classifier = await trainClassifier(smallCorpus, { cacheDir: blocked, log });
    expect((await classifier.classify('xin chào', 'vi')).exact).toBe(true);
    expect(warnings).toEqual(['intent model could not be stored; the next start trains again']);
  });
});

describe('training', () => {
  it('gives the same model twice for the same seed, and another for another seed', async () => {
    const train = async (name: string, seed: number) => {
      const cacheDir = join(folder, name);
      mkdirSync(cacheDir);
      await trainClassifier(smallCorpus, { cacheDir, seed });
      return readFileSync(join(cacheDir, readdirSync(cacheDir)[0]!));
    };
    const first = await train('a', 1);
    expect((await train('b', 1)).equals(first)).toBe(true);
    expect((await train('c', 2)).equals(first)).toBe(false);
  });
});
