import type { Job } from '../../../src/model/job';
import { payloadOf } from '../../../src/model/payload';
import { startOfVietnamDay } from '../../../src/model/week';
import { openSqliteStore } from '../../../src/store/sqlite/open';
import { Conversation, webShape } from '../../support/conversation';
import { jobOf } from '../../support/jobs';
import { fakeClock } from '../../support/fake-clock';
import { recordedLog } from '../../support/recorded-log';

const [quangHa, tienYen] = ['06922', '06862'];
const topic = 'vl-tim-viec';

/** Somebody who talks to a bot that knows these vacancies; the day is 22 November 2026. */
async function talkWith(jobs: Job[], ...said: string[]) {
  const store = await openSqliteStore({ file: ':memory:', clock: fakeClock(), log: recordedLog() });
  await store.jobs.replaceAll(jobs);
  const talk = new Conversation();
  talk.tools.jobs = store.jobs;
  for (const text of said) talk.classifier.learn(text, topic);
  return { talk, store };
}

const mason = jobOf('mason', { title: 'Phụ hồ trường học', commune: quangHa, place: 'thôn Ví Dụ' });
const driver = jobOf('driver', {
  title: 'Lái xe tải',
  trade: 'Vận tải',
  wageFrom: 12_000_000,
  wageTo: null,
  commune: '06673',
});
const sewer = jobOf('sewer', {
  title: 'Công nhân may',
  trade: 'May mặc',
  wageFrom: null,
  wageTo: null,
  commune: null,
  place: 'Hải Phòng',
});

describe('looking for work in the chat', () => {
  test('shows what is open in the place, of the trade and for the wage that were named', async () => {
    const question = 'tìm việc phụ hồ ở Hải Hà lương 8 triệu';
    const { talk } = await talkWith([mason, driver, sewer], question);
    const { said, outcome } = await talk.say(question);
    expect(said).toContain('Đang tuyển việc phụ hồ, thợ xây ở Hải Hà lương từ 8 triệu');
    expect(said).toContain(
      '- Phụ hồ trường học: Công ty Ví Dụ, xã Quảng Hà, lương 8 đến 9,5 triệu đồng một tháng, nhận đến 20/12/2026',
    );
    expect(said).not.toMatch(/Lái xe tải|Công nhân may/);
    expect(outcome).toMatchObject({ decision: 'answer', topic, asSaid: true });
    expect(outcome.replies[0]!.buttons[0]!.payload).toBe(payloadOf.job('mason'));
  });

  test.each([
    ['co viec gi o quang ha khong', 'Phụ hồ trường học'],
    ['viec lam o hai ha', 'Phụ hồ trường học'],
    ['can viec lai xe luong tren 10 trieu', 'Lái xe tải'],
    ['muốn làm công nhân may', 'Công nhân may'],
    ['Bãi Cháy có việc gì không', 'Lái xe tải'],
  ])('understands "%s" with or without marks', async (question, title) => {
    const { talk } = await talkWith([mason, driver, sewer], question);
    const { said } = await talk.say(question);
    expect(said.split('\n').filter((line) => line.startsWith('- '))).toEqual([expect.stringContaining(title)]);
  });

  test('says honestly when there is nothing there and what is shown instead is elsewhere', async () => {
    const question = 'có việc phụ hồ ở Tiên Yên không';
    const { talk, store } = await talkWith([mason], question);
    expect((await talk.say(question)).said).toContain(
      'Chưa có việc phụ hồ, thợ xây ở Tiên Yên. Đây là việc phụ hồ, thợ xây ở nơi khác trong tỉnh',
    );
    await store.jobs.upsert([jobOf('far', { commune: null, place: 'Hải Phòng' })]);
    expect((await talk.say(question)).said).not.toContain('trong tỉnh');
  });

  test('says when nothing pays as much, and when there is only other work', async () => {
    const [dear, other] = ['tìm việc phụ hồ lương 20 triệu', 'có việc giúp việc ở Tiên Yên không'];
    const { talk } = await talkWith(
      [mason, jobOf('x', { title: 'Hái chè', trade: 'Nông nghiệp', commune: tienYen })],
      dear,
      other,
    );
    expect((await talk.say(dear)).said).toContain(
      'Chưa có việc phụ hồ, thợ xây lương từ 20 triệu. Đây là việc phụ hồ, thợ xây,',
    );
    expect((await talk.say(other)).said).toMatch(
      /Chưa có việc giúp việc nhà ở Tiên Yên\. Đây là việc khác ở Tiên Yên,.*\n- Hái chè/,
    );
  });

  test('shows five at most, the latest first, and says that there are more', async () => {
    const jobs = Array.from({ length: 7 }, (_, n) =>
      jobOf(`j${n}`, { title: `Việc số ${n}`, postedOn: `2026-11-0${n + 1}` }),
    );
    const { talk } = await talkWith(jobs, 'xin việc');
    const { said, outcome } = await talk.say('xin việc');
    expect(said.match(/^- .+$/gm)?.map((line) => line.slice(2, 11))).toEqual(
      [6, 5, 4, 3, 2].map((n) => `Việc số ${n}`),
    );
    expect(said).toContain(talk.line('jobs.more'));
    expect(outcome.replies[0]!.buttons.filter(({ payload }) => payload.startsWith('j:'))).toHaveLength(5);
  });

  test('a tap tells everything: employer, wage, place, hours, contact, who verified it and until when', async () => {
    const { talk } = await talkWith([mason], 'xin việc');
    await talk.say('xin việc');
    const { said, outcome } = await talk.tap('Phụ hồ trường học, xã Quảng Hà');
    for (const part of [
      ...['Công ty Ví Dụ', '5700000001', '8 đến 9,5 triệu', 'thôn Ví Dụ, xã Quảng Hà', '7 giờ đến 17 giờ', 'UBND xã'],
      ...['Cán bộ Ví Dụ, UBND xã xác minh nơi tuyển ngày 20/11/2026', 'hết ngày 20/12/2026', 'Có hợp đồng'],
    ])
      expect(said).toContain(part);
    expect(outcome).toMatchObject({ decision: 'answer', topic, asSaid: true });
  });

  test('always warns of swindlers, a tap away from how to tell them, with the law it rests on', async () => {
    const { talk } = await talkWith([mason], 'xin việc');
    for (const { said, outcome } of [await talk.say('xin việc'), await talk.press(payloadOf.job('mason'))]) {
      expect(said).toContain(talk.line('jobs.warning'));
      const [reply] = outcome.replies;
      expect(reply!.buttons.map(({ payload }) => payload)).toContain(payloadOf.topic('vl-lua-dao-viec-lam'));
      expect(reply!.citations.map(({ text }) => text)).toEqual([expect.stringContaining('45/2019/QH14')]);
    }
  });

  test('what expired is never shown, by the clock alone; an old button says so', async () => {
    const { talk } = await talkWith([mason, jobOf('later', { title: 'Hái chè', expiresOn: '2027-01-31' })], 'xin việc');
    talk.now = startOfVietnamDay('2026-12-21') - 5_000;
    expect((await talk.say('xin việc')).said).toContain('Phụ hồ');
    talk.now = startOfVietnamDay('2026-12-21');
    expect((await talk.say('xin việc')).said).not.toContain('Phụ hồ');
    const { said } = await talk.press(payloadOf.job('mason'));
    expect(said).toContain('đã hết hạn');
    expect(said).not.toContain('Công ty Ví Dụ');
    expect((await talk.press(payloadOf.job('nothing'))).said).toBe(talk.line('jobs.gone'));
  });

  test('with nothing to show, the answer says so and who to ask', async () => {
    const { talk } = await talkWith([jobOf('over', { expiresOn: '2026-11-21' })], 'xin việc');
    const { said, outcome } = await talk.say('xin việc');
    expect(said).toContain('chưa có tin tuyển người nào');
    expect(said).toContain('Trung tâm Dịch vụ việc làm');
    expect(outcome.revision).not.toBeNull();
  });

  test('does not ask back when a place was named and little speaks against vacancies', async () => {
    const { talk } = await talkWith([mason]);
    const guess = (score: number, other: string, otherScore: number) => [
      { topic, score },
      { topic: other, score: otherScore },
    ];
    talk.classifier
      .learn('viec o hai ha', guess(0.7, 'vl-san-giao-dich', 0.2))
      .learn('viec lam', guess(0.7, 'vl-san-giao-dich', 0.2))
      .learn('viec gi o hai ha', guess(0.66, 'vl-dvvl-qn', 0.3))
      .learn('o hai ha', guess(0.7, 'kc-tu-tu', 0.2));
    expect((await talk.say('viec o hai ha')).said).toContain('Phụ hồ trường học');
    for (const text of ['viec lam', 'viec gi o hai ha', 'o hai ha'])
      expect((await talk.say(text)).outcome.decision).toBe('ask');
  });

  test('tells what an old place is called now beside the vacancies', async () => {
    const question = 'có việc gì ở Hải Hà không';
    const { talk } = await talkWith([mason], question);
    const { outcome } = await talk.say(question);
    expect(outcome.replies[0]!.notes.join()).toContain('Hải Hà cũ nay không còn');
  });

  test('a list is kept as it was said, for a page that asks again', async () => {
    const { talk } = await talkWith([mason], 'xin việc');
    const web = new Conversation(webShape);
    web.tools.jobs = talk.tools.jobs;
    web.classifier.learn('xin việc', topic);
    const { turn, said } = await web.say('xin việc');
    expect(turn.replies[0]?.text).toBe(said);
    expect((await web.press(payloadOf.job('mason'))).turn.replies).toHaveLength(1);
  });
});
