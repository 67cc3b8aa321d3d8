/** FNV-1a over UTF-16 units from `seed`, well mixed; 32 bits are plenty for some ten thousand features. */
export function hashText(text: string, from: number, to: number, seed: number): number {
  let h = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Mixes two numbers, order matters. */
export const hashPair = (a: number, b: number, seed: number): number =>
  mix(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ seed);

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
