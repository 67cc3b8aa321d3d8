import { eventIn } from '../../../../src/channels/web/chat-request';
import type { AppError } from '../../../../src/errors';

const now = Date.UTC(2026, 10, 22, 3);
const content = (body: object) => eventIn({ conversation: 'c1', ...body }, now).content;

describe('What the chat route takes', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a bare text', 'xin chào'],
    ['no conversation', { text: 'a' }],
    ['an empty conversation', { conversation: '', text: 'a' }],
    ['a conversation of 65 characters', { conversation: 'c'.repeat(65), text: 'a' }],
    ['a conversation that is a number', { conversation: 7, text: 'a' }],
    ['a conversation with a line feed', { conversation: 'a\nb', text: 'a' }],
    ['a conversation with a bidi override', { conversation: 'a\u202eb', text: 'a' }],
    ['a conversation with half a surrogate pair', { conversation: 'a\ud800', text: 'a' }],
    ['neither text nor payload', { conversation: 'c1' }],
    ['an empty text', { conversation: 'c1', text: '' }],
    ['a text of 4,001 characters', { conversation: 'c1', text: 'a'.repeat(4001) }],
    ['a text that is a list', { conversation: 'c1', text: ['a'] }],
    ['an empty payload', { conversation: 'c1', payload: '' }],
    ['a payload of 65 characters', { conversation: 'c1', payload: 't:'.padEnd(65, 'x') }],
    ['a language that is no tag', { conversation: 'c1', text: 'a', language: 'tiếng Việt' }],
    ['an empty message id', { conversation: 'c1', text: 'a', id: '' }],
    ['a message id with a NUL', { conversation: 'c1', text: 'a', id: 'a\0' }],
  ])('%s is refused as invalid', (_name, body) => {
    expect(() => eventIn(body, now)).toThrow(expect.objectContaining({ code: 'request.invalid' }) as AppError);
  });

  test('the refusal names the fields and never quotes them', () => {
    expect(() => eventIn({ conversation: 'c1', text: 'a', language: 'số 0912 345 678' }, now)).toThrow(
      /^request\.invalid: language$/,
    );
  });

  test('a text of 4,000 characters and ids of 64 are taken', () => {
    const event = eventIn(
      { conversation: 'c'.repeat(64), text: 'ạ'.repeat(4000), id: 'i'.repeat(64), language: 'ium-x-thphan' },
      now,
    );
    expect(event).toMatchObject({
      channel: 'web',
      user: 'c'.repeat(64),
      chat: 'c'.repeat(64),
      at: now,
      language: 'ium-x-thphan',
    });
  });

  test('a text is a text and a payload is a tap, also when both are there', () => {
    expect(content({ text: 'làm giấy khai sinh' })).toEqual({ kind: 'text', text: 'làm giấy khai sinh' });
    expect(content({ payload: 'm:giay-to' })).toEqual({ kind: 'press', payload: 'm:giay-to' });
    expect(content({ payload: 'm:giay-to', text: 'Giấy tờ' })).toEqual({ kind: 'press', payload: 'm:giay-to' });
  });

  test('a payload that came as text counts as a tap', () => {
    expect(content({ text: 't:dvc-khai-sinh' })).toEqual({ kind: 'press', payload: 't:dvc-khai-sinh' });
    expect(content({ text: 't: dvc khai sinh' })).toMatchObject({ kind: 'text' });
  });

  test('the same conversation and id make the same event, other pairs never do', () => {
    const idOf = (conversation: string, id: string) => eventIn({ conversation, id, text: 'a' }, now).eventId;
    expect(idOf('c1', 'm1')).toBe(idOf('c1', 'm1'));
    expect(idOf('a b', 'c')).not.toBe(idOf('a', 'b c'));
    expect(idOf('a:b', 'c')).not.toBe(idOf('a', 'b:c'));
  });

  test('without an id each message is a new event', () => {
    const ids = Array.from({ length: 50 }, () => eventIn({ conversation: 'c1', text: 'a' }, now).eventId);
    expect(new Set(ids).size).toBe(50);
  });

  test('a prototype key does nothing and extra fields are left out', () => {
    const body: unknown = JSON.parse(
      '{"conversation":"c1","text":"a","__proto__":{"admin":true},"role":"admin","at":1}',
    );
    const event = eventIn(body, now);
    expect(event).not.toHaveProperty('admin');
    expect(event).not.toHaveProperty('role');
    expect(event.at).toBe(now);
    expect({}).not.toHaveProperty('admin');
  });
});
