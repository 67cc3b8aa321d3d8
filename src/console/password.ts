import { hash, verify } from '@node-rs/argon2';
import { newToken } from './token';

/** argon2id by default; 19 MiB, two passes, one lane: the OWASP minimum, some 20 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const least = 12;
const most = 128;

/** macOS types ế as two characters, Windows as one: without this one of them cannot sign in. */
const typed = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost);

export type PasswordFault = 'short' | 'long' | 'name' | 'simple';

/** What is wrong with a chosen password, as a key of `console.password.*`; null when nothing is. */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const letters = [...typed(password)];
  const plain = typed(password).toLowerCase();
  if (letters.length < least) return 'short';
  if (letters.length > most) return 'long';
  if (plain.includes(username.toLowerCase()) || plain.includes('thonban')) return 'name';
  return new Set(plain).size < 5 || isRun(plain) ? 'simple' : null;
}

/** 123456789012, abcdefghijkl and the like: each character the one after the last. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return steps.filter((step) => step === 1 || step === -1).length >= steps.length - 1;
}

/**
 * Checks a password against an account's hash. Without an account it checks against a hash nobody has the
 * password to, so that a wrong name takes as long as a wrong password.
 */
export function passwordChecker(): (password: string, stored: string | undefined) => Promise<boolean> {
  const nobody = hash(newToken(), cost);
  nobody.catch(() => undefined);
  return async (password, stored) => {
    const right = await verify(stored ?? (await nobody), typed(password));
    return right && stored !== undefined;
  };
}
