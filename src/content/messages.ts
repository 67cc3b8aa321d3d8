import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault';
import { lookAlike } from './look-alikes';
import { readText } from './text-file';

/**
 * What the bot and its pages say. Vietnamese is complete, from `locales/vi/<area>.json`; another language has what
 * may be said in it (`spoken.ts`), and what is missing there is said in Vietnamese.
 */
export class Messages {
  constructor(private readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>) {}

  /** With the lines of other languages, ready to be said: label, draft and Vietnamese together. */
  and(others: ReadonlyMap<string, ReadonlyMap<string, string>>): Messages {
    const own = [...others].filter(([language]) => language !== 'vi');
    return new Messages(new Map([...this.tables, ...own]));
  }

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

/**
 * Reads `locales/vi/`. Keys become `area.key`. What the bot says in other languages is read by `translations.ts`,
 * because there every text has a state; none of it can come in here.
 */
export function loadMessages(root: string): { messages: Messages; faults: Fault[] } {
  const faults: Fault[] = [];
  const table = new Map<string, string>();
  const folder = join(root, 'locales/vi');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const file = `locales/vi/${name}`;
    readTable(
      join(folder, name),
      file,
      (key, text, line) => {
        const fault = (what: string, mend: string) => faults.push({ file, line, what, mend });
        if (typeof text !== 'string') return fault(`"${key}" không phải là chữ`, 'mỗi mục là một câu trong ngoặc kép');
        if (text !== text.normalize('NFC'))
          return fault(`"${key}" chưa ở dạng NFC`, 'gõ lại bằng bàn phím Unicode dựng sẵn');
        const strange = lookAlike(text);
        if (strange) return fault(`"${key}" có ký tự lạ ${strange}`, 'gõ lại câu này');
        return table.set(`${name.slice(0, -5)}.${key}`, text);
      },
      faults,
    );
  }
  return { messages: new Messages(new Map([['vi', table]])), faults };
}

function readTable(
  path: string,
  file: string,
  each: (key: string, text: unknown, line: number) => void,
  faults: Fault[],
): void {
  if (!existsSync(path)) return;
  const { text: raw, fault } = readText(path, file);
  if (fault) return void faults.push(fault);
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
      partial: true,
    });
  }
}
