import { Botkit } from 'botkit';
import { TurnContext } from 'botbuilder';
import { Calls, Recorder, type Call, type Frame } from './calls';

/**
 * Botkit, kept from ending the process. Its own `handleTurn` works inside callbacks whose rejections nobody
 * catches: one failing handler and the turn never settles, and Node exits. Here a turn is one plain promise.
 * Triggers (`hears`, `interrupts`, `on`) and middleware are left out on purpose: what a message is about has been
 * decided before a dialogue sees it.
 */
export class ContainedBotkit extends Botkit {
  private readonly calls: Calls;

  constructor() {
    const calls = new Calls();
    super({ adapter: new Recorder(calls), storage: calls, disable_webserver: true, disable_console: true });
    this.calls = calls;
  }

  /** Starts a dialogue in one of its threads. */
  begin(dialog: string, thread: string): Promise<Call> {
    return this.call('', [], async (context) => {
      const dialogs = await this.dialogSet.createContext(context);
      await dialogs.beginDialog(dialog, { thread });
      await this.saveState(await this.spawn(dialogs));
    });
  }

  /** Gives `text` to the dialogue on top of the stack. */
  resume(stack: Frame[], text: string): Promise<Call> {
    return this.call(text, stack, (context) => this.handleTurn(context));
  }

  override async handleTurn(context: TurnContext): Promise<void> {
    const dialogs = await this.dialogSet.createContext(context);
    await dialogs.continueDialog();
    await this.saveState(await this.spawn(dialogs));
  }

  /** For a dialogue's end hook. */
  ended(context: TurnContext, results: Record<string, unknown>): void {
    this.calls.of(context).ended = results;
  }

  /** A world of its own for each call, however many run at once. */
  private async call(text: string, stack: Frame[], work: (context: TurnContext) => Promise<void>): Promise<Call> {
    const { id, call } = this.calls.open(stack);
    try {
      const conversation = { id, isGroup: false, conversationType: '', name: '' };
      const from = { id, name: '' };
      await work(new TurnContext(this.adapter, { type: 'message', text, channelId: id, conversation, from }));
      return call;
    } finally {
      this.calls.close(id);
    }
  }
}
