import { faultLine, type Fault } from '../content/fault';
import { readLexicons } from '../content/lexicon';
import { readContent } from '../content/load';
import type { Content } from '../content/content';
import { AppError, reasonOf } from '../errors';
import type { Lexicon } from '../model/lexicon';
import { corpusFrom } from '../nlu/corpus';
import { trainApart } from '../nlu/train-apart';
import { wordsPrint } from '../nlu/words-print';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { Tools } from './heard';

/** What a process answers from, or only reads: the content, and what was made of it. */
export interface FromContent {
  content: Content;
}

export interface LibraryParts<Held extends FromContent> {
  /** The project's folder, with `intents/` and `locales/`. */
  root: string;
  dataDir: string;
  modelsDir: string;
  /** Makes the tools of a content; learns it where the cache has no model of it. */
  toolsOf(content: Content, lexicons: readonly Lexicon[]): Promise<Held>;
  /** False where nobody is answered: a model costs seconds and memory. */
  learns?: boolean;
  clock: Clock;
  log: Log;
}

/** What is asked of a library where it is shown. */
export type LibraryView = Pick<Library<FromContent>, 'content' | 'reload' | 'last'>;

/** What became of a reload. */
export type Reloaded =
  | { kind: 'swapped'; topics: number; leftOut: string[]; at: number }
  /** Nothing changed: what was served before is served still. `faults` are lines as `npm run content` prints them. */
  | { kind: 'kept'; faults: string[]; at: number };

/**
 * What the server answers from. Read anew on request while it runs: checked whole, learned apart, and put in place
 * at once; a turn goes on with what it began with. With any fault everything stays as it was.
 */
export class Library<Held extends FromContent = Tools> {
  private underWay: Promise<Reloaded> | null = null;
  private next: Promise<Reloaded> | null = null;
  /** The outcome of the last reload; null before the first. */
  last: Reloaded | null = null;

  private constructor(
    private readonly parts: LibraryParts<Held>,
    private held: Held,
    private readonly words: string,
  ) {}

  /** Rejects with `content.invalid` on any fault in Vietnamese content. */
  static async open<Held extends FromContent>(parts: LibraryParts<Held>): Promise<Library<Held>> {
    const { content, lexicons, leftOut, faults } = readAll(parts);
    if (faults.length > 0) throw new AppError('content.invalid', `\n${faults.join('\n')}`);
    for (const fault of leftOut) parts.log.warn({ fault }, 'a file is left out');
    // What the thread could not learn is learned here: a start may cost time and memory, but does not fail for that.
    await learn(content, parts).catch((error: unknown) => parts.log.warn({ reason: reasonOf(error) }, 'learning here'));
    return new Library(parts, await parts.toolsOf(content, lexicons), wordsPrint());
  }

  get tools(): Held {
    return this.held;
  }

  get content(): Content {
    return this.held.content;
  }

  /**
   * Never rejects. Whoever asks while one is under way may have edited a file that it has read already: for all of
   * them together there is one more after it.
   */
  async reload(): Promise<Reloaded> {
    if (!this.underWay) return this.begin();
    this.next ??= this.underWay.then(() => {
      this.next = null;
      return this.begin();
    });
    return this.next;
  }

  private begin(): Promise<Reloaded> {
    this.underWay = this.readAnew().finally(() => (this.underWay = null));
    return this.underWay;
  }

  private async readAnew(): Promise<Reloaded> {
    const { log, clock } = this.parts;
    try {
      this.last = await this.replaced();
    } catch (error) {
      this.last = { kind: 'kept', faults: [reasonOf(error)], at: clock.now() };
    }
    if (this.last.kind === 'swapped') log.info({ topics: this.last.topics }, 'content reloaded');
    else for (const fault of this.last.faults) log.error({ fault }, 'content not reloaded: the old one is kept');
    return this.last;
  }

  private async replaced(): Promise<Reloaded> {
    const { toolsOf, clock } = this.parts;
    const { content, lexicons, leftOut, faults } = readAll(this.parts);
    if (wordsPrint() !== this.words) faults.push(content.messages.say('vi', 'console.content.words-changed'));
    if (faults.length > 0) return { kind: 'kept', faults, at: clock.now() };
    await learn(content, this.parts);
    this.held = await toolsOf(content, lexicons);
    return { kind: 'swapped', topics: content.topics.size, leftOut, at: clock.now() };
  }
}

async function learn(content: Content, { modelsDir, learns = true }: Learning): Promise<void> {
  if (learns) await trainApart({ corpus: corpusFrom(content.topics.values()), cacheDir: modelsDir });
}

type Learning = Pick<LibraryParts<FromContent>, 'modelsDir' | 'learns'>;

/** Faults in Vietnamese stop everything; a faulty file of another language is left out. */
function readAll({ root, dataDir }: Pick<LibraryParts<FromContent>, 'root' | 'dataDir'>) {
  const { content, faults } = readContent(root);
  const { lexicons, faults: spelt } = readLexicons(root, dataDir, new Set(content.topics.keys()));
  const isOther = ({ language }: Fault) => language !== undefined;
  return {
    content,
    lexicons,
    faults: faults.filter((fault) => !isOther(fault)).map(faultLine),
    leftOut: [...faults.filter(isOther), ...spelt].map(faultLine),
  };
}
