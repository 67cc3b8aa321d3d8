import type { Paper, Procedure } from '../content/procedure-schema';
import { alike } from '../text/alike';
import { fold } from '../text/fold';
import { words } from '../text/words';

const missing = [
  ...['không có', 'không còn', 'chưa có', 'chưa làm', 'hông có', 'ko có', 'k có', 'kg có'],
  ...['mất', 'thiếu', 'quên', 'thất lạc'],
].map((each) => each.split(' '));

/**
 * The paper of a service that a text says somebody lacks ("không có giấy chứng sinh thì sao"), by its name or by what
 * bà con call it, with or without marks; null when none is named. Time grows with the text and the few papers.
 */
export function missingPaper({ papers = [] }: Pick<Procedure, 'papers'>, text: string): Paper | null {
  const typed = words(text.toLowerCase());
  const lacks = (_word: string, at: number) =>
    missing.some((phrase) => phrase.every((each, i) => alike(each, typed[at + i] ?? '')));
  const from = typed.findIndex(lacks);
  if (from === -1) return null;
  const after = ` ${fold(typed.slice(from).join(' '))} `;
  const named = papers.flatMap((paper) =>
    [paper.name, ...paper.also].flatMap((name) => {
      const letters = fold(words(name).join(' '));
      return letters !== '' && after.includes(` ${letters} `) ? [{ paper, length: letters.length }] : [];
    }),
  );
  // "Giấy chứng sinh của viện" is more than "giấy chứng sinh".
  return named.toSorted((a, b) => b.length - a.length)[0]?.paper ?? null;
}
