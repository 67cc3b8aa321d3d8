/**
 * The bot one writes in an afternoon, as the peer of the server bench: Express, Telegraf's webhookCallback,
 * node-nlp as it comes with Vietnamese examples. It stores nothing and verifies the secret header only.
 */
import express from 'express';
import { Telegraf } from 'telegraf';
import { loadContent } from '../src/content/load';
import { root } from '../src/root';

interface Manager {
  addDocument(language: string, text: string, intent: string): void;
  addAnswer(language: string, intent: string, text: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string; answer?: string }>;
}

async function main(): Promise<void> {
  const { NlpManager } = (await import('node-nlp')) as unknown as { NlpManager: new (settings: object) => Manager };
  const manager = new NlpManager({ languages: ['vi'], forceNER: false, autoSave: false, nlu: { log: false } });
  for (const topic of loadContent(root).topics.values()) {
    for (const example of topic.examples) manager.addDocument('vi', example, topic.id);
    manager.addAnswer('vi', topic.id, topic.answer);
  }
  await manager.train();
  const answer = async (text: string) => (await manager.process('vi', text)).answer ?? 'Xin lỗi, tôi chưa hiểu.';

  const [port, apiRoot, token, secret] = process.argv.slice(2) as [string, string, string, string];
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  bot.on('text', async (context) => void (await context.reply(await answer(context.message.text))));
  const app = express();
  app.use(bot.webhookCallback('/webhooks/telegram', { secretToken: secret }));
  app.post('/chat', express.json(), async (request, response) => {
    response.json({ answer: await answer((request.body as { text: string }).text) });
  });
  const server = app.listen(Number(port), '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
  });
}

void main();
