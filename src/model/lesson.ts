/** How far a person has come in a lesson; only lessons that were opened have one. */
export interface LessonProgress {
  /** The screen last seen, from 1; one more than there are screens: at the check question. */
  screen: number;
  /** Has been through it to the end at least once. */
  done?: true;
  /** Epoch ms of the last step. */
  at: number;
}
