import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault';

/**
 * What the bot and its pages say, from `locales/<language>/<area>.json`. Vietnamese is complete; another
 * language may hold any part of it, and what is missing there is said in Vietnamese.
 */
export class Messages {
  constructor(private readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>) {}

  /** A line in a language, `{name}` replaced. Values are put in once and never read as templates. */
  say(language: string, key: string, values: Record<string, string | number> = {}): string {
    const text = this.tables.get(language)?.get(key) ?? this.tables.get('vi')?.get(key) ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  }

  has(language: string, key: string): boolean {
    return this.tables.get(language)?.has(key) ?? false;
  }

  /** All lines of one area, for a page. */
  area(language: string, area: string): Record<string, string> {
    const keys = [...(this.tables.get('vi')?.keys() ?? [])].filter((key) => key.startsWith(`${area}.`));
    return Object.fromEntries(keys.map((key) => [key.slice(area.length + 1), this.say(language, key)]));
  }
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((found) => found[1])
    .sort()
    .join(',');

/** Reads `locales/`. Keys become `area.key`. Faults in another language drop only the faulty line. */
export function loadMessages(root: string): { messages: Messages; faults: Fault[] } {
  const faults: Fault[] = [];
  const tables = new Map<string, Map<string, string>>();
  const folder = join(root, 'locales');
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const language of languages
    .map((entry) => entry.name)
    .sort((a, b) => (a === 'vi' ? -1 : b === 'vi' ? 1 : a < b ? -1 : 1))) {
    const table = new Map<string, string>();
    tables.set(language, table);
    for (const name of readdirSync(join(folder, language)).filter((each) => each.endsWith('.json'))) {
      readTable(
        join(folder, language, name),
        `locales/${language}/${name}`,
        (key, text, line) => {
          const full = `${name.slice(0, -5)}.${key}`;
          const original = tables.get('vi')?.get(full);
          const fault = (what: string, mend: string) =>
            faults.push({ file: `locales/${language}/${name}`, line, what, mend });
          if (typeof text !== 'string')
            return fault(`"${key}" không phải là chữ`, 'mỗi mục là một câu trong ngoặc kép');
          if (text !== text.normalize('NFC'))
            return fault(`"${key}" chưa ở dạng NFC`, 'gõ lại bằng bàn phím Unicode dựng sẵn');
          if (language !== 'vi' && original === undefined)
            return fault(`"${key}" không có trong bản tiếng Việt`, 'xóa mục này');
          if (original !== undefined && placeholders(original) !== placeholders(text)) {
            return fault(
              `"${key}" có chỗ điền {…} khác bản tiếng Việt`,
              `giữ đúng: ${placeholders(original) || 'không có'}`,
            );
          }
          return table.set(full, text);
        },
        faults,
      );
    }
  }
  return { messages: new Messages(tables), faults };
}

function readTable(
  path: string,
  file: string,
  each: (key: string, text: unknown, line: number) => void,
  faults: Fault[],
): void {
  if (!existsSync(path)) return;
  const raw = readFileSync(path, 'utf8');
  try {
    const rows = raw.split('\n');
    for (const [key, text] of Object.entries(JSON.parse(raw) as Record<string, unknown>)) {
      each(key, text, rows.findIndex((row) => row.includes(`"${key}"`)) + 1);
    }
  } catch (error) {
    faults.push({
      file,
      line: 1,
      what: `JSON sai: ${(error as SyntaxError).message}`,
      mend: 'xem dấu phẩy và ngoặc kép',
    });
  }
}
