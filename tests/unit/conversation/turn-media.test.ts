import { turnOf } from '../../../src/conversation/turn';
import { book, Conversation, telegramShape } from '../../support/conversation';

const content = book();
const lesson = [...content.lessons.values()][0]!;

async function sent(publicUrl?: string): Promise<string> {
  const { heard, outcome } = await new Conversation(telegramShape, content).press(`b:${lesson.id}`);
  const world = {
    channel: telegramShape,
    messages: content.messages,
    acceptedAt: heard.now,
    now: heard.now,
    publicUrl,
  };
  return turnOf(heard, outcome, world)
    .outbox.map(({ part }) => part.text)
    .join('\n');
}

describe('a picture of our own, in a chat that is not our page', () => {
  test('is a link where the server has a public address', async () => {
    expect(await sent('https://hoidap.example.gov.vn')).toContain(
      `https://hoidap.example.gov.vn/media/lessons/${lesson.screens[0]!.picture}`,
    );
  });

  test('is left out where there is no address to open it at', async () => {
    const text = await sent();
    expect(text).toContain(lesson.screens[0]!.text.split('\n')[0]);
    expect(text).not.toContain('/media/');
  });
});
