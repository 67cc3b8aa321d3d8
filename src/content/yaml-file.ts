import { readFileSync } from 'node:fs';
import { isAlias, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault';
import { formWords } from './form-words';
import { lookAlike } from './look-alikes';

/** A parsed YAML file that can tell on which line a value stands. */
export interface YamlFile<T> {
  file: string;
  value: T | null;
  faults: Fault[];
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads one YAML file against a schema. Aliases and custom tags are refused: they can expand without bound. */
export function readYaml<T>(path: string, file: string, schema: z.ZodType<T>): YamlFile<T> {
  const counter = new LineCounter();
  const text = readFileSync(path, 'utf8');
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, strict: true, schema: 'core' });
  const faults: Fault[] = [];
  const lineOf = (at: readonly PropertyKey[]) => lineOfPath(document, counter, at);
  const fault = (line: number, what: string, mend: string) => faults.push({ file, line, what, mend });

  for (const error of [...document.errors, ...document.warnings]) {
    fault(
      error.linePos?.[0].line ?? 1,
      `YAML sai: ${error.message.split('\n')[0]}`,
      'xem thụt dòng, dấu hai chấm và dấu ngoặc kép',
    );
  }
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    fault(node.range ? counter.linePos(node.range[0]).line : 1, 'dùng bí danh YAML (*)', 'viết lại nội dung đầy đủ');
    return visit.BREAK;
  });
  // Transcriptions of sounds do use Greek letters.
  const isPhonetic = file.startsWith('intents/lexicon/');
  text.split('\n').forEach((row, index) => {
    if (row !== row.normalize('NFC'))
      fault(index + 1, 'chữ chưa ở dạng NFC', 'gõ lại dòng này bằng bàn phím Unicode dựng sẵn');
    const strange = isPhonetic ? null : lookAlike(row);
    if (strange)
      fault(index + 1, `có ký tự lạ ${strange}: nhìn giống chữ mình hoặc không nhìn thấy`, 'gõ lại dòng này');
  });
  if (faults.length > 0) return { file, value: null, faults, lineOf };

  const read = schema.safeParse(document.toJS(), { error: formWords });
  if (read.success) return { file, value: read.data, faults, lineOf };
  for (const issue of read.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const name = issue.path.join('.') || 'tệp';
    if (unknownKeys.length > 0) {
      for (const key of unknownKeys)
        fault(lineOf([...issue.path, key]), `mục lạ "${key}"`, 'xóa đi hoặc xem tên đúng trong intents/README.md');
    } else {
      fault(lineOf(issue.path), `${name}: ${issue.message}`, 'sửa theo mẫu trong intents/README.md');
    }
  }
  return { file, value: null, faults, lineOf };
}

function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
