import type { FollowUpPhrases } from '../../content/follow-up';
import type { BlockKind } from '../../model/message';
import { fillers } from '../../nlu/fillers';
import { read } from '../../nlu/reading';
import { shorthand } from '../../nlu/shorthand';
import { fold } from '../../text/fold';
import { phraseTrie } from '../../text/phrase-trie';
import { rowsOf, type Row } from './rows';

/** What a bare question may want of an answer. `amount`: a sum, without saying whether paid or received. */
export type Asked = BlockKind | 'amount' | 'phone';

/**
 * What a text asks for while naming no matter: in the order asked, each once; empty when it asks for nothing either
 * ("thế còn"). Null: it has a matter of its own, or is too long to be a bare question.
 */
export type BareReader = (text: string) => Asked[] | null;

/** Whoever writes more than this tells a story, and the story is the matter. */
const mostWords = 16;

interface Phrase {
  /** Canonical, short forms read out. */
  words: string[];
  means: Asked | 'connecting' | 'matter';
}

/**
 * A word of a phrase is met by itself or typed without marks; "bị" never stands for "bì". After the longest phrases
 * are taken away only fillers may be left. Who types marks means a lone word as it stands: "vay" in "vay được bao
 * nhiêu" is no "vậy". Costs the words of the text times the longest phrase.
 */
export function bareReader({ blocks, amount, phone, connecting, matters }: FollowUpPhrases): BareReader {
  const short = shorthand();
  const empty = fillers();
  const bareFillers = new Set([...empty].filter((word) => fold(word) !== word).map(fold));
  const lists: [Phrase['means'], readonly string[]][] = [
    ...Object.entries(blocks).map(([kind, list]): [BlockKind, string[]] => [kind as BlockKind, list]),
    ['amount', amount],
    ['phone', phone],
    ['connecting', connecting],
    ['matter', matters],
  ];
  const trie = phraseTrie<Phrase>(
    lists.flatMap(([means, list]) =>
      list.map((text) => {
        const { full, plain } = read(text, short);
        return { words: plain, value: { words: full, means } };
      }),
    ),
  );

  const longest = ({ full, plain }: Row, from: number, marked: boolean): Phrase | undefined => {
    for (const { values, to } of trie.at(plain, from)) {
      const bare = !marked || to - from > 1;
      const fits = (word: string, i: number) => word === full[from + i] || (bare && full[from + i] === plain[from + i]);
      const found = values.find(({ words }) => words.every(fits));
      if (found) return found;
    }
    return undefined;
  };

  const askedIn = (row: Row, marked: boolean): Asked[] | null => {
    const isFiller = (word: string) => empty.has(word) && !(marked && bareFillers.has(word));
    const asked = new Set<Asked>();
    for (let at = 0; at < row.full.length;) {
      const { words, means } = longest(row, at, marked) ?? { words: [row.full[at]!], means: 'filler' as const };
      if (means === 'matter' || (means === 'filler' && !isFiller(words[0]!))) return null;
      if (means !== 'connecting' && means !== 'filler') asked.add(means);
      at += words.length;
    }
    // "Phí bao nhiêu" says whose sum it is.
    if (asked.has('fee') || asked.has('result')) asked.delete('amount');
    return [...asked];
  };

  return (text) => {
    const { typed, typedPlain } = read(text, short);
    if (typed.length > mostWords) return null;
    const marked = typed.some((word, i) => word !== typedPlain[i]);
    let nothing: Asked[] | null = null;
    for (const row of rowsOf(typed, short)) {
      const asked = askedIn(row, marked);
      if (asked && asked.length > 0) return asked;
      nothing ??= asked;
    }
    return nothing;
  };
}
