import { pause } from './fault-server';

export interface Delivery {
  url: string;
  header: string;
  secret: string;
  /** How many times it is sent, side by side: platforms repeat what they are not sure of. Default 1. */
  copies?: number;
  /** How often a copy is repeated until it gets a 2xx. Default 0. */
  repeats?: number;
  /** Pause before the first repeat, doubled each time. Default 20 ms. */
  pauseMs?: number;
}

/** Calls a webhook the way a platform does; answers with the last status of each copy, 0 for no answer. */
export async function deliver(body: string, delivery: Delivery): Promise<number[]> {
  return Promise.all(Array.from({ length: delivery.copies ?? 1 }, () => deliverOne(body, delivery)));
}

async function deliverOne(body: string, { url, header, secret, repeats = 0, pauseMs = 20 }: Delivery): Promise<number> {
  let status = 0;
  for (let tries = 0; tries <= repeats; tries += 1) {
    if (tries > 0) await pause(pauseMs * 2 ** (tries - 1));
    status = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [header]: secret },
      body,
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status >= 200 && status < 300) return status;
  }
  return status;
}
