/** One thing wrong in a content file, told to its author: where, what, and how to mend it. */
export interface Fault {
  /** Path relative to the project, with `/`. */
  file: string;
  /** 1-based. */
  line: number;
  what: string;
  mend: string;
  /** The language whose file it is, when that is not Vietnamese: then only that file is left out. */
  language?: string;
  /** The file was not looked at any further: there may be more wrong in it. */
  partial?: true;
}

export const faultLine = (fault: Fault): string => `${fault.file}:${fault.line} — ${fault.what} — ${fault.mend}`;
