import fc from 'fast-check';
import { reviewStates } from '../../../src/model/lexicon';
import type { Content } from '../../../src/content/content';
import { spokenLines } from '../../../src/content/spoken';
import { stateOf } from '../../../src/content/translation-state';
import type { Translation } from '../../../src/content/translations';
import { answerFor } from '../../../src/knowledge/answer';
import { titleIn, translated } from '../../../src/knowledge/translated';
import { menuButtons } from '../../../src/conversation/menu';
import { layout } from '../../../src/text/layout';
import { wordsFor } from '../../../src/conversation/turn';
import { speaker, translatedProject, two } from '../../support/translated-project';

const now = Date.parse('2026-11-22T12:00:00+07:00');
const label = 'Bản nháp tiếng Tày, chưa người bản ngữ nào duyệt:';
const answer = 'topic.dvc-thu.answer';

const said = (id: string, drafts: Parameters<typeof translatedProject>[0]) => {
  const { content, faults } = translatedProject(drafts);
  expect(faults).toEqual([]);
  return answerFor(content, content.topics.get(id)!, 'tyz', now).reply;
};

describe('an answer in another language', () => {
  test('as a draft has its label above and the whole Vietnamese below', () => {
    const { text, notes } = said('dvc-thu', [{ key: answer, text: 'Chữ thử' }]);
    expect(text).toBe(`${label}\nChữ thử\n\nCâu trả lời thử.`);
    expect(notes).toEqual([]);
  });

  test('keeps rules, amounts and deadlines in Vietnamese under approved text too', () => {
    const approved = { key: answer, text: 'Chữ thử', state: 'approved', speakers: two };
    expect(said('dvc-thu', [approved]).text).toBe('Chữ thử\n\nCâu trả lời thử.');
  });

  test('is never a stale one; whoever was used to it is told why it is gone', () => {
    const stale = { key: answer, text: 'Chữ thử', revision: '0123456789' };
    expect(said('dvc-thu', [stale])).toMatchObject({ text: 'Câu trả lời thử.', notes: [] });
    const gone = said('dvc-thu', [{ ...stale, state: 'approved', speakers: two }]);
    expect(gone.text).toBe('Câu trả lời thử.');
    expect(gone.notes).toEqual([expect.stringContaining('bản tiếng Việt vừa đổi')]);
  });

  test('in an emergency comes after the numbers to call', () => {
    const { content } = translatedProject([{ key: 'topic.kc-thu.answer', text: 'Chữ thử: 114' }]);
    const { reply } = answerFor(content, content.topics.get('kc-thu')!, 'tyz', now);
    const limits = { text: 4096, unit: 'utf-16', buttons: 12, buttonTitle: 40 } as const;
    const [part] = layout(reply, limits, wordsFor(content.messages, 'tyz'));
    const places = ['114', label, 'Chữ thử', 'Cháy thì gọi 114.'].map((each) => part!.text.indexOf(each));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('is not put before a part of the answer, nor before the words that it is withheld', () => {
    const { content } = translatedProject([{ key: answer, text: 'Chữ thử' }]);
    const topic = content.topics.get('dvc-thu')!;
    const part = answerFor(content, { ...topic, answer: 'Việc bác vừa hỏi.' }, 'tyz', now).reply;
    expect(part.text).toBe('Việc bác vừa hỏi.');
    const over = answerFor(content, { ...topic, valid: { from: null, to: '2026-01-01' } }, 'tyz', now);
    expect(over.revision).toBeNull();
    expect(over.reply.text).not.toContain('Chữ thử');
  });

  test('changes nothing for those who speak Vietnamese or a language without it', () => {
    const { content } = translatedProject([{ key: answer, text: 'Chữ thử' }]);
    const topic = content.topics.get('dvc-thu')!;
    for (const language of ['vi', 'nut', 'mji', 'xx'])
      expect(answerFor(content, topic, language, now).reply.text).toBe('Câu trả lời thử.');
  });
});

describe('a title in another language', () => {
  const title = { key: 'topic.dvc-thu.title', text: 'Chữ thử' };
  const entry = { key: 'menu.giay-to', text: 'Chữ thử' };

  test('stands on buttons only when approved: there is no room for a label', () => {
    const draft = translatedProject([title, entry]).content;
    expect(titleIn(draft, draft.topics.get('dvc-thu')!, 'tyz')).toBe('Chủ đề thử');
    expect(menuButtons(draft, 'tyz')[0]!.title).toBe('Giấy tờ');
    const approved = { state: 'approved', speakers: two };
    const { content } = translatedProject([
      { ...title, ...approved },
      { ...entry, ...approved },
    ]);
    expect(titleIn(content, content.topics.get('dvc-thu')!, 'tyz')).toBe('Chữ thử');
    expect(menuButtons(content, 'tyz')[0]!.title).toBe('Chữ thử');
    expect(menuButtons(content, 'vi')[0]!.title).toBe('Giấy tờ');
  });
});

describe('whatever speakers say and whatever changes', () => {
  const { content, sources } = translatedProject();
  const keys = ['bot.start', 'bot.intro', 'words.basis', 'menu.giay-to', 'topic.dvc-thu.title', answer];
  const speakers = fc.array(
    fc
      .tuple(fc.nat(3), fc.nat(2), fc.nat(1), fc.boolean(), fc.nat(3))
      .map(([name, village, group, no, day]) =>
        speaker(`Người ${name}`, `Thôn ${village}`, { group: `Nhóm ${group}`, no, on: `2026-11-1${day}` }),
      ),
    { maxLength: 5 },
  );
  const translation = fc
    .record({ key: fc.constantFrom(...keys), state: fc.constantFrom(...reviewStates), speakers, stale: fc.boolean() })
    .map(({ key, state, speakers: who, stale }): Translation => {
      const unit = { key, state, speakers: who, text: 'NHÁP', sources: ['x'] };
      const place = { file: 'x.yml', line: 1, at: [], revision: '0123456789', language: 'tyz' };
      return { ...unit, ...place, counts: stateOf(unit), stale };
    });

  test('nothing unapproved or stale is ever seen without its label and the Vietnamese under it', () => {
    fc.assert(
      fc.property(translation, (one) => {
        const shown = everythingSaid(one);
        const seen = shown.filter(({ text }) => text.includes('NHÁP'));
        if (one.stale || one.counts === 'withdrawn') return seen.length === 0;
        if (one.counts === 'approved') return seen.length > 0;
        return seen.every(
          ({ text, vietnamese }) => /^Bản nháp tiếng Tày, [^\n]*:\nNHÁP\n\n/.test(text) && text.endsWith(vietnamese),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('what counts as approved has two yes from two villages of one group, and no no', () => {
    fc.assert(
      fc.property(translation, ({ counts, speakers: who }) => {
        if (counts !== 'approved') return true;
        const yes = who.filter(({ verdict }) => verdict === 'yes');
        return yes.some((a) =>
          yes.some((b) => a.name !== b.name && a.village !== b.village && a.localGroup === b.localGroup),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  /** Every place where the key of a translation could come to people's eyes. */
  function everythingSaid(one: Translation): { text: string; vietnamese: string }[] {
    const translations = new Map([['tyz', new Map([[one.key, one]])]]);
    const messages = content.messages.and(spokenLines(content.messages, translations, sources, content.languages));
    const book: Content = { ...content, translations, messages };
    const topic = content.topics.get('dvc-thu')!;
    const whole = answerFor(content, topic, 'vi', now).reply;
    const lines = ['bot.start', 'bot.intro', 'words.basis'].map((key) => ({
      text: messages.say('tyz', key),
      vietnamese: messages.say('vi', key),
    }));
    return [
      ...lines,
      { text: menuButtons(book, 'tyz')[0]!.title, vietnamese: 'Giấy tờ' },
      { text: titleIn(book, topic, 'tyz'), vietnamese: topic.title },
      { text: translated(whole, book, topic, 'tyz').text, vietnamese: whole.text },
    ];
  }
});
