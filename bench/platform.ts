import { createServer, type Server } from 'node:http';

/** The least a Bot API must be for a load test: takes every sendMessage, remembers when each chat was answered. */
export interface Platform {
  url: string;
  /** Called with the chat and the moment (ms, `performance.now`) of each message taken. */
  onMessage: (chat: string, at: number) => void;
  taken: number;
  close(): void;
}

export async function startPlatform(): Promise<Platform> {
  const platform: Platform = { url: '', onMessage: () => undefined, taken: 0, close: () => server.close() };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body =
        chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as { chat_id?: string | number }) : {};
      let result: unknown = true;
      if (request.url?.endsWith('/sendMessage')) {
        platform.taken += 1;
        platform.onMessage(String(body.chat_id), performance.now());
        result = { message_id: platform.taken, date: 0, chat: { id: body.chat_id, type: 'private' }, text: '' };
      } else if (request.url?.endsWith('/getMe')) {
        result = { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' };
      }
      const answer = JSON.stringify({ ok: true, result });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  platform.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return platform;
}
