import { Agent, request } from 'node:http';

export interface Numbers {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export function numbersOf(values: number[]): Numbers {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

export interface Posted {
  status: number;
  body: string;
  ms: number;
}

export function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Posted> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            ms: performance.now() - begun,
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** `total` calls with `width` of them in flight. */
export async function closedLoop(
  total: number,
  width: number,
  call: (index: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < total) {
      const index = next;
      next += 1;
      await call(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return performance.now() - begun;
}

/** `rate` calls a second for `seconds`, whether or not earlier ones have ended. */
export async function openLoop(rate: number, seconds: number, call: (index: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = begun + (index * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((go) => setTimeout(go, wait));
    running.push(call(index));
  }
  await Promise.all(running);
}
