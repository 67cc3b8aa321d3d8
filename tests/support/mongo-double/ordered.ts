/** One document's place in an index. */
export interface Item<T> {
  key: string;
  /** Tells equal keys apart. */
  seq: number;
  value: T;
}

const chunkSize = 512;

/** Items sorted by key, then seq, in chunks small enough to insert into. */
export class Ordered<T> {
  private readonly chunks: Item<T>[][] = [];

  insert(item: Item<T>): void {
    if (this.chunks.length === 0) {
      this.chunks.push([item]);
      return;
    }
    const [chunk, at] = this.place(item.key, item.seq);
    const number = Math.min(chunk, this.chunks.length - 1);
    const list = this.chunks[number]!;
    list.splice(chunk === number ? at : list.length, 0, item);
    if (list.length <= chunkSize) return;
    // Keys that only grow would leave half-empty chunks behind if every chunk were cut in the middle.
    const cut = at === list.length - 1 ? list.length - 1 : list.length >> 1;
    this.chunks.splice(number + 1, 0, list.splice(cut));
  }

  remove(key: string, seq: number): void {
    const [chunk, at] = this.place(key, seq);
    const list = this.chunks[chunk];
    const item = list?.[at];
    if (!list || item?.key !== key || item.seq !== seq) return;
    list.splice(at, 1);
    if (list.length === 0) this.chunks.splice(chunk, 1);
  }

  /** Keys from `from` on and before `to`. The list must not change meanwhile. */
  *range(from: string, to: string, backwards = false): Generator<T> {
    let [chunk, at] = this.place(backwards ? to : from, -1);
    if (!backwards) {
      for (; chunk < this.chunks.length; chunk += 1, at = 0) {
        const list = this.chunks[chunk]!;
        for (; at < list.length; at += 1) {
          const item = list[at]!;
          if (item.key >= to) return;
          yield item.value;
        }
      }
      return;
    }
    for (at -= 1; chunk >= 0; chunk -= 1, at = (this.chunks[chunk]?.length ?? 0) - 1) {
      const list = this.chunks[chunk] ?? [];
      for (; at >= 0; at -= 1) {
        const item = list[at]!;
        if (item.key < from) return;
        yield item.value;
      }
    }
  }

  count(from: string, to: string): number {
    const [first, start] = this.place(from, -1);
    const [last, end] = this.place(to, -1);
    if (first >= last) return first === last ? Math.max(0, end - start) : 0;
    let sum = this.chunks[first]!.length - start + end;
    for (let chunk = first + 1; chunk < last; chunk += 1) sum += this.chunks[chunk]!.length;
    return sum;
  }

  /** Where the first item not before (key, seq) is, or would be. */
  private place(key: string, seq: number): [chunk: number, at: number] {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.chunks[middle]!.at(-1)!, key, seq)) low = middle + 1;
      else high = middle;
    }
    const list = this.chunks[low];
    if (!list) return [low, 0];
    let left = 0;
    let right = list.length;
    while (left < right) {
      const middle = (left + right) >> 1;
      if (before(list[middle]!, key, seq)) left = middle + 1;
      else right = middle;
    }
    return [low, left];
  }
}

const before = (item: Item<unknown>, key: string, seq: number) =>
  item.key < key || (item.key === key && item.seq < seq);
