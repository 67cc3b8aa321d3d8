/**
 * Which letters make a Vietnamese syllable: an onset, a rime, a tone, and the rules by which they meet. Words that are
 * spelled right are never mended, so a rime missing here is a word broken there.
 */
const plainRimes = list(`
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu`);

/** A rounded glide before the vowel; after q it is the u of "qu". */
const glideRimes = list(`
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeng oeo oet
uân uâng uât uây uê uêch uênh uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt`);

/** Glides that only loan words and one or two others have after these onsets: xe buýt, noãn, vải voan, góa. */
const rareGlides = list('boa buyt goa moa moay noan phuy voan');

/** The long o of loan words, which must stay rare: "khoong" is how "không" looks when the keyboard slept. */
const longO = list('booc boong gooc goong mooc sooc vooc xooc xoong');

const afterQu = list('ac am ăm ăp âc âm âp âu em êm ên êt êu i in inh it ơi ơn ơt ôc');
/** Without an onset iê is written yê. */
const alone = list('yêm yên yêng yêt yêu');
/** y for i after one consonant, and in the names Vy and Thy. */
const withY = list('y hy ky ly my sy ty vy thy');
/** gi- swallows the i of a rime: giếng, giết, giễu; before n it is a g: giữ gìn. */
const afterG = list('gi gin gich giê giêc giêm giên giêng giêp giêt giêu');

const onsets = ['', ...list('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x')];
const glideOnsets = new Set(['', ...list('ch d đ h kh l ng nh r s t th tr x')]);
/** Before i, e and ê: gh, k, ngh; elsewhere: c, g, ng. */
const hard = { front: new Set(['gh', 'k', 'ngh']), other: new Set(['c', 'g', 'ng']) };

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const stopTones = ['\u0301', '\u0323'];
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
const vowel = /[aăâeêioôơuưy]/;
const toneIndex: Record<string, [old: number, now: number]> = { oa: [0, 1], oe: [0, 1], uy: [0, 1] };

function list(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Letters with their hats and horns but without tone: "đươc", "khoe". */
export type Base = string;

function basesByRule(): Set<Base> {
  const bases = new Set<Base>([...rareGlides, ...longO, ...alone, ...withY, ...afterG]);
  for (const onset of onsets) {
    for (const rime of plainRimes) {
      if (/^[ieê]/.test(rime) ? hard.other.has(onset) : hard.front.has(onset)) continue;
      if (onset === 'gi' ? /^[iê]/.test(rime) : onset === '' && rime.startsWith('iê')) continue;
      bases.add(onset + rime);
    }
    if (glideOnsets.has(onset)) for (const rime of glideRimes) bases.add(onset + rime);
  }
  for (const rime of [...glideRimes.map((each) => each.slice(1)), ...afterQu]) bases.add(`qu${rime}`);
  return bases;
}

let known: { bases: Set<Base>; bare: Set<string> } | null = null;

function table() {
  if (known) return known;
  const bases = basesByRule();
  const bare = new Set(Array.from(bases, (base) => base.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')));
  return (known = { bases, bare });
}

/**
 * Whether a lower-case NFC word is a Vietnamese syllable as written, its tone in the old place or the new (hòa, hoà).
 * A rime ending in c, ch, p or t has sắc or nặng, so "ban" is a syllable and "cac" is not; see `isBareSyllable`.
 */
export function isLegalSyllable(word: string): boolean {
  const { base, tone } = apart(word);
  return tonesOf(base).includes(tone) && table().bases.has(base) && written(base, tone).includes(word);
}

/** Whether a word is a syllable typed without any mark: "cac", "duoc", "cuu". */
export const isBareSyllable = (word: string): boolean => table().bare.has(word);

/** Tone marks of a word, and the rest of it in NFC. */
export function apart(word: string): { base: Base; tone: string } {
  const letters = word.normalize('NFD');
  return { base: letters.replace(toneMarks, '').normalize('NFC'), tone: (letters.match(toneMarks) ?? []).join('') };
}

const tonesOf = (base: Base): readonly string[] => (/(?:c|ch|p|t)$/.test(base) ? stopTones : tones);

/** A base with a tone where people put it: the old place first, then the new where that is another. */
export function written(base: Base, tone: string): string[] {
  if (tone === '') return [base];
  const places = placesOf(base);
  return Array.from(new Set(places), (at) => base.slice(0, at + 1) + tone + base.slice(at + 1)).map((word) =>
    word.normalize('NFC'),
  );
}

function placesOf(base: Base): [old: number, now: number] {
  const from = base.startsWith('qu') || /^gi[aăâeêioôơuư]/.test(base) ? 2 : base.search(vowel);
  let to = from;
  while (vowel.test(base[to] ?? '')) to += 1;
  const vowels = base.slice(from, to);
  const hat = Math.max(...Array.from('ăâêôơư', (letter) => vowels.lastIndexOf(letter)));
  if (hat >= 0) return [from + hat, from + hat];
  if (to < base.length || vowels.length === 1) return [to - 1, to - 1];
  if (vowels.length === 3) return [from + 1, from + 1];
  const [old, now] = toneIndex[vowels] ?? [0, 0];
  return [from + old, from + now];
}

/** The syllable of a base and a tone in the old placement, or null when there is none. */
export function syllableOf(base: Base, tone: string): string | null {
  return table().bases.has(base) && tonesOf(base).includes(tone) ? (written(base, tone)[0] ?? null) : null;
}

/** Every syllable the rules allow, both placements: some thousands, most of them words nobody uses. */
export function allSyllables(): string[] {
  return Array.from(table().bases).flatMap((base) => tonesOf(base).flatMap((tone) => written(base, tone)));
}
