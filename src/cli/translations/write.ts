import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, parseDocument, Scalar } from 'yaml';
import { replaceFile } from '../replace-file';
import type { Change } from './plan';

/** Text of each file that the changes touch, by its path below the project. */
export function changedFiles(root: string, changes: readonly Change[]): Map<string, string> {
  const documents = new Map<string, Document>();
  for (const change of changes) {
    const file = fileOf(change);
    const document = documents.get(file) ?? open(root, file, change);
    documents.set(file, document);
    put(document, placeOf(document, change), change);
  }
  return new Map([...documents].map(([file, document]) => [file, document.toString({ lineWidth: 0 })]));
}

/** Puts all files in place; gives back what undoes it. */
export function writeFiles(root: string, files: ReadonlyMap<string, string>): () => void {
  const before = new Map(
    [...files.keys()].map((file) => {
      const path = join(root, file);
      return [path, existsSync(path) ? readFileSync(path, 'utf8') : null];
    }),
  );
  const undo = () =>
    before.forEach((text, path) => (text === null ? rmSync(path, { force: true }) : replaceFile(path, text)));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      replaceFile(join(root, file), text);
    }
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

/** Where the text stands, or where an author would look for it. */
export function fileOf({ key, language, before }: Change): string {
  if (before) return before.file;
  const [kind, id] = key.split('.');
  return kind === 'topic' ? `intents/${language}/${id!.split('-')[0]}/${id}.yml` : `locales/${language}/bot.yml`;
}

function open(root: string, file: string, { key }: Change): Document {
  const path = join(root, file);
  if (existsSync(path)) return parseDocument(readFileSync(path, 'utf8'));
  const document = new Document(key.startsWith('topic.') ? { id: key.split('.')[1] } : { lines: [] });
  document.commentBefore = ' Mỗi câu chỉ người bản ngữ duyệt. Cách ghi: intents/README.md, mục Dịch sang tiếng mình.';
  return document;
}

function placeOf(document: Document, { key, before }: Change): (string | number)[] {
  if (before) return [...before.at];
  if (key.startsWith('topic.')) return [key.split('.')[2]!];
  const lines = document.toJS() as { lines: unknown[] };
  return ['lines', lines.lines.length];
}

/** Field by field, so that an author's own remarks in the file stay. */
function put(document: Document, at: readonly (string | number)[], { key, after }: Change): void {
  const fresh = !document.hasIn(at);
  if (fresh) document.setIn(at, document.createNode(at[0] === 'lines' ? { key } : {}));
  const revision = new Scalar(after.revision);
  // Ten digits without quotation marks would be read as a number.
  revision.type = Scalar.QUOTE_SINGLE;
  const speakers = document.createNode(after.speakers);
  for (const speaker of speakers.items)
    if (typeof speaker === 'object' && speaker !== null) Object.assign(speaker, { flow: true });
  document.setIn([...at, 'revision'], revision);
  document.setIn([...at, 'text'], after.text);
  document.setIn([...at, 'state'], after.state);
  document.setIn([...at, 'sources'], document.createNode(after.sources));
  if (after.comment === undefined) document.deleteIn([...at, 'comment']);
  else document.setIn([...at, 'comment'], after.comment);
  document.setIn([...at, 'speakers'], speakers);
}
