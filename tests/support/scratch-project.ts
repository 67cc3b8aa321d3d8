import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A throw-away copy of the project's registers and Vietnamese lines, with the topic files a test writes. */
export function scratchProject(files: Record<string, string> = {}): {
  root: string;
  write(path: string, text: string): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'thonban-content-'));
  for (const part of ['intents/registers', 'locales/vi'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'intents/registers/menu.yml'), '[]\n');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { root: folder, write };
}

/** A correct topic file; `change` edits its text. */
export function topicFile(id: string, change: (text: string) => string = (text) => text): string {
  const lines = (word: string, count: number) =>
    Array.from({ length: count }, (_, index) => `  - ${id} ${word} số ${index}`).join('\n');
  return change(`id: ${id}
title: Chủ đề thử
tone: normal
scope: national
examples:
${lines('câu mẫu', 15)}
tests:
${lines('câu thử', 5)}
answer: Câu trả lời thử.
citations:
  - instrument: 60/2014/QH13
    article: Điều 13
valid: { from: 2025-07-01, to: null }
review: { checked: 2026-11-22, due: 2027-05-22 }
`);
}
