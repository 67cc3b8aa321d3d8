import { canonical, fold } from './fold';

/** Typed with marks it must carry the same ones ("cỏ" is not "có"); without any, the letters are enough. */
export function alike(meant: string, typed: string): boolean {
  return canonical(meant) === canonical(typed) || fold(meant) === typed;
}
