import { isAlias, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault';
import { formFaults } from './form-faults';
import { formWords } from './form-words';
import { lookAlike } from './look-alikes';
import { readText } from './text-file';
import { yamlFaults } from './yaml-errors';
import { scalarFaults } from './yaml-scalars';

/** A parsed YAML file that can tell on which line a value stands. */
export interface YamlFile<T> {
  file: string;
  value: T | null;
  faults: Fault[];
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads one YAML file against a schema. Aliases and custom tags are refused: they can expand without bound. */
export function readYaml<T>(path: string, file: string, schema: z.ZodType<T>): YamlFile<T> {
  const { text, fault: encoding } = readText(path, file);
  if (encoding) return { file, value: null, faults: [encoding], lineOf: () => 1 };
  const counter = new LineCounter();
  const rows = text.split('\n');
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, strict: true, schema: 'core' });
  const faults: Fault[] = [];
  const lineOf = (at: readonly PropertyKey[]) => lineOfPath(document, counter, at);
  // Whatever is wrong, the rules over the whole file wait until it is mended.
  const fault = (line: number, what: string, mend: string) => faults.push({ file, line, what, mend, partial: true });

  for (const { line, what, mend } of yamlFaults(document, counter, rows)) fault(line, what, mend);
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    fault(node.range ? counter.linePos(node.range[0]).line : 1, 'dùng bí danh YAML (*)', 'viết lại nội dung đầy đủ');
    return visit.BREAK;
  });
  const readable = faults.length === 0;
  // Transcriptions of sounds do use Greek letters.
  const isPhonetic = file.startsWith('intents/lexicon/');
  rows.forEach((row, index) => {
    const wrong = faultOfRow(row, isPhonetic);
    if (wrong) fault(index + 1, ...wrong);
  });
  if (!readable) return { file, value: null, faults, lineOf };
  for (const { line, what, mend } of scalarFaults(document, counter, text)) fault(line, what, mend);

  const written: unknown = document.toJS();
  const read = schema.safeParse(written, { error: formWords });
  const told = new Set(faults.map(({ line }) => line));
  if (read.success) return { file, value: faults.length > 0 ? null : read.data, faults, lineOf };
  for (const { path: at, what, mend } of formFaults(read.error.issues, written))
    if (!told.has(lineOf(at))) fault(lineOf(at), what, mend);
  return { file, value: null, faults, lineOf };
}

function faultOfRow(row: string, isPhonetic: boolean): [what: string, mend: string] | null {
  if (row !== row.normalize('NFC')) return ['chữ chưa ở dạng NFC', 'gõ lại dòng này bằng bàn phím Unicode dựng sẵn'];
  if (row.includes('\uFFFD')) return ['có chữ bị hỏng (\uFFFD)', 'gõ lại chữ đó, lưu tệp kiểu UTF-8'];
  const strange = isPhonetic ? null : lookAlike(row);
  return strange ? [`có ký tự lạ ${strange}: nhìn giống chữ mình hoặc không nhìn thấy`, 'gõ lại dòng này'] : null;
}

function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
