import { createHash } from 'node:crypto';
import type { Client } from './connection';

/** A Lua script over exactly one key, so that it also runs in a cluster. Redis knows it by its hash after the first use. */
export class Script {
  private readonly sha: string;

  constructor(private readonly lua: string) {
    this.sha = createHash('sha1').update(lua).digest('hex');
  }

  /** What the script returns. Commands of the same tick travel together. */
  async run(client: Client, key: string, ...args: readonly string[]): Promise<unknown> {
    const given = { keys: [key], arguments: [...args] };
    try {
      return await client.evalSha(this.sha, given);
    } catch (error) {
      // Redis was started anew and has forgotten it.
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return client.eval(this.lua, given);
    }
  }
}
