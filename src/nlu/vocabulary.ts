import { groupCount, groupWeights, type Features } from './features';

/** A sparse vector; only the first `length` entries count. */
export interface SparseVector {
  ids: Int32Array;
  values: Float32Array;
  length: number;
}

export function squareOf({ values, length }: SparseVector): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += values[i]! * values[i]!;
  return sum;
}

export interface VocabularyData {
  /** Feature hash of each id. */
  hashes: Uint32Array;
  /** Inverse label frequency of each id, see `buildVocabulary`. */
  idf: Float32Array;
  /** 1 where a feature occurs in a real example, not only in noise or in the background. */
  familiar: Uint8Array;
}

const weights = Object.values(groupWeights);
const accentedGroup = 0;

/** The features seen in training: hash → id and weight. Unknown features weigh nothing, but lower the coverage. */
export class Vocabulary {
  readonly size: number;
  private readonly table: Int32Array;
  private readonly mask: number;
  private readonly counts: Float32Array;
  /** What a word nobody has seen weighs: as much as the rarest one. */
  private readonly rare: number;

  constructor(readonly data: VocabularyData) {
    this.size = data.hashes.length;
    const capacity = 1 << Math.ceil(Math.log2(Math.max(16, this.size * 2)));
    this.mask = capacity - 1;
    this.table = new Int32Array(capacity).fill(-1);
    this.counts = new Float32Array(this.size);
    this.rare = data.idf.reduce((most, idf) => Math.max(most, idf), 1);
    data.hashes.forEach((hash, id) => {
      let slot = hash & this.mask;
      while (this.table[slot] !== -1) slot = (slot + 1) & this.mask;
      this.table[slot] = id;
    });
  }

  idOf(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const id = this.table[slot]!;
      if (id === -1 || this.data.hashes[id] === hash) return id;
      slot = (slot + 1) & this.mask;
    }
  }

  /** tf-idf, each group scaled to its weight. */
  vector(features: Features): SparseVector {
    const { hashes, scale, ends } = features;
    const ids = new Int32Array(hashes.length);
    const values = new Float32Array(hashes.length);
    let length = 0;
    let from = 0;
    for (let group = 0; group < groupCount; group += 1) {
      const start = length;
      const end = ends[group]!;
      for (let i = from; i < end; i += 1) {
        const id = this.idOf(hashes[i]!);
        if (id === -1) continue;
        if (this.counts[id] === 0) {
          ids[length] = id;
          values[length] = scale[i]!;
          length += 1;
        }
        this.counts[id]! += 1;
      }
      let norm = 0;
      for (let i = start; i < length; i += 1) {
        const id = ids[i]!;
        const value = (1 + Math.log(this.counts[id]!)) * this.data.idf[id]! * values[i]!;
        values[i] = value;
        norm += value * value;
        this.counts[id] = 0;
      }
      const factor = norm > 0 ? weights[group]! / Math.sqrt(norm) : 0;
      for (let i = start; i < length; i += 1) values[i]! *= factor;
      from = end;
    }
    return { ids, values, length };
  }

  /**
   * Share of a text's words, by weight, that occur in the examples: 0 for gibberish and foreign matters. A word with
   * marks that is known only without them, or with others, counts half: "chăng" is not "chẳng".
   */
  coverage(features: Features): number {
    const { hashes, scale, ends, marked } = features;
    const plain = ends[accentedGroup]!;
    let known = 0;
    let all = 0;
    for (let i = 0; i < marked.length; i += 1) {
      const id = this.familiarId(hashes[plain + i]!);
      const weight = scale[plain + i]! * (id === -1 ? this.rare : this.data.idf[id]!);
      all += weight;
      if (id !== -1) known += marked[i] === 1 && this.familiarId(hashes[i]!) === -1 ? weight / 2 : weight;
    }
    return all > 0 ? known / all : 0;
  }

  private familiarId(hash: number): number {
    const id = this.idOf(hash);
    return id !== -1 && this.data.familiar[id] === 1 ? id : -1;
  }
}

export interface CountedText {
  features: Features;
  /** 'example' counts as familiar; 'noise' enters the vocabulary only where it repeats. */
  kind: 'example' | 'noise' | 'background';
  label: number;
}

/**
 * A word weighs more the fewer labels it occurs with, not the fewer texts: "nhắc" is in half the examples of one
 * intent and in no other, which makes it the best of words, not a common one.
 */
export function buildVocabulary(texts: CountedText[]): Vocabulary {
  const ids = new Map<number, number>();
  const inTexts: number[] = [];
  const lastText: number[] = [];
  const labelsOf: Set<number>[] = [];
  const familiar: number[] = [];
  texts.forEach(({ features, kind, label }, text) => {
    for (const hash of features.hashes) {
      let id = ids.get(hash);
      if (id === undefined) {
        id = ids.size;
        ids.set(hash, id);
        inTexts.push(0);
        lastText.push(-1);
        labelsOf.push(new Set());
        familiar.push(0);
      }
      if (kind === 'example') familiar[id] = 1;
      if (lastText[id] === text) continue;
      lastText[id] = text;
      inTexts[id]! += 1;
      labelsOf[id]!.add(label);
    }
  });
  const labels = new Set(texts.map(({ label }) => label)).size;
  const kept = Array.from(ids).filter(([, id]) => familiar[id] === 1 || inTexts[id]! > 1);
  return new Vocabulary({
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, id]) => Math.log((labels + 1) / (labelsOf[id]!.size + 1)) + 1),
    familiar: Uint8Array.from(kept, ([, id]) => familiar[id]!),
  });
}
