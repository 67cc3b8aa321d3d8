import type { RawRequest } from '../../../src/ports/channel';
import { messageEvent, textEvent, wrapped } from '../../support/zalo-bot-updates';
import { describeChannel } from './describe-channel';
import { openRig, secret, token, type Rig } from './zalo-bot-rig';

const header = 'x-bot-api-secret-token';
const chat = '6ede9afa66b88fe6d6a9';
const from = { id: '2d758cb5e222177a4e35', user: chat };
const send = 'sendMessage';

const refusal = (code: number, description: string, status = 200) =>
  ({ kind: 'answer', status, body: { ok: false, error_code: code, description } }) as const;

describeChannel<Rig>('zalo-bot', {
  open: openRig,
  header,
  proof: 'secret',
  unproven: 'refuse',
  prove: (body): RawRequest => ({ method: 'POST', headers: { [header]: secret }, body }),
  textBody: textEvent,
  understood: {
    'a text wrapped as in the documentation': {
      body: wrapped(textEvent({ ...from, text: 'Xin chào' })),
      content: { kind: 'text', text: 'Xin chào' },
    },
    'a photo with its caption': {
      body: messageEvent(from, 'image', { photo: 'https://photo.example/1.jpg', caption: 'Giấy này' }),
      content: { kind: 'media', media: 'photo', caption: 'Giấy này' },
    },
    'a sticker': {
      body: messageEvent(from, 'sticker', { sticker: 'x', url: 'https://x' }),
      content: { kind: 'media', media: 'sticker' },
    },
    'a voice note': {
      body: messageEvent(from, 'voice', { voice_url: 'https://x/a.aac' }),
      content: { kind: 'media', media: 'voice' },
    },
    'a link with its words': {
      body: messageEvent(from, 'link', { text: 'xem này' }),
      content: { kind: 'media', media: 'link', caption: 'xem này' },
    },
    'that something was withheld': { body: messageEvent(from, 'unsupported'), content: { kind: 'withheld' } },
    'an id beyond 2^53 written as a number': {
      body: textEvent({ ...from, text: 'x' }).replaceAll(`"${chat}"`, '9007199254740993'),
      content: { kind: 'text', text: 'x' },
    },
  },
  ignored: {
    'something withheld without a message': '{"event_name":"message.unsupported.received"}',
    'a message in a group': textEvent({ ...from, text: 'x' }).replace('PRIVATE', 'GROUP'),
    'a message in a chat of no known kind that is not the person': textEvent({ ...from, text: 'x' }).replace(
      `"chat":{"id":"${chat}","chat_type":"PRIVATE"}`,
      '"chat":{"id":"elsewhere"}',
    ),
    'a message of a bot': textEvent({ ...from, text: 'x' }).replace('"is_bot":false', '"is_bot":true'),
    'a text event without a text': messageEvent(from, 'text'),
    'a reaction': messageEvent(from, 'reaction', { reaction: 'heart' }),
    'an event that is yet to be invented': messageEvent(from, 'hologram'),
    'an empty object': '{}',
    'an empty wrapper': '{"ok":true,"result":{}}',
  },
  chat,
  canaries: [token, 'CANARY', secret],
  outcomes: {
    'takes the message': { arrange: () => undefined, outcome: { kind: 'sent', messageId: 'm1' } },
    'is flooded': {
      arrange: ({ fake }) => fake.server.next(send, refusal(429, 'Too many requests', 429)),
      outcome: { kind: 'retry', afterMs: 60_000, scope: 'channel' },
    },
    'says the person is gone': { arrange: ({ fake }) => void fake.blocked.add(chat), outcome: { kind: 'gone' } },
    'does not take the message': {
      arrange: ({ fake }) => fake.server.next(send, refusal(400, 'text is invalid')),
      outcome: { kind: 'rejected', reason: 'text is invalid' },
    },
    'refuses our token': {
      arrange: ({ fake }) => fake.server.next(send, refusal(401, `bad token: /bot${token}/sendMessage`)),
      outcome: { kind: 'retry', afterMs: 60_000, scope: 'channel' },
    },
    'is down': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'answer', status: 503, body: '<h1>503</h1>' }),
      outcome: { kind: 'retry', afterMs: 2_000, scope: 'chat' },
    },
    'answers 200 with a page instead of JSON': {
      arrange: ({ fake }) =>
        fake.server.next(send, { kind: 'answer', status: 200, body: `<a href="/bot${token}/">x</a>` }),
      outcome: { kind: 'uncertain' },
    },
    'hangs up after taking the message': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'reset', taken: true }),
      outcome: { kind: 'uncertain' },
    },
    'does not listen': { arrange: ({ fake }) => fake.close(), outcome: { kind: 'retry', scope: 'channel' } },
    'never answers': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'hang' }),
      outcome: { kind: 'uncertain' },
    },
  },
  more: {
    'is flooded and says for how long': {
      arrange: ({ fake }) =>
        fake.server.next(send, { ...refusal(429, 'slow down', 429), headers: { 'retry-after': '9' } }),
      outcome: { kind: 'retry', afterMs: 9_000, scope: 'channel' },
    },
    'has no messages left for the month': {
      arrange: ({ fake }) => void (fake.quota = 0),
      outcome: { kind: 'quota', reason: 'Quota exceeded' },
    },
    'has no messages left and says so in Vietnamese': {
      arrange: ({ fake }) => fake.server.next(send, refusal(429, 'Bot đã dùng hết hạn mức tháng')),
      outcome: { kind: 'quota' },
    },
    'does not know the method': {
      arrange: ({ fake }) => fake.server.next(send, refusal(404, 'Not Found')),
      outcome: { kind: 'retry', afterMs: 60_000, scope: 'channel' },
    },
    'ran out of time itself': {
      arrange: ({ fake }) => fake.server.next(send, refusal(408, 'Request timeout')),
      outcome: { kind: 'uncertain' },
    },
    'is down and says so in JSON with 200': {
      arrange: ({ fake }) => fake.server.next(send, refusal(500, 'Internal error')),
      outcome: { kind: 'retry', afterMs: 2_000, scope: 'chat' },
    },
    'is hidden by a gateway that speaks JSON of its own': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'answer', status: 404, body: { message: 'no route' } }),
      outcome: { kind: 'retry', scope: 'channel' },
    },
    'breaks off in mid answer': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'half', taken: true }),
      outcome: { kind: 'uncertain' },
    },
    'answers 200 with JSON that is no answer': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'answer', status: 200, body: { hello: 1 } }),
      outcome: { kind: 'uncertain' },
    },
    'answers with 30 MB': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'huge', bytes: 30_000_000 }),
      outcome: { kind: 'uncertain' },
    },
  },
});
