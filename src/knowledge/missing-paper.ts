import type { Paper, Procedure } from '../content/procedure-schema';
import { alike } from '../text/alike';
import { fold } from '../text/fold';
import { words } from '../text/words';

const missing = [
  ...['không có', 'không còn', 'chưa có', 'chưa làm', 'hông có', 'ko có', 'k có', 'kg có'],
  ...['mất', 'thiếu', 'quên', 'thất lạc'],
].map((each) => each.split(' '));
/** "Mất bao lâu" asks for the time, "mất tiền" for the fee. */
const cost: ReadonlySet<string> = new Set(['bao', 'may', 'gi', 'tien', 'phi', 'le', 'cong', 'thoi']);
/** Between the name of a paper and that it is missing. */
const between: ReadonlySet<string> = new Set(['thi', 'bi', 'ma', 'lai', 'nha', 'em', 'chau', 'toi', 'bac', 'con']);

/**
 * The paper of a service that a text says somebody lacks ("không có giấy chứng sinh thì sao", "giấy đẻ mất rồi"), by
 * its name or by what bà con call it, with or without marks; null when none is named. Time grows with the text and
 * the few papers.
 */
export function missingPaper({ papers = [] }: Pick<Procedure, 'papers'>, text: string): Paper | null {
  const typed = words(text.toLowerCase());
  const from = typed.findIndex((word, at) => {
    const lacks = missing.some((phrase) => phrase.every((each, i) => alike(each, typed[at + i] ?? '')));
    return lacks && !(fold(word) === 'mat' && cost.has(fold(typed[at + 1] ?? '')));
  });
  if (from === -1) return null;
  const end = typed.slice(0, from).findLastIndex((word) => !between.has(fold(word))) + 1;
  const before = spaced(typed.slice(0, end));
  const after = spaced(typed.slice(from));
  const named = papers.flatMap((paper) =>
    [paper.name, ...paper.also].flatMap((name) => {
      const own = spaced(words(name));
      const isNamed = own.trim() !== '' && (after.includes(own) || before.endsWith(own));
      return isNamed ? [{ paper, length: own.length, follows: after.includes(own) ? 1 : 0 }] : [];
    }),
  );
  // "Giấy chứng sinh của viện" is more than "giấy chứng sinh".
  return named.toSorted((a, b) => b.follows - a.follows || b.length - a.length)[0]?.paper ?? null;
}

const spaced = (list: readonly string[]): string => ` ${fold(list.join(' '))} `;
