import { resolve } from 'node:path';
import { coverage } from '../../../src/content/coverage';
import { loadContent } from '../../../src/content/load';
import { translationsOfTopic } from '../../../src/content/translations';
import { read, speaker, translatedProject, two } from '../../support/translated-project';

const label = 'Bản nháp tiếng Tày, chưa người bản ngữ nào duyệt:';
const start = 'bot.start';
const old = '0123456789';

describe('a line of the bot in another language', () => {
  const vietnamese = translatedProject().content.messages.say('vi', start);
  const said = (draft: object) => {
    const { content, faults } = translatedProject([{ key: start, text: 'Chữ thử', ...draft }]);
    expect(faults).toEqual([]);
    return content.messages.say('tyz', start);
  };

  test('is Vietnamese where nothing is translated', () => {
    expect(translatedProject().content.messages.say('tyz', start)).toBe(vietnamese);
  });

  test('is shown as a draft with its label above and the whole Vietnamese below', () => {
    expect(said({})).toBe(`${label}\nChữ thử\n\n${vietnamese}`);
  });

  test('in review is still labelled a draft', () => {
    expect(said({ state: 'in-review', speakers: two.slice(0, 1) })).toMatch(/^Bản nháp tiếng Tày, .*:\nChữ thử\n\n/);
  });

  test('stands alone when it is approved', () => {
    expect(said({ state: 'approved', speakers: two })).toBe('Chữ thử');
  });

  test('keeps the Vietnamese under it even when approved, where it tells people what is kept of them', () => {
    const approved = { text: 'Chữ thử', state: 'approved', speakers: two };
    const { content } = translatedProject([{ key: 'bot.intro', ...approved }]);
    expect(content.messages.say('tyz', 'bot.intro')).toBe(`Chữ thử\n\n${content.messages.say('vi', 'bot.intro')}`);
  });

  test('is Vietnamese again when it is withdrawn', () => {
    expect(said({ state: 'withdrawn', speakers: two })).toBe(vietnamese);
  });

  test('is never shown once the Vietnamese has changed; whoever was used to it is told why', () => {
    expect(said({ revision: old })).toBe(vietnamese);
    const gone = said({ revision: old, state: 'approved', speakers: two });
    expect(gone).not.toContain('Chữ thử');
    expect(gone.startsWith(`${vietnamese}\n\n`)).toBe(true);
    expect(gone).toContain('bản tiếng Việt vừa đổi');
  });

  test('on a button is said only when approved', () => {
    const key = 'words.basis';
    const draft = translatedProject([{ key, text: 'Chữ thử' }]).content.messages;
    expect(draft.say('tyz', key)).toBe(draft.say('vi', key));
    const approved = translatedProject([{ key, text: 'Chữ thử', state: 'approved', speakers: two }]);
    expect(approved.content.messages.say('tyz', key)).toBe('Chữ thử');
  });
});

describe('a file of another language', () => {
  const faulty = (text: string, path = 'locales/tyz/hong.yml') =>
    translatedProject([{ key: start, text: 'Chữ thử' }], { [path]: text });
  const line = (more: string) => `lines:\n  - key: bot.help\n    sources: [sách]\n${more}`;
  const { sources } = translatedProject();
  const { revision } = sources.get('bot.help')!;
  const bound = `    revision: "${revision}"\n`;

  test.each([
    ['YAML that does not parse', 'lines: [', 'locales/tyz/hong.yml:1 — YAML sai'],
    [
      'an unknown key',
      'lines:\n  - { key: bot.khong, text: a, sources: [b] }',
      'hong.yml:2 — bot.khong: không có câu này',
    ],
    [
      'a key that may not be translated',
      'lines:\n  - { key: commands.start, text: a, sources: [b] }',
      'commands.start: không có',
    ],
    ['no revision, and says which one it is', line('    text: a\n'), `thêm revision: "${revision}"`],
    [
      'no source',
      `lines:\n  - { key: bot.help, text: a, revision: "${revision}" }`,
      'hong.yml:2 — lines, mục 1: thiếu sources',
    ],
    [
      'a number that the Vietnamese does not have',
      line(`${bound}    text: gọi 911\n`),
      'số 911 không có trong bản tiếng Việt',
    ],
    [
      'another place to fill in',
      line(`${bound}    text: "a {title}"\n`),
      'chỗ điền {…} khác bản tiếng Việt — giữ đúng: không có',
    ],
    ['text that is not NFC', line(`${bound}    text: ${'chữ'.normalize('NFD')}\n`), 'hong.yml:5 — chữ chưa ở dạng NFC'],
    [
      'approval of a text that lost the numbers to call',
      `lines:\n  - key: bot.fallback\n    sources: [sách]\n    revision: "${sources.get('bot.fallback')!.revision}"\n    text: gọi 113\n    state: approved\n    speakers: ${JSON.stringify(two)}\n`,
      'hong.yml:5 — bot.fallback: thiếu số 114, 115 của bản tiếng Việt — ghi đủ số',
    ],
    [
      'approval by nobody',
      line(`${bound}    text: a\n    state: approved\n`),
      'hong.yml:6 — bot.help: ghi approved mà chưa đủ hai người',
    ],
    [
      'a key that another file has',
      `lines:\n  - { key: ${start}, text: a, sources: [b], revision: "${old}" }`,
      `"${start}" đã có ở locales/tyz/bot.yml:1`,
    ],
  ])('with %s is named with its line and left out, and the others serve', (_what, text, expected) => {
    const { content, faults, root } = faulty(text);
    expect(faults).toEqual([expect.stringContaining(expected)]);
    expect(content.translations.get('tyz')!.has('bot.help')).toBe(false);
    expect(content.messages.say('tyz', start)).toContain('Chữ thử');
    const told: string[] = [];
    loadContent(root, ({ file }) => told.push(file));
    expect(told).toEqual(['locales/tyz/hong.yml']);
  });

  test('as JSON, which has no states, is not read', () => {
    const { faults, content } = faulty('{ "start": "lén" }', 'locales/tyz/bot.json');
    expect(faults).toEqual([expect.stringContaining('locales/tyz/bot.json:1 — bản tiếng khác ghi trong tệp .yml')]);
    expect(content.messages.say('tyz', start)).not.toContain('lén');
  });

  test('that is not a file stops nothing', () => {
    const { faults } = faulty('x', 'locales/tyz/hong.yml/trong');
    expect(faults).toEqual([expect.stringContaining('locales/tyz/hong.yml:1 — không đọc được')]);
  });

  test('for a topic that is not there, or in the wrong place, is named', () => {
    expect(faulty('id: kc-khong\nanswer: { text: a, sources: [b] }', 'intents/tyz/kc/kc-khong.yml').faults).toEqual([
      expect.stringContaining('intents/tyz/kc/kc-khong.yml:2 — topic.kc-khong.answer: không có câu này'),
    ]);
    expect(faulty('id: dvc-thu', 'intents/tyz/kc/dvc-thu.yml').faults).toEqual([
      expect.stringContaining('khác tên tệp hoặc thư mục'),
    ]);
  });

  test('in a folder of no language is named', () => {
    expect(faulty('lines: []', 'locales/tzy/bot.yml').faults).toEqual([
      expect.stringContaining('locales/tzy:1 — không có tiếng "tzy"'),
    ]);
  });

  test('does not go faulty when the Vietnamese changes under it', () => {
    const { faults } = translatedProject([{ key: 'topic.kc-thu.answer', text: 'gọi 119', revision: old }]);
    expect(faults).toEqual([]);
  });
});

describe('the numbers that a translation has to carry', () => {
  const answer = 'topic.kc-thu.answer';

  test.each(['draft', 'in-review'])(
    'may be lacking in a text that is %s: the Vietnamese under it has them',
    (state) => {
      const { content, faults } = translatedProject([{ key: answer, text: 'Chữ thử', state }]);
      expect(faults).toEqual([]);
      expect(content.translations.get('tyz')!.get(answer)).toMatchObject({ counts: state });
    },
  );

  test('may not be lacking where two speakers approved: the file is left out and the Vietnamese is said', () => {
    const approved = { key: answer, state: 'approved', speakers: two };
    const { content, faults } = translatedProject([{ ...approved, text: 'Chữ thử' }]);
    expect(faults).toEqual([expect.stringContaining('thiếu số 114 của bản tiếng Việt — ghi đủ số')]);
    expect(content.translations.has('tyz')).toBe(false);
    expect(translatedProject([{ ...approved, text: 'Chữ thử 114' }]).faults).toEqual([]);
  });

  test('are all of an emergency, and of any other answer those to call', () => {
    const { sources } = read(resolve(__dirname, '../../..'));
    expect(sources.get('topic.kc-111.answer')!.numbers).toEqual(['113', '111', '115']);
    expect(sources.get('topic.kc-so-cuu.answer')!.numbers).toEqual(expect.arrayContaining(['115', '30', '2']));
    expect(sources.get('topic.sys-giup.answer')!.numbers.toSorted()).toEqual(['113', '114', '115']);
    expect(sources.get('bot.fallback')!.numbers).toEqual(['113', '114', '115']);
    const amounts = sources.get('topic.vl-luong-co-so.answer')!;
    expect(amounts.vietnamese).toMatch(/\d/);
    expect(amounts.numbers).toEqual([]);
  });

  test('come first: emergencies stand before the bot’s other lines, and those before ordinary topics', () => {
    const { sources, content } = read(resolve(__dirname, '../../..'));
    const keys = [...sources.keys()];
    const urgent = [...content.topics.values()].filter(({ tone }) => tone === 'emergency').map(({ id }) => id);
    expect(new Set(keys.slice(0, 2 * urgent.length).map((key) => key.split('.')[1]))).toEqual(new Set(urgent));
    const own = keys.slice(2 * urgent.length);
    expect(own.slice(0, 4).toSorted()).toEqual(['bot.fallback', 'bot.location', 'bot.withheld', 'menu.nguy-hiem']);
    const ordinary = own.findIndex((key) => key.startsWith('topic.'));
    expect(own.slice(ordinary).every((key) => key.startsWith('topic.'))).toBe(true);
  });
});

describe('the coverage of a language', () => {
  test('counts every key once, whatever became of it', () => {
    const { content, sources } = translatedProject([
      { key: start, text: 'a' },
      { key: 'bot.help', text: 'b', state: 'approved', speakers: two },
      { key: 'bot.intro', text: 'c', revision: old },
      { key: 'topic.kc-thu.title', text: 'd', state: 'in-review', speakers: [speaker('A', 'B')] },
      { key: 'topic.kc-thu.answer', text: 'đ', state: 'withdrawn' },
    ]);
    const rows = coverage(content);
    const tay = rows.find(({ language }) => language === 'tyz')!;
    expect(tay).toEqual({
      ...{ language: 'tyz', name: 'Tày', total: sources.size, missing: sources.size - 5, stale: 1 },
      states: { draft: 1, 'in-review': 1, approved: 1, withdrawn: 1 },
    });
    expect(rows.some(({ language }) => language === 'vi')).toBe(false);
    expect(translationsOfTopic(content.translations, 'kc-thu').map(({ key }) => key)).toEqual([
      'topic.kc-thu.title',
      'topic.kc-thu.answer',
    ]);
  });
});

describe('the translations of this project', () => {
  const { content, faults } = read(resolve(__dirname, '../../..'));
  const all = [...content.translations.values()].flatMap((texts) => [...texts.values()]);

  test('have no faults', () => {
    expect(faults).toEqual([]);
  });

  test('are all drafts that no speaker has seen, each with its source', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const { counts, speakers, sources } of all)
      expect({ counts, speakers, sourced: sources.length > 0 }).toEqual({
        counts: 'draft',
        speakers: [],
        sourced: true,
      });
  });

  test('hold nothing for languages of which nothing attested can be spelled', () => {
    for (const tag of ['mji', 'ium-x-thphan', 'mis-x-sandiu', 'mis-x-sanchi'])
      expect(content.translations.has(tag)).toBe(false);
  });
});
