import type { Limits } from '../ports/channel';
import type { Part, Reply } from '../model/message';

/** Words the layout itself needs, from `locales`. */
export interface LayoutWords {
  /** "Chọn số:" */
  choose: string;
  /** Label of each block kind: "Ai làm", "Nộp ở đâu" … */
  blocks: Record<string, string>;
  /** "Căn cứ" */
  basis: string;
}

/**
 * Turns a reply into messages of one channel, in order: text with phones, blocks, notes and citations in
 * plain text, cut at the channel's limit between graphemes (at a line or word where possible), buttons on
 * the last part. Where the channel has no buttons, or too few, choices become numbered lines.
 */
export declare function layout(reply: Reply, limits: Limits, words: LayoutWords): Part[];
