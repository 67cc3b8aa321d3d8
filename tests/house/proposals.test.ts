import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const src = resolve(__dirname, '../../src');
const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? walk(path) : path.endsWith('.ts') ? [path] : [];
  });
const files = walk(src).map((path) => ({
  name: relative(src, path).split(sep).join('/'),
  text: readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ''),
}));
const those = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('what is only proposed', () => {
  test('is read by nobody but the store and the command that shows it to reviewers', () => {
    const readers = those(/from '[^']*\/proposals'|\.proposals\b|\{ proposals\b/);
    expect(readers).toContain('cli/contributions.ts');
    expect(readers.filter((name) => !/^(ports\/|store\/(sqlite|mongo)\/|cli\/contributions)/.test(name))).toEqual([]);
  });

  test('is unknown to all code that understands or answers: only what was adopted reaches that, as files', () => {
    expect(those(/proposal/i).filter((name) => /^(nlu|content|knowledge)\//.test(name))).toEqual([]);
  });
});
