import type { RawRequest } from '../../../src/ports/channel';
import { groupUpdate, memberUpdate, messageUpdate, pressUpdate, textUpdate } from '../../support/telegram-updates';
import { describeChannel } from './describe-channel';
import { openRig, secret, token, type Rig } from './telegram-rig';

const header = 'x-telegram-bot-api-secret-token';
const chat = '812345678';
const from = { id: '700100200', user: chat };

const refusal = (status: number, description: string, more: object = {}) =>
  ({ kind: 'answer', status, body: { ok: false, error_code: status, description, ...more } }) as const;
const send = 'sendMessage';

describeChannel<Rig>('telegram', {
  open: openRig,
  header,
  proof: 'secret',
  unproven: 'refuse',
  prove: (body): RawRequest => ({ method: 'POST', headers: { [header]: secret }, body }),
  textBody: textUpdate,
  understood: {
    'a pressed button': {
      body: pressUpdate(from, 't:dvc-khai-sinh'),
      content: { kind: 'press', payload: 't:dvc-khai-sinh' },
    },
    'a location': {
      body: messageUpdate(from, { location: { latitude: 21.35, longitude: 107.3 } }),
      content: { kind: 'location', latitude: 21.35, longitude: 107.3 },
    },
    'a shared number, without the number': {
      body: messageUpdate(from, { contact: { phone_number: '0912345678', first_name: 'Sáng' } }),
      content: { kind: 'contact' },
    },
    'a photo with its caption': {
      body: messageUpdate(from, { photo: [{ file_id: 'x', width: 1, height: 1 }], caption: 'Giấy này' }),
      content: { kind: 'media', media: 'photo', caption: 'Giấy này' },
    },
    'a voice note': {
      body: messageUpdate(from, { voice: { file_id: 'x' } }),
      content: { kind: 'media', media: 'voice' },
    },
    'an audio file': {
      body: messageUpdate(from, { audio: { file_id: 'x' } }),
      content: { kind: 'media', media: 'voice' },
    },
    'a video': { body: messageUpdate(from, { video: { file_id: 'x' } }), content: { kind: 'media', media: 'video' } },
    'an animation, which is a document too': {
      body: messageUpdate(from, { animation: { file_id: 'x' }, document: { file_id: 'x' } }),
      content: { kind: 'media', media: 'video' },
    },
    'a document': {
      body: messageUpdate(from, { document: { file_id: 'x' } }),
      content: { kind: 'media', media: 'file' },
    },
    'a sticker': {
      body: messageUpdate(from, { sticker: { file_id: 'x' } }),
      content: { kind: 'media', media: 'sticker' },
    },
    'a start with a payload, as text': {
      body: messageUpdate(from, { text: '/start thon-7' }),
      content: { kind: 'text', text: '/start thon-7' },
    },
    'a person who came back': { body: memberUpdate(from, 'member'), content: { kind: 'arrived' } },
    'a person who blocked the bot': { body: memberUpdate(from, 'kicked'), content: { kind: 'left' } },
  },
  ignored: {
    'a message in a group': groupUpdate(from),
    'an edited message': textUpdate({ ...from, text: 'x' }).replace('"message"', '"edited_message"'),
    'a post of a channel': textUpdate({ ...from, text: 'x' }).replace('"message"', '"channel_post"'),
    'a message of another bot': textUpdate({ ...from, text: 'x' }).replace('"is_bot":false', '"is_bot":true'),
    'a poll': messageUpdate(from, { poll: { id: '1' } }),
    'an update of a kind that is yet to be invented': `{"update_id":1,"hologram":{"from":{"id":1}}}`,
    'an update without an id': textUpdate({ ...from, text: 'x' }).replace(/"update_id":\d+,/, ''),
    'an empty object': '{}',
  },
  chat,
  canaries: [token, 'CANARY', secret],
  outcomes: {
    'takes the message': { arrange: () => undefined, outcome: { kind: 'sent', messageId: '1' } },
    'is flooded': {
      arrange: ({ fake }) =>
        fake.server.next(send, refusal(429, 'Too Many Requests: retry after 7', { parameters: { retry_after: 7 } })),
      outcome: { kind: 'retry', afterMs: 7_000, scope: 'channel' },
    },
    'says the person is gone': { arrange: ({ fake }) => void fake.blocked.add(chat), outcome: { kind: 'gone' } },
    'does not take the message': {
      arrange: ({ fake }) => fake.server.next(send, refusal(400, 'Bad Request: message is too long')),
      outcome: { kind: 'rejected', reason: 'Bad Request: message is too long' },
    },
    'refuses our token': {
      arrange: ({ fake }) => fake.server.next(send, refusal(401, `Unauthorized: /bot${token}/sendMessage`)),
      outcome: { kind: 'retry', afterMs: 60_000, scope: 'channel' },
    },
    'is down': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'answer', status: 502, body: '<h1>Bad Gateway</h1>' }),
      outcome: { kind: 'retry', afterMs: 2_000, scope: 'chat' },
    },
    'answers 200 with a page instead of JSON': {
      arrange: ({ fake }) =>
        fake.server.next(send, { kind: 'answer', status: 200, body: `<a href="/bot${token}/">đăng nhập</a>` }),
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
    'is flooded and says so in the header alone': {
      arrange: ({ fake }) =>
        fake.server.next(send, { ...refusal(429, 'Too Many Requests'), headers: { 'retry-after': '9' } }),
      outcome: { kind: 'retry', afterMs: 9_000, scope: 'channel' },
    },
    'is flooded and a proxy says so': {
      arrange: ({ fake }) =>
        fake.server.next(send, { kind: 'answer', status: 429, body: 'slow down', headers: { 'retry-after': '9' } }),
      outcome: { kind: 'retry', afterMs: 9_000, scope: 'channel' },
    },
    'does not know the chat': { arrange: ({ fake }) => void fake.unknown.add(chat), outcome: { kind: 'gone' } },
    'says the group has a new id, also one beyond 2^53': {
      arrange: ({ fake }) =>
        fake.server.next(send, {
          kind: 'answer',
          status: 400,
          body: '{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded","parameters":{"migrate_to_chat_id":-9007199254740993}}',
        }),
      outcome: { kind: 'moved', chat: '-9007199254740993' },
    },
    'does not know the bot': {
      arrange: ({ fake }) => fake.server.next(send, refusal(404, 'Not Found')),
      outcome: { kind: 'retry', afterMs: 60_000, scope: 'channel' },
    },
    'is behind a sign-in page of the network': {
      arrange: ({ fake }) =>
        fake.server.next(send, {
          kind: 'answer',
          status: 302,
          body: 'go there',
          headers: { location: 'http://127.0.0.1:1/' },
        }),
      outcome: { kind: 'retry', scope: 'channel' },
    },
    'is down and says so in JSON': {
      arrange: ({ fake }) => fake.server.next(send, refusal(500, 'Internal Server Error')),
      outcome: { kind: 'retry', afterMs: 2_000, scope: 'chat' },
    },
    'hangs up before taking the message': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'reset', taken: false }),
      outcome: { kind: 'uncertain' },
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
    'answers slowly': {
      arrange: ({ fake }) => fake.server.next(send, { kind: 'slow', msPerByte: 1 }),
      outcome: { kind: 'sent' },
    },
  },
});
