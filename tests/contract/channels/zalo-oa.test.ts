import { citizen, genuine, openZaloOa, type ZaloOaRig } from '../../support/zalo-emulator/rig';
import { describeChannel } from './describe-channel';

const app = { id: '360846524940903967', secret: 'AppSecretForTests', oaSecret: 'OASecretKeyForTests' };
const oa = '388613280878808645';
/** The moment at which every rig's clock stands. */
const timestamp = String(Date.UTC(2026, 10, 22, 3));

const fromUser = (event_name: string, message: object, user = citizen) =>
  JSON.stringify({ app_id: app.id, sender: { id: user }, recipient: { id: oa }, event_name, message, timestamp });
const fromOa = (event_name: string, sender: object) =>
  JSON.stringify({
    app_id: app.id,
    sender: { id: oa, ...sender },
    recipient: { id: citizen },
    event_name,
    message: { text: 'Dạ', msg_id: '63ec' },
    timestamp,
  });
const follow = (event_name: string) =>
  JSON.stringify({ oa_id: oa, follower: { id: citizen }, event_name, app_id: app.id, timestamp });
const coordinates = { latitude: '21.2716', longitude: '107.2853' };

/** Stops listening, and lets our side see that the kept connection is closed. */
async function gone(zalo: ZaloOaRig['zalo']): Promise<void> {
  await zalo.stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describeChannel<ZaloOaRig>('zalo-oa', {
  async open() {
    const rig = await openZaloOa();
    // The first token is fetched here, so that a situation is about the message and nothing else.
    await rig.channel.start?.();
    return rig;
  },
  header: 'x-zevent-signature',
  proof: 'signature',
  unproven: 'ignore',
  prove: (body) => genuine(app, body),
  textBody: ({ text, id, user }) => fromUser('user_send_text', { text, msg_id: id }, user),
  understood: {
    'a tap on a button': {
      body: fromUser('user_send_text', { text: '#t:dt-bhyt', msg_id: '1' }),
      content: { kind: 'press', payload: 't:dt-bhyt' },
    },
    'a typed # that is no button': {
      body: fromUser('user_send_text', { text: '#bhyt', msg_id: '2' }),
      content: { kind: 'text', text: '#bhyt' },
    },
    'a voice message': {
      body: fromUser('user_send_audio', { msg_id: '3' }),
      content: { kind: 'media', media: 'voice' },
    },
    'a picture with words': {
      body: fromUser('user_send_image', { msg_id: '4', text: 'Giấy này được không?' }),
      content: { kind: 'media', media: 'photo', caption: 'Giấy này được không?' },
    },
    'a place': {
      body: fromUser('user_send_location', {
        msg_id: '5',
        attachments: [{ type: 'location', payload: { coordinates } }],
      }),
      content: { kind: 'location', latitude: 21.2716, longitude: 107.2853 },
    },
    'a name card': { body: fromUser('user_send_business_card', { msg_id: '6' }), content: { kind: 'contact' } },
    'a new follower': { body: follow('follow'), content: { kind: 'arrived' } },
    'a follower who leaves': { body: follow('unfollow'), content: { kind: 'left' } },
    'an officer who answers by hand': {
      body: fromOa('oa_send_text', { admin_id: '53730' }),
      content: { kind: 'officer' },
    },
  },
  ignored: {
    'its own message coming back': fromOa('oa_send_text', {}),
    'a receipt': fromOa('user_received_message', {}),
    'a group message': fromUser('user_send_group_text', { text: 'chào', msg_id: '7' }),
    'a stranger without an account': fromUser('anonymous_send_text', { text: 'chào', msg_id: '8' }),
    'an event nobody knows yet': fromUser('user_dances', {}),
    'a message of yesterday': fromUser('user_send_text', { text: 'chào', msg_id: '9' }).replace(
      timestamp,
      String(Number(timestamp) - 86_400_000),
    ),
  },
  chat: citizen,
  outcomes: {
    'takes the message': { arrange: () => undefined, outcome: { kind: 'sent' } },
    'is flooded': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'code', code: -32 }),
      outcome: { kind: 'retry', scope: 'channel' },
    },
    'says the person is gone': {
      arrange: ({ zalo }) => void (zalo.state.user(citizen).closed = -217),
      outcome: { kind: 'gone' },
    },
    'does not take the message': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'code', code: -201 }),
      outcome: { kind: 'rejected' },
    },
    'refuses our token': { arrange: ({ zalo }) => zalo.state.revoke(), outcome: { kind: 'retry', scope: 'channel' } },
    'is down': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'status', status: 502 }),
      outcome: { kind: 'retry', scope: 'chat' },
    },
    'answers 200 with a page instead of JSON': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'html' }),
      outcome: { kind: 'uncertain' },
    },
    'hangs up after taking the message': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'lose' }),
      outcome: { kind: 'uncertain' },
    },
    'does not listen': { arrange: ({ zalo }) => gone(zalo), outcome: { kind: 'retry', scope: 'chat' } },
    'never answers': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'hang' }),
      outcome: { kind: 'uncertain' },
    },
  },
  more: {
    'has not heard from the person for a week': {
      arrange: ({ zalo, clock }) => void (zalo.state.user(citizen).lastInteraction = clock.now() - 8 * 86_400_000),
      outcome: { kind: 'window' },
    },
    'has no message left in the package': {
      arrange: ({ zalo }) => void Object.assign(zalo.state.oa, { freeReplies: 0, packageReplies: 0 }),
      outcome: { kind: 'quota' },
    },
    'wants a package that was not bought': {
      arrange: ({ zalo }) => zalo.faults.next('send', { kind: 'code', code: -224 }),
      outcome: { kind: 'retry', scope: 'channel' },
    },
  },
  canaries: ['CANARY', app.secret, app.oaSecret],
});
