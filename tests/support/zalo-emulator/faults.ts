/** What goes wrong with one call. `lose` does the work and cuts the line before the answer. */
export type Fault =
  | { kind: 'code'; code: number }
  | { kind: 'status'; status: number }
  | { kind: 'html' }
  | { kind: 'body'; body: unknown }
  | { kind: 'lose' }
  /** Does the work and never answers. */
  | { kind: 'hang' }
  /** Waits on the emulator's clock before doing anything. */
  | { kind: 'slow'; ms: number };

export type FaultPlace = 'send' | 'oauth' | 'getoa';

/** Faults to come, by place, first in first out. */
export class Faults {
  private readonly waiting: { place: FaultPlace; fault: Fault; times: number }[] = [];

  next(place: FaultPlace, fault: Fault, times = 1): void {
    this.waiting.push({ place, fault, times });
  }

  take(place: FaultPlace): Fault | null {
    const found = this.waiting.find((each) => each.place === place);
    if (!found) return null;
    found.times -= 1;
    if (found.times <= 0) this.waiting.splice(this.waiting.indexOf(found), 1);
    return found.fault;
  }
}
