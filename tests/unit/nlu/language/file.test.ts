import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeLanguageModel, loadLanguageModel } from '../../../../src/nlu/language/file';
import { identifier } from '../../../../src/nlu/language/language-model';
import { trainLanguageModel } from '../../../../src/nlu/language/train';
import { root } from '../../../../src/root';
import { fold } from '../../../../src/text/fold';
import { readTopics } from '../../../../bench/nlu/topics';
import { madeUpRows } from './made-up';

const origin = { source: 'made-up rows', licence: 'MIT', made: 'by a test' };
const model = trainLanguageModel(madeUpRows(['vi', 'one', 'two'], 100, 1), 1);
const bytes = encodeLanguageModel(model, origin);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'letters-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const stored = (content: Buffer) => {
  const file = join(folder, 'letters.model');
  writeFileSync(file, content);
  return file;
};

describe('a language model on disk', () => {
  it('judges exactly as the one it was made from', async () => {
    const loaded = await loadLanguageModel(stored(bytes));
    expect(loaded).toEqual({ model, origin });
  });

  it('says in its first line what it is and where it comes from', () => {
    const header: unknown = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n')));
    expect(header).toMatchObject({ format: 'thonban-letters-1', origin, languages: ['vi', 'one', 'two'] });
  });

  it.each<[string, RegExp, (whole: Buffer) => Buffer]>([
    ['is cut short', /damaged/, (whole) => whole.subarray(0, whole.length - 9)],
    ['is too long', /damaged/, (whole) => Buffer.concat([whole, Buffer.from('x')])],
    [
      'has a wrong bit',
      /damaged/,
      (whole) => Buffer.from(whole.map((byte, at) => (at === whole.length - 9 ? byte ^ 1 : byte))),
    ],
    ['is empty', /not a language model/, () => Buffer.alloc(0)],
    ['is of another kind', /not a language model/, () => Buffer.from('{"settings":{}}\n')],
    ['has no line end', /not a language model/, (whole) => whole.subarray(0, 40)],
    ['was made when texts were read in another way', /stale/, (whole) => other(whole, /"probe":"."/, '"probe":"-"')],
  ])('that %s is not used, and tells why', async (_, reason, damage) => {
    const loaded = await loadLanguageModel(stored(damage(bytes)));
    expect(loaded).toEqual({ model: null, reason: expect.stringMatching(reason) as string });
  });

  it('that is missing is not used, and tells why', async () => {
    const loaded = await loadLanguageModel(join(folder, 'nowhere.model'));
    expect(loaded).toEqual({ model: null, reason: expect.stringMatching(/cannot be read/) as string });
  });
});

const other = (whole: Buffer, what: RegExp, by: string): Buffer => {
  const end = whole.indexOf('\n');
  const wanted = new RegExp(what.source.replace('"."', '"[0-9a-f]+"'));
  return Buffer.concat([Buffer.from(whole.toString('utf8', 0, end).replace(wanted, by)), whole.subarray(end)]);
};

describe('the shipped language model', () => {
  const file = join(root, 'intents', 'lexicon', 'letters.model');

  it('is whole, fresh, small and says where it comes from', async () => {
    const loaded = await loadLanguageModel(file);
    expect(loaded).toMatchObject({
      model: { languages: ['vi', 'tyz'] },
      origin: { licence: expect.any(String) as string },
    });
    expect(readFileSync(file).length).toBeLessThan(300 * 1024);
  });

  it('surely calls at most one in 200 of our own questions anything but Vietnamese', async () => {
    const loaded = await loadLanguageModel(file);
    const identify = identifier(loaded.model!);
    const texts = readTopics(root).flatMap(({ examples, tests }) => [...examples, ...tests]);
    for (const typed of [texts, texts.map(fold)]) {
      const foreign = typed
        .map(identify)
        .filter((found) => found !== null && found.language !== 'vi' && found.probability >= 0.9);
      expect(foreign.length).toBeLessThanOrEqual(typed.length / 200);
    }
  });
});
