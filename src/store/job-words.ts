import { fold } from '../text/fold';
import { words } from '../text/words';

/** Each word between spaces, so that a whole word can be looked for. */
export const spaced = (text: string): string => ` ${words(text).join(' ')} `;

/** What a vacancy is found by: title and trade without marks. */
export const jobWords = ({ title, trade }: { title: string; trade: string }): string =>
  spaced(fold(`${title} ${trade}`));
