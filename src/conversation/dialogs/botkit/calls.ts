import { BotAdapter, type Activity, type ResourceResponse, type Storage, type TurnContext } from 'botbuilder';
import { AppError } from '../../../errors';

/** One dialogue on Botkit's stack, as its storage keeps it. */
export interface Frame {
  id: string;
  state: Record<string, unknown>;
}

/** What one call brings in and takes out. Nothing of it outlives the call. */
export interface Call {
  stack: Frame[];
  sent: Partial<Activity>[];
  /** What the dialogue's end hook was told; null while the dialogue goes on. */
  ended: Record<string, unknown> | null;
}

interface Stored {
  dialogState?: { dialogStack?: Frame[] };
}

/**
 * The calls under way, each under a channel id of its own. Botkit asks its storage by a key that begins with the
 * channel id, so no call can read or write what belongs to another.
 */
export class Calls implements Storage {
  private readonly underWay = new Map<string, Call>();
  private made = 0;

  open(stack: Frame[]): { id: string; call: Call } {
    this.made += 1;
    const opened = { id: `call-${this.made}`, call: { stack, sent: [], ended: null } };
    this.underWay.set(opened.id, opened.call);
    return opened;
  }

  close(id: string): void {
    this.underWay.delete(id);
  }

  of(context: TurnContext): Call {
    return this.find(context.activity.channelId);
  }

  async read(keys: string[]): Promise<Record<string, Stored>> {
    return Object.fromEntries(keys.map((key) => [key, { dialogState: { dialogStack: this.byKey(key).stack } }]));
  }

  async write(changes: Record<string, Stored>): Promise<void> {
    for (const [key, change] of Object.entries(changes)) this.byKey(key).stack = change.dialogState?.dialogStack ?? [];
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.byKey(key).stack = [];
  }

  private byKey(key: string): Call {
    return this.find(key.slice(0, key.indexOf('/')));
  }

  private find(id: string): Call {
    const call = this.underWay.get(id);
    if (!call) throw new AppError('dialog.failed', 'a dialogue went on after its call had ended');
    return call;
  }
}

/** An adapter that sends nothing, only notes. Botkit tells people its own English errors when sending fails. */
export class Recorder extends BotAdapter {
  constructor(private readonly calls: Calls) {
    super();
  }

  async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.calls.of(context).sent.push(...activities);
    return activities.map((_, index) => ({ id: String(index) }));
  }

  async updateActivity(): Promise<void> {}
  async deleteActivity(): Promise<void> {}
  async continueConversation(): Promise<void> {}
}
