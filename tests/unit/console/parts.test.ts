import { bar } from '../../../src/console/bar';
import { presets, queryOf, questionsBefore, questionsOf, readFilter } from '../../../src/console/filter';
import { day, number, percent, time } from '../../../src/console/format';
import { passwordChecker, passwordFault, hashPassword } from '../../../src/console/password';
import { tilesOf, type Totals } from '../../../src/console/tiles';
import { loadMessages } from '../../../src/content/messages';
import { actions, can, roles } from '../../../src/model/official';
import { namesOf } from '../../../src/reports/names';
import { root } from '../../../src/root';

const { messages } = loadMessages(root);
const names = namesOf({
  topics: new Map(),
  languages: [{ tag: 'tyz', name: 'Tày', state: 'full', code: 'vi', lexicon: [] }],
  messages,
});
const now = Date.parse('2026-11-22T10:05:00+07:00');

describe('rights', () => {
  const expected = {
    admin: [
      ...['numbers.see', 'questions.see', 'report.export', 'content.manage', 'jobs.manage', 'officials.manage'],
      'audit.see',
    ],
    officer: ['numbers.see', 'questions.see', 'report.export', 'content.manage', 'jobs.manage'],
    viewer: ['numbers.see'],
  };
  test('are exactly these for each role and action; nobody and the disabled have none', () => {
    for (const role of roles) {
      for (const action of actions) {
        expect([role, action, can({ role, disabled: false }, action)]).toEqual([
          role,
          action,
          expected[role].includes(action),
        ]);
        expect(can({ role, disabled: true }, action)).toBe(false);
      }
    }
    expect(actions.some((action) => can(null, action))).toBe(false);
  });
});

describe('numbers', () => {
  test('are written the Vietnamese way', () => {
    expect(number(1234)).toBe('1.234');
    expect(percent(1, 8)).toBe('12,5\u00A0%');
    expect(percent(0, 0)).toBe('–');
    expect(day(now)).toBe('22/11/2026');
    expect(time(now)).toBe('10 giờ 05');
  });

  test('become bars between nothing and full, whatever comes in', () => {
    expect(bar(0.5)).toContain('width="50"');
    expect(bar(7)).toContain('width="100"');
    for (const share of [0, -1, Number.NaN]) expect(bar(share)).not.toContain('<rect');
  });
});

describe('the filter', () => {
  test('is the last thirty days, everything, when the address says nothing', () => {
    expect(readFilter({}, now, names)).toEqual({
      period: { from: '2026-10-24', to: '2026-11-22' },
      language: undefined,
      channel: undefined,
      fault: false,
    });
  });

  test('comes back from its own address', () => {
    const filter = readFilter(
      { from: '2026-11-01', to: '2026-11-10', language: 'tyz', channel: 'zalo-oa' },
      now,
      names,
    );
    expect(readFilter(Object.fromEntries(new URLSearchParams(queryOf(filter))), now, names)).toEqual(filter);
    expect(questionsOf(filter)).toMatchObject({ language: 'tyz', channel: 'zalo-oa' });
    expect(questionsBefore(filter).to).toBe(questionsOf(filter).from);
  });

  test.each([
    [{ from: '2026-11-10', to: '2026-11-01' }],
    [{ from: '2026-02-31' }],
    [{ to: "2026-11-01'; DROP TABLE" }],
    [{ from: ['2026-11-01', 'x'], to: 'x' }],
  ])('says so and shows thirty days for %j', (query) => {
    expect(readFilter(query, now, names)).toMatchObject({ fault: true, period: { to: '2026-11-22' } });
  });

  test('takes no language or channel it does not know', () => {
    expect(readFilter({ language: '<b>', channel: 'fax' }, now, names)).toMatchObject({
      language: undefined,
      channel: undefined,
    });
  });

  test('offers the months as they are in Vietnam', () => {
    const early = Date.parse('2027-01-01T00:30:00+07:00');
    expect(presets(early).map(({ period }) => period)).toEqual([
      { from: '2026-12-26', to: '2027-01-01' },
      { from: '2026-12-03', to: '2027-01-01' },
      { from: '2027-01-01', to: '2027-01-01' },
      { from: '2026-12-01', to: '2026-12-31' },
      { from: '2027-01-01', to: '2027-01-01' },
    ]);
  });
});

describe('the tiles', () => {
  const say = (key: string, values = {}) => messages.say('vi', `console.${key}`, values);
  const totals = (some: Partial<Totals>): Totals => ({
    questions: 0,
    answered: 0,
    asked: 0,
    unanswered: 0,
    people: 0,
    up: 0,
    down: 0,
    ...some,
  });

  test('compare with the period before in words', () => {
    const tiles = tilesOf(
      totals({ questions: 1200, answered: 600, people: 9 }),
      totals({ questions: 1000, answered: 400, people: 9 }),
      say,
    );
    expect(tiles.map(({ id, figures, comparison }) => [id, figures[0]?.value, comparison])).toEqual([
      ['questions', '1.200', 'Kỳ trước 1.000, tăng 200'],
      ['answered', '50\u00A0%', 'Kỳ trước 40\u00A0%, tăng 10 điểm'],
      ['asked', '0\u00A0%', 'Kỳ trước 0\u00A0%, không đổi'],
      ['unanswered', '0', 'Kỳ trước 0, không đổi'],
      ['people', '9', 'Kỳ trước 9, không đổi'],
      ['thumbs', '0', 'Kỳ trước 0 có ích, 0 chưa đúng'],
    ]);
  });

  test('promise nothing when there was nothing before, and never divide by nothing', () => {
    for (const tile of tilesOf(totals({}), totals({}), say)) expect(tile.comparison).toBe('Kỳ trước chưa có ai hỏi');
    expect(tilesOf(totals({}), totals({ questions: 5, answered: 5 }), say)[1]).toMatchObject({
      comparison: 'Kỳ trước 100\u00A0%',
    });
  });
});

describe('a password', () => {
  test.each([
    ['ngắn quá', 'short'],
    ['x'.repeat(129), 'long'],
    ['Hoanhmo mùa đông', 'name'],
    ['thonban 2026 ok', 'name'],
    ['abababababab', 'simple'],
    ['123456789012', 'simple'],
    ['ruộng bậc thang', null],
  ])('%j is %j', (password, fault) => expect(passwordFault(password, 'hoanhmo')).toBe(fault));

  test('is argon2id with at least 19 MiB, is the same however the keyboard composes it, and is wrong for nobody', async () => {
    const stored = await hashPassword('ruộng bậc thang'.normalize('NFC'));
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const check = passwordChecker();
    expect(await check('ruộng bậc thang'.normalize('NFD'), stored)).toBe(true);
    expect(await check('ruộng bậc thanh', stored)).toBe(false);
    expect(await check('ruộng bậc thang', undefined)).toBe(false);
  });
});
