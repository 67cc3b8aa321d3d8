import { fold } from '../../text/fold';
import { words } from '../../text/words';

/** A language to translate into, by its tag and as people call it. */
export interface Named {
  tag: string;
  name: string;
}

const bare = (name: string): string =>
  words(fold(name))
    .join(' ')
    .replace(/^tieng /, '');

/** The tag of "tyz", "Tày", "tieng tay"; null for a language that is not there. */
export const tagOf = (said: string, languages: readonly Named[]): string | null =>
  languages.find(({ tag, name }) => tag === said.toLowerCase() || bare(name) === bare(said))?.tag ?? null;

/** "tyz (Tày), nut (Nùng)" */
export const namesOf = (languages: readonly Named[]): string =>
  languages.map(({ tag, name }) => `${tag} (${name})`).join(', ');
