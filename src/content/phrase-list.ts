import type { LexiconPhrase } from '../model/lexicon';
import type { Fault } from './fault';
import { unknownLanguage } from './lexicon-word';
import { readTabTable } from './tab-table';

const columns = ['language', 'text', 'topic'] as const;
const again = 'chạy lại npm run contributions -- adopt';

/**
 * Reads sentences of all languages that their speakers approved; gives them by language. Faulty rows are left out and
 * named. Without `topics` any topic will do.
 */
export function readPhraseList(
  text: string,
  file: string,
  tags: ReadonlySet<string>,
  topics?: ReadonlySet<string>,
): { phrases: Map<string, LexiconPhrase[]>; faults: Fault[] } {
  const { rows, faults } = readTabTable(text, file, columns, columns);
  const phrases = new Map<string, LexiconPhrase[]>();
  for (const { line, cell } of rows) {
    const [language, said, topic] = [cell('language'), cell('text'), cell('topic')];
    const what = faultOf(said, topic, topics);
    if (!tags.has(language)) faults.push({ file, line, ...unknownLanguage(language) });
    else if (what !== null) faults.push({ file, line, what, mend: again });
    else phrases.set(language, [...(phrases.get(language) ?? []), { text: said, topic, state: 'approved' }]);
  }
  return { phrases, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function faultOf(said: string, topic: string, topics?: ReadonlySet<string>): string | null {
  if (!/\p{L}/u.test(said)) return 'câu không có chữ';
  if (said !== said.normalize('NFC')) return 'câu chưa ở dạng NFC';
  if (topic === '') return 'câu chưa có chủ đề';
  return topics && !topics.has(topic) ? `không có chủ đề "${topic}"` : null;
}
