/** A word is shown to reviewers only when at least this many different people used it. */
export const fewestPeople = 3;
const mostPerTurn = 10;
const longest = 24;

const spelled = /^\p{L}[\p{L}\p{M}'’-]*$/u;

/**
 * Which words of one message may be counted: lower case, NFC, each once, at most ten. What could lead to a person
 * is left out: anything with a digit or a sign in it, and what is too long to be a word.
 */
export function countable(words: readonly string[]): string[] {
  const plain = words.map((word) => word.normalize('NFC').toLowerCase());
  const decent = plain.filter((word) => spelled.test(word) && Array.from(word).length <= longest);
  return [...new Set(decent)].slice(0, mostPerTurn);
}
