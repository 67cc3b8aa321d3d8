import { readFollowUps } from '../../content/follow-up';
import { root } from '../../root';
import { bareReader, type BareReader } from './reader';

/** Read at the first question: nothing may run at import time, and no message should wait for it twice. */
let known: BareReader | null = null;

/** `BareReader` over the phrases of this project. Without them every text has a matter of its own. */
export const asksBare: BareReader = (text) => {
  if (!known) {
    const { phrases } = readFollowUps(root);
    known = phrases ? bareReader(phrases) : () => null;
  }
  return known(text);
};
