/** What is wrong with a channel at present, by part; a part that works again clears its own line. */
export class Trouble {
  private readonly parts = new Map<string, string>();

  set(part: string, reason: string): void {
    this.parts.set(part, reason);
  }

  clear(part: string): void {
    this.parts.delete(part);
  }

  text(): string | null {
    return this.parts.size === 0 ? null : [...this.parts.values()].join('; ');
  }
}
