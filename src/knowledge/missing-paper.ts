import type { Paper, Procedure } from '../content/procedure-schema';
import { fold } from '../text/fold';
import { words } from '../text/words';

const missing = ['khong co', 'khong con', 'mat', 'thieu', 'chua co', 'quen', 'hong co', 'ko co', 'k co', 'bi mat', 'that lac'];

/**
 * The paper of a service that a text says somebody lacks ("không có giấy chứng sinh thì sao"), by its name or by what
 * bà con call it, with or without marks; null when none is named. Time grows with the text and the few papers.
 */
export function missingPaper({ papers = [] }: Procedure, text: string): Paper | null {
  const said = ` ${fold(words(text).join(' '))} `;
  const at = missing.flatMap((each) => (said.includes(` ${each} `) ? [said.indexOf(` ${each} `)] : []));
  if (at.length === 0) return null;
  const after = said.slice(Math.min(...at));
  const named = papers.flatMap((paper) =>
    [paper.name, ...paper.also].flatMap((name) => {
      const letters = fold(words(name).join(' '));
      return letters !== '' && after.includes(` ${letters} `) ? [{ paper, length: letters.length }] : [];
    }),
  );
  // "Giấy chứng sinh của viện" is more than "giấy chứng sinh".
  return named.toSorted((a, b) => b.length - a.length)[0]?.paper ?? null;
}
