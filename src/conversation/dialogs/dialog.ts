/**
 * A dialogue is data: questions in order. The id carries a version, so that a person who is in the middle
 * of an old one when a new release starts is let out of it politely instead of being misread.
 */
export interface Dialog {
  id: string;
  steps: readonly DialogStep[];
}

export interface DialogStep {
  /** Name of the answer. */
  key: string;
  /** Key under `bot.` in `locales`. */
  ask: string;
  /** Allowed answers; absent: any text. */
  choices?: readonly DialogChoice[];
  /** Words are an answer too, also beside choices, when they can be kept for good: see `text/keepable.ts`. */
  words?: {
    /** Code points. */
    most: number;
    /** Key under `bot.`, said when they could not be taken: what to write instead. */
    again: string;
  };
  /** Asked only of those who gave these answers to earlier choices; absent: of everybody. */
  when?: Readonly<Record<string, string>>;
}

export interface Choice {
  answer: string;
  /** Key under `bot.`, the button's title. */
  title: string;
}

export interface DialogChoice extends Choice {
  /**
   * What people type instead of tapping, whole texts only. Typed with marks it must carry the same marks
   * ("có", not "cỏ"); typed without any, the letters are enough.
   */
  aliases?: readonly string[];
  /** Leaves the question out: "bỏ qua" then means this and not the end of the dialogue. */
  skips?: true;
}

/** What the engine made of an input, what it says next, and whether the dialogue is over. */
export interface DialogTurn {
  /** What the input was taken for: one of the choices, free words, or null when it was no answer. */
  took: 'choice' | 'words' | null;
  says: { key: string; choices: readonly Choice[] }[];
  /** JSON to keep until the next message, at most 8 KB; null when the dialogue is over. */
  state: Record<string, unknown> | null;
  /** Filled when the last question has been answered. */
  done: { dialog: string; answers: Record<string, string> } | null;
}

/** Said instead of the question when an answer is none of the choices, and when it is none a second time. */
export const pickAgain = 'dialog.pick';
export const givenUp = 'dialog.cancelled';

/** Runs dialogues. Holds nothing between calls: the state goes in and comes out, and commits with the turn. */
export interface DialogEngine {
  /** Rejects with `dialog.failed` for a dialogue that is not in the catalogue. */
  begin(dialog: string): Promise<DialogTurn>;
  /**
   * `input` is a choice's `answer` when a button was tapped, else the text. An answer that is none is asked for
   * once more; the second time the dialogue is given up, with nothing done. An unknown, outdated or spoiled state
   * says nothing and does nothing: the message was for somebody else. It never throws for that.
   */
  resume(state: Record<string, unknown>, input: string): Promise<DialogTurn>;
  /** Whether `text` leaves out the question that is open, so that it must not be read as "stop". */
  skips(state: Record<string, unknown>, text: string): boolean;
  /** Loads ahead what is slow to load, so that the first person to open a dialogue does not wait for it. */
  warm(): Promise<void>;
}
