import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { AppError, reasonOf } from '../../../errors';
import { checkDialog } from '../check';
import type { Dialog, DialogEngine, DialogTurn } from '../dialog';
import { readPosition } from '../position';
import { skipsStep } from '../reading';
import type * as RunnerFile from './runner';

/** The engine on Botkit. Cheap to make: Botkit itself is loaded at the first message of a dialogue, or by `warm`. */
export function createDialogEngine(dialogs: readonly Dialog[]): DialogEngine {
  dialogs.forEach(checkDialog);
  return new BotkitEngine(dialogs);
}

const notMine: DialogTurn = { took: null, says: [], state: null, done: null };

class BotkitEngine implements DialogEngine {
  private readonly known: ReadonlyMap<string, Dialog>;
  private runner: RunnerFile.Runner | null = null;

  constructor(dialogs: readonly Dialog[]) {
    this.known = new Map(dialogs.map((dialog) => [dialog.id, dialog]));
  }

  async begin(id: string): Promise<DialogTurn> {
    const dialog = this.known.get(id);
    if (!dialog) throw new AppError('dialog.failed', `there is no dialogue "${id}"`);
    return this.run((runner) => runner.begin(dialog));
  }

  async resume(state: Record<string, unknown>, input: string): Promise<DialogTurn> {
    const position = readPosition(state, this.known);
    const dialog = position && this.known.get(position.dialog);
    return dialog ? this.run((runner) => runner.resume(dialog, position, input)) : notMine;
  }

  skips(state: Record<string, unknown>, text: string): boolean {
    const position = readPosition(state, this.known);
    const step = position && this.known.get(position.dialog)?.steps[position.step];
    return step ? skipsStep(step, text) : false;
  }

  async warm(): Promise<void> {
    const load = createRequire(__filename);
    // In pieces, so that messages which come in meanwhile wait for one piece and not for all.
    for (const piece of ['botbuilder-core', 'botbuilder-dialogs', 'botbuilder', 'botkit']) {
      load(piece);
      await setImmediate();
    }
    this.ready();
  }

  private async run(work: (runner: RunnerFile.Runner) => Promise<DialogTurn>): Promise<DialogTurn> {
    try {
      return await work(this.ready());
    } catch (error) {
      throw new AppError('dialog.failed', reasonOf(error), { cause: error });
    }
  }

  private ready(): RunnerFile.Runner {
    if (!this.runner) {
      // Not an import: that would load Botkit into every process, also into those that never hold a dialogue.
      const load = createRequire(__filename);
      const loaded = load('./runner') as typeof RunnerFile;
      this.runner = new loaded.Runner([...this.known.values()]);
    }
    return this.runner;
  }
}
