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
  /** Allowed answers; absent: any text. Titles are keys under `bot.`. */
  choices?: readonly { answer: string; title: string }[];
}

/** What the engine says next: a line to say, with its choices, and whether the dialogue is over. */
export interface DialogTurn {
  says: { key: string; choices: readonly { answer: string; title: string }[] }[];
  /** JSON to keep until the next message; null when the dialogue is over. */
  state: Record<string, unknown> | null;
  /** Filled when the last question has been answered. */
  done: { dialog: string; answers: Record<string, string> } | null;
}

/** Runs dialogues. Holds nothing between calls: the state goes in and comes out, and commits with the turn. */
export interface DialogEngine {
  begin(dialog: string): Promise<DialogTurn>;
  /**
   * `input` is a choice's `answer` when a button was tapped, else the text. An unknown or outdated state
   * ends the dialogue with nothing done; it never throws for that.
   */
  resume(state: Record<string, unknown>, input: string): Promise<DialogTurn>;
}

