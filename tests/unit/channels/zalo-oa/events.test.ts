import { envelopeSchema } from '../../../../src/channels/zalo-oa/envelope';
import { toEvent } from '../../../../src/channels/zalo-oa/events';
import { readJson } from '../../../../src/channels/json';
import type { Content } from '../../../../src/model/message';
import { fakeClock } from '../../../support/fake-clock';
import { EventBodies } from '../../../support/zalo-emulator/bodies';
import { citizen } from '../../../support/zalo-emulator/rig';
import { ZaloState } from '../../../support/zalo-emulator/state';

const state = new ZaloState(fakeClock());
const bodies = new EventBodies(state);
const read = (body: object | string) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toEvent(envelopeSchema.parse(readJson(Buffer.from(text))));
};
const content = (body: object) => read(body)?.content;
const said = (text: string) => content(bodies.fromUser(citizen, 'user_send_text', { text }));
const attached = (name: string, message: object = {}) => content(bodies.fromUser(citizen, name, { ...message }));
const place = (latitude: unknown, longitude: unknown) =>
  attached('user_send_location', {
    attachments: [{ type: 'location', payload: { coordinates: { latitude, longitude } } }],
  });

describe('what a person does', () => {
  it('a text stays as it was typed, decomposed or not', () => {
    const text = 'Thẻ bảo hiểm y tế mất thì làm sao?';
    expect(said(text)).toEqual({ kind: 'text', text });
    expect(said(text.normalize('NFD'))).toEqual({ kind: 'text', text: text.normalize('NFD') });
  });

  it('a payload of ours behind # is a press; any other # is a text', () => {
    expect(said('#t:dvc-khai-sinh')).toEqual({ kind: 'press', payload: 't:dvc-khai-sinh' });
    expect(said('#r:01jd:+')).toEqual({ kind: 'press', payload: 'r:01jd:+' });
    expect(said(`#${'d:Tày'.normalize('NFD')}`)).toEqual({ kind: 'press', payload: 'd:Tày' });
    for (const text of ['#bhyt', '#', '#t:', 't:dvc-khai-sinh', '# hỏi về đất'])
      expect(said(text)).toEqual({ kind: 'text', text });
  });

  it.each<[string, object, Content]>([
    [
      'user_send_image',
      { text: 'Giấy này có dùng được không?' },
      { kind: 'media', media: 'photo', caption: 'Giấy này có dùng được không?' },
    ],
    ['user_send_gif', {}, { kind: 'media', media: 'photo' }],
    [
      'user_send_audio',
      { attachments: [{ type: 'audio', payload: { url: 'https://voice/1.amr' } }] },
      { kind: 'media', media: 'voice' },
    ],
    ['user_send_video', {}, { kind: 'media', media: 'video' }],
    ['user_send_file', {}, { kind: 'media', media: 'file' }],
    ['user_send_sticker', {}, { kind: 'media', media: 'sticker' }],
    ['user_send_link', {}, { kind: 'media', media: 'link' }],
    [
      'user_send_business_card',
      { attachments: [{ type: 'link', payload: { description: '{"phone":"0912345678"}' } }] },
      { kind: 'contact' },
    ],
    ['user_send_text', {}, { kind: 'withheld' }],
  ])('%s with %j', (name, message, expected) => {
    expect(attached(name, message)).toEqual(expected);
  });

  it('a place comes with strings or numbers, and nonsense is not a place', () => {
    const there = { kind: 'location', latitude: 21.2716, longitude: 107.2853 };
    expect(place('21.2716', '107.2853')).toEqual(there);
    expect(place(21.2716, 107.2853)).toEqual(there);
    for (const odd of [
      place('x', 'y'),
      place(91, 0),
      place(0, -181),
      place(null, {}),
      attached('user_send_location'),
    ]) {
      expect(odd).toEqual({ kind: 'withheld' });
    }
  });

  it('comes, goes, gives a phone number and asks to be forgotten', () => {
    expect(read(bodies.following(citizen, 'follow'))).toMatchObject({
      user: citizen,
      chat: citizen,
      content: { kind: 'arrived' },
    });
    expect(content(bodies.following(citizen, 'unfollow'))).toEqual({ kind: 'left' });
    expect(read(bodies.flat(citizen, 'user_click_chatnow'))).toMatchObject({
      user: citizen,
      content: { kind: 'arrived' },
    });
    expect(read(bodies.flat(citizen, 'user_withdraw'))).toMatchObject({ user: citizen, content: { kind: 'withdraw' } });
    const info = { ...bodies.fromUser(citizen, 'user_submit_info'), message: undefined, info: { phone: 84912345678 } };
    expect(content(info)).toEqual({ kind: 'contact' });
    expect(JSON.stringify(read(info))).not.toContain('84912345678');
  });
});

describe('what the account does', () => {
  it('our own messages coming back are never events', () => {
    const sent = { messageId: 'm1', user: citizen, text: 'Chào bác', buttons: [], path: '', at: 0 };
    expect(read(bodies.echo(sent))).toBeNull();
    for (const kind of ['image', 'gif', 'list', 'file', 'sticker', 'template']) {
      expect(read({ ...bodies.echo(sent), event_name: `oa_send_${kind}` })).toBeNull();
    }
  });

  it('an answer by hand is an officer talking to that person', () => {
    const event = read(bodies.officer(citizen, 'Dạ, chị mang căn cước lên xã ạ.'));
    expect(event).toMatchObject({ user: citizen, chat: citizen, content: { kind: 'officer' } });
    expect(JSON.stringify(event)).not.toContain('căn cước');
  });

  it.each([
    'oa_send_group_text',
    'oa_send_anonymous_text',
    'oa_send_consent',
    'anonymous_send_text',
    'user_send_group_text',
    'user_join_group',
    'add_user_to_tag',
    'user_received_message',
    'user_seen_message',
    'user_reacted_message',
    'update_user_info',
    'permission_revoked',
    'change_template_status',
    'user_click_button',
    'constructor',
    'toString',
  ])('%s is not for the conversation', (name) => {
    const body = bodies.officer(citizen, 'x');
    expect(read({ ...body, event_name: name })).toBeNull();
  });
});

describe('ids', () => {
  it('beyond 2^53 are exact, also where Zalo writes them as numbers', () => {
    const body = JSON.stringify(bodies.fromUser('X', 'user_send_text', { text: 'a', msg_id: 'Y' }));
    expect(read(body.replaceAll('"X"', '246845883529197923').replace('"Y"', '9007199254740993'))).toMatchObject({
      user: '246845883529197923',
      chat: '246845883529197923',
      eventId: '9007199254740993',
    });
  });

  it('are the message id for messages', () => {
    expect(
      read(bodies.fromUser(citizen, 'user_send_text', { text: 'a', msg_id: '96d3cdf3af150460909' }))?.eventId,
    ).toBe('96d3cdf3af150460909');
  });

  it('of events without a message differ by person, kind and time, and are equal for a repeat', () => {
    const follow = bodies.following(citizen, 'follow');
    const id = (body: object) => read(body)?.eventId;
    expect(id({ ...follow })).toBe(id(follow));
    const others = [
      { ...follow, event_name: 'unfollow' },
      { ...follow, follower: { id: '2' } },
      { ...follow, timestamp: '1764057606001' },
    ];
    expect(new Set([follow, ...others].map(id)).size).toBe(4);
  });
});
