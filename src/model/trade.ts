/** A line of work and what people call it, in questions and in notices. */
export interface Trade {
  /** As it is said back: "phụ hồ, thợ xây". */
  name: string;
  /** With their marks. */
  words: readonly string[];
}
