import type { Content } from '../../content/content';
import { sourceLines } from '../../content/translatable';
import { faultsOfLoss } from '../../content/translation-checks';
import type { Translation } from '../../content/translations';
import { lackLine } from './lack';

/** What keeps fresh texts from being approved: people who have not said yes, numbers that a draft lacks. */
export function waiting(all: readonly Translation[], content: Content): string[] {
  const sources = sourceLines(content.messages, content.menu, content.topics.values());
  return all
    .filter(({ stale, counts }) => !stale && (counts === 'draft' || counts === 'in-review'))
    .flatMap(({ file, line, key, text, counts, speakers }) => [
      ...(counts === 'in-review'
        ? [`${file}:${line} — ${lackLine(key, speakers) ?? `${key}: đủ người, ghi approved`}`]
        : []),
      ...faultsOfLoss(text, sources.get(key)!).map(
        ({ what, mend }) => `${file}:${line} — ${key}: ${what} — ${mend} thì mới duyệt được`,
      ),
    ]);
}
