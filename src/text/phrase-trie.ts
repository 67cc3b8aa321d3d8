export interface PhraseMatch<T> {
  /** Index of its first word. */
  from: number;
  /** Index after its last word. */
  to: number;
  /** Everything entered under this phrase, in the order of entry. */
  values: readonly T[];
}

export interface PhraseTrie<T> {
  /** Every phrase that begins at `from`, the longest first. Reads at most one word more than the longest phrase has. */
  at(words: readonly string[], from: number): PhraseMatch<T>[];
  /** From left to right the longest phrase at each place; matches do not overlap. */
  search(words: readonly string[]): PhraseMatch<T>[];
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

/**
 * Phrases for finding in a row of words, compared as they are: fold or canonicalise both sides alike. However many
 * phrases there are, a text costs its own length times the longest phrase. A phrase of no words is never found.
 */
export function phraseTrie<T>(entries: readonly { words: readonly string[]; value: T }[]): PhraseTrie<T> {
  const root = node<T>();
  for (const { words, value } of entries) {
    let place = root;
    for (const word of words) {
      const next = place.next.get(word) ?? node<T>();
      place.next.set(word, next);
      place = next;
    }
    if (words.length > 0) place.values.push(value);
  }

  const at = (words: readonly string[], from: number): PhraseMatch<T>[] => {
    const found: PhraseMatch<T>[] = [];
    let place: Node<T> | undefined = root;
    for (let to = from; to < words.length;) {
      place = place.next.get(words[to] ?? '');
      if (!place) break;
      to += 1;
      if (place.values.length > 0) found.push({ from, to, values: place.values });
    }
    return found.reverse();
  };

  return {
    at,
    search(words) {
      const found: PhraseMatch<T>[] = [];
      for (let from = 0; from < words.length;) {
        const [longest] = at(words, from);
        if (longest) found.push(longest);
        from = longest?.to ?? from + 1;
      }
      return found;
    },
  };
}

const node = <T>(): Node<T> => ({ next: new Map(), values: [] });
