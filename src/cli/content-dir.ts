import { readConfig } from '../config';
import { root } from '../root';

/** The folder whose `intents/` and `locales/` the server answers from: a command must not check or write another. */
export const contentDir = (): string => readConfig().CONTENT_DIR ?? root;
