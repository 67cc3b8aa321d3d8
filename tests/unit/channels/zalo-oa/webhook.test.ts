import { zaloOaWebhook } from '../../../../src/channels/zalo-oa/webhook';
import { fakeClock } from '../../../support/fake-clock';
import { EventBodies } from '../../../support/zalo-emulator/bodies';
import { citizen, genuine } from '../../../support/zalo-emulator/rig';
import { ZaloState } from '../../../support/zalo-emulator/state';

const hour = 3_600_000;

describe('the Zalo OA webhook', () => {
  const clock = fakeClock();
  const state = new ZaloState(clock);
  const events = new EventBodies(state);
  const { receive } = zaloOaWebhook({ appId: state.app.id, oaSecret: state.app.oaSecret }, clock);
  const hello = () => events.fromUser(citizen, 'user_send_text', { text: 'Xin chào' });
  const aged = (ms: number) => ({ ...hello(), timestamp: String(clock.now() - ms) });

  it('hands on what Zalo signed', () => {
    expect(receive(genuine(state.app, hello()))).toMatchObject({ kind: 'events', events: [{ user: citizen }] });
  });

  it("lets the console's probe pass with 200 and keeps nothing of it", () => {
    const probe = { method: 'POST', headers: {}, body: Buffer.from(JSON.stringify(hello())) };
    expect(receive(probe)).toMatchObject({ kind: 'ignore' });
  });

  it('refuses 1,000 forged calls, and none of them becomes an event', () => {
    const verdicts = Array.from({ length: 1_000 }, (_, index) => {
      const request = genuine({ ...state.app, oaSecret: `guess ${index}` }, hello());
      return receive(request);
    });
    expect(verdicts.every((each) => each.kind === 'refuse' && each.status === 401)).toBe(true);
  });

  it('refuses an event of another app although our secret signed it', () => {
    expect(receive(genuine(state.app, { ...hello(), app_id: '999' }))).toMatchObject({ kind: 'refuse', status: 401 });
  });

  it('refuses a body whose own timestamp is not the signed one', () => {
    const body = Buffer.from(JSON.stringify(aged(20 * hour)).replace('{', `{"x":{"timestamp":"${clock.now()}"},`));
    expect(receive(genuine(state.app, body))).toMatchObject({ kind: 'refuse', status: 401 });
  });

  it.each([1, 11, 12.9])('takes an event that is %p hours old: an outage of ours loses nothing', (hours) => {
    expect(receive(genuine(state.app, aged(hours * hour))).kind).toBe('events');
  });

  it.each([13.1, 14, 8 * 24, -1.1])('ignores one that is %p hours old as stale', (hours) => {
    expect(receive(genuine(state.app, aged(hours * hour)))).toEqual({ kind: 'ignore', reason: 'stale' });
  });

  it('ignores genuine events it cannot read: refusing them would make Zalo switch the webhook off', () => {
    const odd = { app_id: state.app.id, timestamp: String(clock.now()), event_name: 7 };
    expect(receive(genuine(state.app, odd)).kind).toBe('ignore');
  });
});
