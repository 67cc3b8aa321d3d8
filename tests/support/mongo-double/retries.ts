import type { Binary } from 'bson';
import type { Doc } from './keys';
import { ServerError } from './refusals';

/** The last numbered write of each session and what was answered, so that a repeated one is not done twice. */
export class Retries {
  private readonly sessions = new Map<string, { number: number; reply: Doc }>();

  /**
   * Does the write, or gives the answer it had. Failed commands are not kept: they did nothing.
   * @throws ServerError 225
   */
  once(command: Doc, run: () => Doc): Doc {
    const { lsid, txnNumber } = command as { lsid?: { id: Binary }; txnNumber?: unknown };
    if (txnNumber === undefined || !lsid) return run();
    const session = lsid.id.toString('hex');
    const number = Number(txnNumber);
    const last = this.sessions.get(session);
    if (last?.number === number) return last.reply;
    if (last && last.number > number) throw new ServerError(225, `txnNumber ${number} is too old`);
    const reply = run();
    this.sessions.set(session, { number, reply });
    return reply;
  }
}
