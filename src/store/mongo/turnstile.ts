/** Lets work in: what is about one key one after the other, in the order in which it came, and only so many at once. */
export class Turnstile {
  private readonly last = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly most: number) {}

  /** Gives what `work` gives and rejects with what it rejects with; the next one is let in either way. */
  async pass<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((left) => (leave = left));
    this.last.set(key, mine);
    await before;
    await this.enter();
    try {
      return await work();
    } finally {
      this.exit();
      if (this.last.get(key) === mine) this.last.delete(key);
      leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.inside < this.most) this.inside += 1;
    else await new Promise<void>((go) => this.waiting.push(go));
  }

  /** The place is handed on, not given up: nobody can slip in between. */
  private exit(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
