import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault';
import { groups, recordFolders } from './schema';

const vietnamese = 'intents/vi';
const codeName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.yml$/;
/** What machines leave behind, and notes for authors. */
const ignored = /^(?:\..*|README\.md|Thumbs\.db|desktop\.ini)$/i;

/** Codes of the topics or records of a folder, in order: the names of its files without the ending. */
export const codesIn = (folder: string): string[] =>
  entriesOf(folder)
    .filter((entry) => entry.isFile() && codeName.test(entry.name))
    .map(({ name }) => name.slice(0, -'.yml'.length));

/** Every file under `intents/vi` that nobody would read: somebody's work would be lost in it. */
export function strayFiles(root: string): Fault[] {
  const fault = (file: string, what: string, mend: string): Fault => ({ file, line: 1, what, mend });
  const outside = entriesOf(join(root, vietnamese))
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) =>
      fault(`${vietnamese}/${name}`, 'tệp nằm ngoài các nhóm', `chuyển vào một trong: ${groups.join(', ')}; hoặc xóa`),
    );
  const inside = [...groups, ...recordFolders].flatMap((group) =>
    entriesOf(join(root, vietnamese, group)).flatMap((entry) => {
      const file = `${vietnamese}/${group}/${entry.name}`;
      if (entry.isDirectory())
        return [fault(file, 'thư mục này không ai đọc', 'chuyển tệp ra thư mục nhóm, rồi xóa đi')];
      if (codeName.test(entry.name)) return [];
      return [fault(file, 'tên tệp phải là mã, kết thúc bằng .yml', 'đổi tên tệp hoặc xóa')];
    }),
  );
  return [...outside, ...inside];
}

/** Folders under `intents/vi`, in order. */
export const foldersOf = (root: string): string[] =>
  entriesOf(join(root, vietnamese))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const entriesOf = (folder: string): Dirent[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(({ name }) => !ignored.test(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    : [];
