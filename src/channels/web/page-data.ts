import type { Content } from '../../content/content';
import { menuButtons } from '../../conversation/menu';

/** What the page says and offers, in a language; what is not translated is Vietnamese. */
export function pageData(content: Content, language: string) {
  const { messages, languages } = content;
  return {
    language,
    words: { ...messages.area(language, 'words'), ...messages.area(language, 'chat') },
    menu: menuButtons(content, language),
    languages,
  };
}
export type PageData = ReturnType<typeof pageData>;
