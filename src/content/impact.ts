import type { Content, Topic } from './content';
import type { CitationEntry } from './forms';
import { mainBasis } from './main-basis';
import { isNamedIn } from './instrument-numbers';
import type { Lesson } from './lesson-schema';
import { translationsOfTopic } from './translations';

export const restingKinds = ['topic', 'procedure', 'lesson', 'translation'] as const;

/** Something people read that rests on an instrument. */
export interface Resting {
  kind: (typeof restingKinds)[number];
  id: string;
  title: string;
  /**
   * `main`: withheld the day the instrument lapses. `cites`: said under it from that day on. `past`: told as a thing of
   * the past. `mentions`: in its words only.
   */
  how: 'main' | 'cites' | 'past' | 'mentions';
}

/**
 * Everything that a repeal of the instrument touches, by citation or by its number in the text: what a search for
 * the citation alone would miss is still wrong the day after.
 */
export function restingOn(content: Content, number: string): Resting[] {
  const topics = [...content.topics.values()].flatMap((topic): Resting[] => {
    const how = howOf(topic, wordsOf(topic), number);
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
    const how = howOf({ ...lesson, tone: 'normal' }, wordsOfLesson(lesson), number);
    return how ? [{ kind: 'lesson', id: lesson.id, title: lesson.title, how }] : [];
  });
  return [...topics, ...lessons];
}

function howOf(told: Told, texts: readonly string[], number: string): Resting['how'] | null {
  return citedAs(told, number) ?? (texts.some((text) => isNamedIn(text, number)) ? 'mentions' : null);
}

/** By citation alone; null: it is not cited. */
export function citedAs({ citations, tone }: Told, number: string): 'main' | 'cites' | 'past' | null {
  const cited = citations.flatMap((each) => ('instrument' in each && each.instrument === number ? [each] : []));
  // An emergency is flagged, never withheld.
  if (cited.some(({ past }) => !past))
    return mainBasis(citations) === number && tone !== 'emergency' ? 'main' : 'cites';
  return cited.length > 0 ? 'past' : null;
}

interface Told {
  citations: readonly CitationEntry[];
  tone: Topic['tone'];
}

/** All that people can be shown of a topic. */
export function wordsOf({ title, answer, more, blocks, eligibility, procedure }: Topic): string[] {
  const { papers = [], online, mistakes = [] } = procedure ?? {};
  return [
    title,
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

const wordsOfLesson = ({ title, about, screens, check }: Lesson): string[] => [
  title,
  about,
  ...screens.flatMap(({ text, alt }) => [text, alt]),
  ...check.flatMap(({ question, choices, why }) => [question, ...choices.map((each) => each.title), why]),
];
