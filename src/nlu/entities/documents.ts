import { cellsOf, type Cell, type Cells } from './cells';
import { fullYear } from './date-words';
import { joined, oneOf, spokenPhrases } from './spoken';

export interface FoundDocuments {
  start: number;
  stop: number;
  /** Numbers of the register; several when what was said fits several. */
  numbers: string[];
}

type Form = 'law' | 'decree' | 'resolution' | 'circular' | 'decision' | 'directive' | 'ordinance' | 'consolidated';

const forms: readonly (readonly [string, Form])[] = [
  ['luật', 'law'],
  ['bộ luật', 'law'],
  ['nghị định', 'decree'],
  ['nđ', 'decree'],
  ['nghị quyết', 'resolution'],
  ['nq', 'resolution'],
  ['thông tư', 'circular'],
  ['tt', 'circular'],
  ['quyết định', 'decision'],
  ['qđ', 'decision'],
  ['chỉ thị', 'directive'],
  ['ct', 'directive'],
  ['pháp lệnh', 'ordinance'],
  ['văn bản hợp nhất', 'consolidated'],
  ['vbhn', 'consolidated'],
];

interface Entry {
  number: string;
  form: Form | null;
  /** "124" of 124/2024/NĐ-CP. */
  serial: number;
  /** Null where the number has none, as in 424/NQ-CP. */
  year: number | null;
  /** "nd", "cp": cells behind the slash, folded. */
  letters: string[];
}

const isNumberWord = oneOf('số');
const isYearWord = oneOf('năm');
const isCounted = oneOf('ngày tháng năm tuổi người triệu nghìn ngàn tr k đồng lần hộ con giờ phút tuần');

/** Finds instruments of the register by number ("nghị định 124/2024", "124/2024/nđ-cp") or laws by their title. */
export function documentFinder(
  instruments: readonly { number: string; title: string }[],
): (said: Cells) => FoundDocuments[] {
  const formAt = spokenPhrases(forms);
  const entries = instruments.map(({ number, title }) => {
    const heading = cellsOf(title);
    return entryOf(number, formAt(heading, 0)[0]?.value ?? null);
  });
  const bySerial = new Map<number, Entry[]>();
  for (const entry of entries) bySerial.set(entry.serial, [...(bySerial.get(entry.serial) ?? []), entry]);
  const titleAt = lawTitles(instruments, entries);

  const numbered = (said: Cells, start: number): FoundDocuments | null => {
    const { cells } = said;
    const form = formAt(said, start)[0];
    let at = form?.stop ?? start;
    if (form && isNumberWord(cells[at])) at += 1;
    const serial = cells[at];
    if (!serial?.digits || serial.canonical.length > 5 || (form && !joined(serial))) return null;
    const slashed = (index: number) => /^\s?\/\s?$/.test(cells[index]?.gap ?? '');
    let stop = at + 1;
    let year = slashed(stop) || isDash(cells[stop]) ? fullYearBehind(cells, stop) : null;
    if (year !== null) stop += 1;
    else if (form && isYearWord(cells[stop])) {
      // "nghị định 20 năm 2021"
      year = fullYear(cells, stop + 1);
      if (year !== null) stop += 2;
    }
    const letters = lettersAt(cells, stop, slashed(stop));
    stop += letters.length;
    // "20/11" and "12/2018" are dates unless something says that they are not.
    if (!form && letters.length === 0 && (year === null || serial.gap === '/' || Number(serial.canonical) <= 12))
      return null;
    if (start > 0 && !form && serial.gap !== '' && cells[start - 1]?.digits && /^\s?[/.,-]\s?$/.test(serial.gap))
      return null;
    // "quyết định 60 ngày" decides about days.
    if (year === null && letters.length === 0 && isCounted(cells[stop])) return null;
    const same = (bySerial.get(Number(serial.canonical)) ?? []).filter(
      (entry) =>
        (!form || entry.form === null || entry.form === form.value) &&
        letters.every((letter, index) => entry.letters[index] === letter) &&
        (year === null || entry.year === null || entry.year === year),
    );
    const exact = same.filter((entry) => entry.year === year && year !== null);
    const numbers = (exact.length > 0 ? exact : same).map((entry) => entry.number);
    // A decree that is not in the register is still no date.
    const sure = letters.length > 0 || (form !== undefined && year !== null);
    return numbers.length > 0 || sure ? { start, stop, numbers } : null;
  };

  const titled = (said: Cells, start: number): FoundDocuments | null => {
    const { cells } = said;
    const [first] = titleAt(said, start);
    if (!first) return null;
    const same = titleAt(said, start).filter((each) => each.stop === first.stop);
    let stop = first.stop;
    const at = isYearWord(cells[stop]) ? stop + 1 : stop;
    const year = joined(cells[at]) ? fullYear(cells, at) : null;
    if (year !== null) stop = at + 1;
    // "luật đất đai 2013" is another law than the one of 2024.
    const fits = same.filter(({ value }) => year === null || value.year === null || value.year === year);
    return { start, stop, numbers: fits.map(({ value }) => value.number) };
  };

  return (said) => {
    const found: FoundDocuments[] = [];
    for (let at = 0; at < said.cells.length;) {
      const next = numbered(said, at) ?? titled(said, at);
      if (next) found.push(next);
      at = next?.stop ?? at + 1;
    }
    return found;
  };
}

function entryOf(number: string, form: Form | null): Entry {
  const { cells, plain } = cellsOf(number);
  const year = cells[1] ? fullYear(cells, 1) : null;
  return { number, form, serial: Number(plain[0]), year, letters: plain.slice(year === null ? 1 : 2) };
}

const isDash = (cell: Cell | undefined) => cell?.gap === '-';

/** The year behind a number; `fullYear` refuses a slash after it, which here is right: 124/2024/NĐ-CP. */
function fullYearBehind(cells: readonly Cell[], at: number): number | null {
  const cell = cells[at];
  return cell && /^(19|20)\d\d$/.test(cell.canonical) ? Number(cell.canonical) : null;
}

const longestLetters = 4;
const isLetters = /^(nd|nq|tt|qd|ct|cp|qh|hdnd|ubnd|ttg|ubtvqh|vbhn|b[a-z]{1,5}|vpcp|\d{1,2})$/;

/** "nd", "cp" behind a slash or a dash; a first number there would be a date. */
function lettersAt(cells: readonly Cell[], start: number, slashed: boolean): string[] {
  const letters: string[] = [];
  for (let at = start; at < cells.length && letters.length < longestLetters; at += 1) {
    const cell = cells[at];
    const tied = at === start ? slashed || cell?.gap === '-' : /^[-–]?$/.test(cell?.gap ?? ' ');
    if (!cell || !tied || !isLetters.test(cell.plain) || (letters.length === 0 && cell.digits)) break;
    letters.push(cell.plain);
  }
  return letters;
}

/** Laws are known by name: the whole title, what stands before its "và", and a code also as "luật …". */
function lawTitles(instruments: readonly { title: string }[], entries: readonly Entry[]) {
  const named: [string, Entry][] = [];
  instruments.forEach(({ title }, index) => {
    const entry = entries[index];
    if (entry?.form !== 'law') return;
    const amended = /^Luật sửa đổi, .* của (Luật .*)$/u.exec(title)?.[1];
    const whole = (amended ?? title).replace(/^Bộ luật/u, 'Luật');
    const names = new Set([whole, whole.split(' và ')[0] ?? whole]);
    for (const name of names) named.push([name, entry], [name.replace(/^Luật/u, 'Bộ luật'), entry]);
  });
  return spokenPhrases(named);
}
