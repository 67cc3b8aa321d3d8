import { chainsOf } from './masking/chain';
import { emailsIn } from './masking/email';
import { labels, type Mask } from './masking/mask';
import { masksOf } from './masking/numbers';
import { platesIn } from './masking/plate';
import { viewOf, type View } from './masking/view';

/** Nothing here can hold a number or an address. */
const harmless = /^[^\p{N}@＠﹫]*$/u;

/**
 * Masks what leads to a person before a text is stored: telephone numbers, papers, cards, accounts, number
 * plates, e-mail addresses and any other long number, however its digits are written or spaced. Money, dates,
 * times, years, decree numbers and public hotlines (111–115, 1800xxxx, 1900xxxx) stay readable.
 * Idempotent. Time grows with the length of the text and with nothing else.
 */
export function redact(text: string): string {
  if (harmless.test(text)) return text;
  const view = viewOf(text);
  const { chars } = view;
  const taken = chars.map(() => false);
  const masks: Mask[] = [];
  const take = (found: readonly Mask[]) => {
    for (const mask of found) {
      if (taken[mask.from] || taken[mask.to - 1]) continue;
      taken.fill(true, mask.from, mask.to);
      masks.push(mask);
    }
  };
  take(emailsIn(chars));
  take(platesIn(chars, (index) => text.slice(view.starts[index], view.ends[index]).normalize('NFC')));
  take(
    chainsOf(chars, taken).flatMap((chain) => masksOf(chain, chars).map((mask) => withCardLetters(mask, view, text))),
  );
  return written(text, view, masks);
}

/** A health-insurance number begins with two letters, "DN4220123456789". */
function withCardLetters(mask: Mask, { chars, starts }: View, text: string): Mask {
  if (mask.label !== labels.card) return mask;
  const apart = chars[mask.from - 1] === ' ' || chars[mask.from - 1] === '-' ? 1 : 0;
  const from = mask.from - apart - 2;
  const letters = text.slice(starts[from], starts[from + 2]);
  const pattern = apart ? /^[A-Z]{2}$/ : /^[A-Za-z]{2}$/;
  return from >= 0 && pattern.test(letters) && !/\p{L}/u.test(chars[from - 1] ?? '') ? { ...mask, from } : mask;
}

function written(text: string, { starts, ends }: View, masks: Mask[]): string {
  let out = '';
  let done = 0;
  for (const mask of masks.sort((a, b) => a.from - b.from)) {
    out += text.slice(done, starts[mask.from]) + mask.label;
    done = ends[mask.to - 1] ?? done;
  }
  return out + text.slice(done);
}
