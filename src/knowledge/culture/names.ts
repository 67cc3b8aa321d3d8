import { namesOfEntry } from '../../content/culture';
import type { CultureEntry } from '../../content/culture-schema';
import { cellsOf } from '../../nlu/entities/cells';
import { spokenPhrases } from '../../nlu/entities/spoken';

export interface NamedEntries {
  /** In the order of the text, each once; one name without its marks may be several. */
  entries: CultureEntry[];
  /** How many words of the text are no part of a name. */
  others: number;
}

type Finder = (text: string) => NamedEntries;
const finders = new WeakMap<readonly CultureEntry[], Finder>();

/** The entries that a text names. The names become a trie once for each content. */
export function entriesNamed(culture: readonly CultureEntry[], text: string): NamedEntries {
  const known = finders.get(culture) ?? finderOf(culture);
  finders.set(culture, known);
  return known(text);
}

function finderOf(culture: readonly CultureEntry[]): Finder {
  const phrases = spokenPhrases(
    culture.flatMap((entry) => namesOfEntry(entry).map((name): [string, CultureEntry] => [name, entry])),
  );
  return (text) => {
    const said = cellsOf(text);
    const entries = new Set<CultureEntry>();
    let others = 0;
    for (let at = 0; at < said.cells.length;) {
      const matches = phrases(said, at);
      const stop = matches[0]?.stop;
      for (const match of matches) if (match.stop === stop) entries.add(match.value);
      if (stop === undefined) others += 1;
      at = stop ?? at + 1;
    }
    return { entries: [...entries], others };
  };
}
