import { resolve } from 'node:path';

/** The project's folder, where `intents/` and `locales/` lie; the same seen from `src/` and from `dist/`. */
export const root = resolve(__dirname, '..');
