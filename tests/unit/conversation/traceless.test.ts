import { Conversation, telegramShape, webShape } from '../../support/conversation';

const asked = ['xóa dấu vết', 'xoa dau vet', 'đừng để lại dấu vết'];

describe('somebody who may be watched', () => {
  test.each(asked)('"%s" deletes at once what is kept, asks nothing back and is not logged itself', async (text) => {
    const { turn, outcome, said } = await new Conversation(webShape).say(text);
    expect(turn.erase).toBe(true);
    expect(turn.interaction).toBeNull();
    expect(outcome.replies).toHaveLength(1);
    expect(outcome.replies[0]).toMatchObject({ wipe: true, buttons: [] });
    expect(said).toContain('không còn trên máy này');
  });

  test('is told in a chat what the machine cannot delete there', async () => {
    const { said } = await new Conversation(telegramShape).say('xóa dấu vết');
    expect(said).toContain('giữ tay vào từng tin, chọn Xóa');
    expect(said).not.toContain('không còn trên máy này');
  });

  test.each(['bg-blgd-lam-gi', 'bg-mua-ban-nguoi', 'bg-cuong-ep-ket-hon', 'kc-anh-duong'])(
    'finds the button under the answer of %s',
    async (topic) => {
      const talk = new Conversation(webShape);
      const { outcome } = await talk.press(`t:${topic}`);
      expect(outcome.replies.at(-1)!.buttons.map(({ title }) => title)).toContain('Xóa dấu vết');
      expect((await talk.tap('Xóa dấu vết')).turn.erase).toBe(true);
    },
  );

  test('is not offered it where nobody would watch', async () => {
    const { outcome } = await new Conversation(webShape).press('t:dvc-khai-sinh');
    expect(outcome.replies.at(-1)!.buttons.map(({ title }) => title)).not.toContain('Xóa dấu vết');
  });
});
