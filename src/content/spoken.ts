import type { Messages } from './messages';
import type { LanguageEntry } from './schema';
import type { SourceLine } from './translatable';
import type { Translation, Translations } from './translations';
import { alwaysBoth } from './whole-replies';

/** The lines in Vietnamese that tell people what they are looking at. */
export interface Labels {
  /** "Bản nháp tiếng Tày, …:" */
  draft: string;
  /** The same, when some speakers have looked at it. */
  inReview: string;
  /** "Bản tiếng Tày của câu này đang chờ sửa …" */
  waiting: string;
}

export function labelsOf(messages: Messages, { name }: LanguageEntry): Labels {
  const say = (key: string) => messages.say('vi', `bot.translation.${key}`, { language: name });
  return { draft: say('draft'), inReview: say('in-review'), waiting: say('waiting') };
}

/** What is said for a text of which there is a translation, by its kind and standing. */
export interface Spoken {
  text: string;
  note: string | null;
}

/**
 * The one rule of what people see. Nothing but fresh, approved text stands without a label; a draft stands only
 * where the whole Vietnamese can stand under it; a stale text is never shown, and if people were used to it they are
 * told why it is gone. `vietnamese` is what is said without a translation, which may be more than the source.
 */
export function spoken(
  translation: Translation | undefined,
  kind: SourceLine['kind'],
  vietnamese: string,
  labels: Labels,
): Spoken {
  const plain = { text: vietnamese, note: null };
  const whole = kind === 'reply' || kind === 'answer';
  if (!translation || translation.counts === 'withdrawn') return plain;
  const { key, counts, stale, text } = translation;
  if (stale) return counts === 'approved' && whole ? { text: vietnamese, note: labels.waiting } : plain;
  if (counts === 'approved') {
    // Rules, amounts and deadlines stand in answers: those are always said in Vietnamese too.
    const both = kind === 'answer' || alwaysBoth.has(key);
    return both ? { text: `${text.trim()}\n\n${vietnamese}`, note: null } : { text: text.trim(), note: null };
  }
  const label = counts === 'in-review' ? labels.inReview : labels.draft;
  return whole ? { text: `${label}\n${text.trim()}\n\n${vietnamese}`, note: null } : plain;
}

/** The bot's own lines in every other language, as `Messages` says them. Topics are said by `knowledge`. */
export function spokenLines(
  messages: Messages,
  translations: Translations,
  sources: ReadonlyMap<string, SourceLine>,
  languages: readonly LanguageEntry[],
): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const language of languages) {
    const labels = labelsOf(messages, language);
    const lines = [...(translations.get(language.tag)?.values() ?? [])].flatMap((translation) => {
      const source = sources.get(translation.key);
      if (!source || !messages.has('vi', source.key)) return [];
      const { text, note } = spoken(translation, source.kind, source.vietnamese, labels);
      return text === source.vietnamese && note === null
        ? []
        : [[source.key, note ? `${text}\n\n${note}` : text] as const];
    });
    tables.set(language.tag, new Map(lines));
  }
  return tables;
}
