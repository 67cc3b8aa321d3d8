import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine } from '../../../src/content/fault';
import { readLexiconFiles } from '../../../src/content/lexicon';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { copyOf } from '../../support/project-copy';

/** The whole project with one text of one file changed. */
function faultsWith(file: string, from: string | RegExp, to: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toMatch(from);
  const folder = copyOf({ [file]: text.replace(from, to) });
  const { content, faults } = readContent(folder);
  return [...faults, ...readLexiconFiles(folder, undefined, new Set(content.topics.keys())).faults].map(faultLine);
}

describe('a register that cannot be read', () => {
  test.each([
    ['intents/registers/instruments.yml', /effective: \d{4}-\d\d-\d\d/, 'effective: 2026-13-01'],
    ['intents/registers/hotlines.yml', 'number: "113"', 'number: 113'],
    ['intents/registers/areas.yml', 'kind: phuong', 'kind: quan'],
    ['intents/registers/languages.yml', /code: \w\w\b/, 'code: VIE'],
    ['intents/registers/menu.yml', /^- entry: .*$/m, '- entry: 5'],
  ])('has its own fault told and nothing that follows from it: %s', (file, from, to) => {
    const faults = faultsWith(file, from, to);
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${file.replaceAll('.', '\\.')}:\\d+ — `))]);
  });
});
