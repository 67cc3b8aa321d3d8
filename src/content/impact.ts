import type { Content, Topic } from './content';
import type { CitationEntry } from './forms';
import { translationsOfTopic } from './translations';

export const restingKinds = ['topic', 'procedure', 'lesson', 'translation'] as const;

/** Something people read that rests on an instrument. */
export interface Resting {
  kind: (typeof restingKinds)[number];
  id: string;
  title: string;
  /** `main`: withheld the day the instrument lapses. `past`: told as a thing of the past. `mentions`: in its words only. */
  how: 'main' | 'cites' | 'past' | 'mentions';
}

/**
 * Everything that a repeal of the instrument touches, by citation or by its number in the text: what a search for
 * the citation alone would miss is still wrong the day after.
 */
export function restingOn(content: Content, number: string): Resting[] {
  const topics = [...content.topics.values()].flatMap((topic): Resting[] => {
    const how = howOf(topic.citations, wordsOf(topic), number);
    if (!how) return [];
    const own = { id: topic.id, title: topic.title, how };
    return [
      { kind: 'topic', ...own },
      ...(topic.procedure ? [{ kind: 'procedure' as const, ...own, title: topic.procedure.name }] : []),
      ...translationsOfTopic(content.translations, topic.id).map((each) => ({
        ...own,
        kind: 'translation' as const,
        id: `${each.language} ${each.key}`,
      })),
    ];
  });
  const lessons = [...content.lessons.values()].flatMap((lesson): Resting[] => {
    const spoken = [lesson.about, ...lesson.screens.map(({ text }) => text), ...lesson.check.map(({ why }) => why)];
    const how = howOf(lesson.citations, spoken, number);
    return how ? [{ kind: 'lesson', id: lesson.id, title: lesson.title, how }] : [];
  });
  return [...topics, ...lessons];
}

function howOf(citations: readonly CitationEntry[], texts: readonly string[], number: string): Resting['how'] | null {
  const cited = citations.flatMap((each) => ('instrument' in each ? [each] : []));
  const found = cited.find(({ instrument }) => instrument === number);
  if (found?.past) return 'past';
  if (found) return cited.find(({ past }) => !past) === found ? 'main' : 'cites';
  return texts.some((text) => mentions(text, number)) ? 'mentions' : null;
}

/** "282/2025/NĐ-CP", or "282/2025" as people shorten it. */
function mentions(text: string, number: string): boolean {
  const short = /^\d+\/\d{4}/.exec(number)?.[0] ?? number;
  return new RegExp(`(?<![\\d/])${short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`, 'u').test(text);
}

/** All that people can be shown of a topic. */
export function wordsOf({ answer, more, blocks, eligibility, procedure }: Topic): string[] {
  const { papers = [], online, mistakes = [] } = procedure ?? {};
  return [
    answer,
    more ?? '',
    ...Object.values(blocks ?? {}).flatMap((lines) => lines ?? []),
    ...(eligibility?.questions ?? []).map(({ ask }) => ask),
    ...(eligibility?.outcomes ?? []).map(({ says }) => says),
    ...papers.flatMap(({ name, when = '', without = '' }) => [name, when, without]),
    ...(online?.steps ?? []),
    ...mistakes,
  ];
}
