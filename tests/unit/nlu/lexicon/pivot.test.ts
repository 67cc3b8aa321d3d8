import fc from 'fast-check';
import type { Lexicon, LexiconEntry, LexiconPhrase } from '../../../../src/model/lexicon';
import { pivot } from '../../../../src/nlu/lexicon/pivot';
import { withToneMark } from '../../../../src/nlu/lexicon/tone-mark';
import { canonical, fold, keys } from '../../../../src/text/fold';
import { words } from '../../../../src/text/words';

const entry = (word: string, vi: string[], more: Partial<LexiconEntry> = {}): LexiconEntry => {
  return { word, also: [], vi, script: 'letters', core: false, state: 'draft', source: 'S1', ...more };
};
const phrase = (text: string, topic: string, more: Partial<LexiconPhrase> = {}): LexiconPhrase => {
  return { text, topic, state: 'draft', ...more };
};
const lexicon = (entries: LexiconEntry[], phrases: LexiconPhrase[] = [], language = 'tyz'): Lexicon => {
  return { language, entries, phrases };
};
const vietnamese = new Set(words(canonical('tôi đi về nhà ma mà con bò học khai sinh')));
const isVietnamese = (word: string) => vietnamese.has(word);
const cut = (text: string) => {
  const { canonical: typed, folded } = keys(withToneMark(text));
  return { typed: words(typed), typedPlain: words(folded), shown: words(withToneMark(text)) };
};
const read = (text: string, lexicons: Lexicon[], language?: string | null) =>
  pivot(lexicons, isVietnamese).read(cut(text), language);
const weightOf = (reading: ReturnType<typeof read>, word: string) =>
  reading.weighted.find((each) => each.word === canonical(word))?.weight ?? 0;

/** Attested: rườn and pây TAYNEX [S1], tu cáy and khủi NungDic, Bình Liêu [S2]. */
const tay = lexicon([
  entry('rườn', ['nhà', 'gia đình'], { core: true }),
  entry('pây', ['đi']),
  entry('tu cáy', ['gà'], { also: ['cáy'], core: true, source: 'S2' }),
  entry('khủi', ['suối'], { also: ['khuỗi'], core: true, source: 'S2' }),
]);

describe('the pivot', () => {
  it('reads the words of a lexicon as their Vietnamese meanings', () => {
    const reading = read('pây khuỗi', [tay]);
    expect(reading.sentence).toBe('đi suối');
    expect(reading).toMatchObject({ language: 'tyz', sure: true, unknown: [], phraseTopic: null });
    expect(reading.segments.map(({ level }) => level)).toEqual(['full', 'full']);
  });

  it('shares the weight of a spelling among its meanings, in however many entries they stand', () => {
    const [segment] = read('rườn', [tay]).segments;
    expect(segment!.glosses).toEqual([
      { words: ['nhà'], weight: 0.5 },
      { words: words(canonical('gia đình')), weight: 0.5 },
    ]);
    const twice = read('xxa', [lexicon([entry('xxa', ['một']), entry('xxa', ['hai'])])]);
    expect(weightOf(twice, 'hai')).toBe(0.5);
  });

  it('takes the longest word first', () => {
    const reading = read('pây tu cáy', [tay]);
    expect(reading.segments.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  it.each<[string, string, number]>([
    ['full', 'khủi', 1],
    ['stripped', 'khui', 0.6],
    ['stripped', 'khúi', 0.6],
    ['skeleton', 'cuì', 0.4],
  ])('on level %s weighs "%s" %d', (level, typed, weight) => {
    const reading = read(typed, [tay]);
    expect(reading.segments[0]).toMatchObject({ level, keptWeight: 0 });
    expect(weightOf(reading, 'suối')).toBe(weight);
    expect(reading.sure).toBe(level === 'full');
  });

  it('overlooks marks only in words that are marked as common', () => {
    expect(read('pay', [tay]).segments[0]).toMatchObject({ level: null, keptWeight: 0.8 });
  });

  it('matches the skeletons of one language only', () => {
    const other = lexicon([entry('xxăm', ['ba'], { core: true })], [], 'nut');
    expect(read('slsom', [tay, other]).segments[0]!.level).toBeNull();
    expect(read('cuì', [tay, other], 'tyz').segments[0]!.level).toBe('skeleton');
    expect(read('cuì', [tay, other], 'nut').segments[0]!.level).toBeNull();
    expect(read('cuì', [tay, other]).segments[0]!.level).toBeNull();
  });

  it('matches a transcription by its skeleton alone', () => {
    // Kim Mun, Clark 2008 [S5].
    const dao = lexicon([entry('ȶɐj²¹⁴', ['gà'], { script: 'sounds', core: true, source: 'S5' })], [], 'mji');
    expect(read('chai', [dao], 'mji').segments[0]!.level).toBe('skeleton');
    expect(read('ȶɐj²¹⁴', [dao], null).segments[0]!.level).toBeNull();
    expect(read('chai', [dao], 'mji').sure).toBe(false);
  });

  it('keeps what was typed as Vietnamese, less where it also means something else', () => {
    const reading = read('con xxu ma', [lexicon([entry('ma', ['chó'])])]);
    expect(weightOf(reading, 'con')).toBe(0.8);
    expect(weightOf(reading, 'xxu')).toBe(0.8);
    expect(weightOf(reading, 'ma')).toBe(0.5);
    expect(weightOf(reading, 'chó')).toBe(1);
  });

  it('reads a word of both languages as foreign only in a text that surely is', () => {
    const both = lexicon([entry('ma', ['chó']), entry('pây', ['đi'])]);
    expect(read('con ma', [both])).toMatchObject({ sure: false, sentence: 'con ma' });
    expect(read('pây ma', [both])).toMatchObject({ sure: true, sentence: 'đi chó' });
  });

  it('hears both words where one is written without marks and the other only typed so', () => {
    const two = lexicon([entry('xxa', ['một']), entry('xxà', ['hai'], { core: true })]);
    const reading = read('xxa', [two]);
    expect(weightOf(reading, 'một')).toBe(1);
    expect(weightOf(reading, 'hai')).toBe(0.6);
    expect(weightOf(read('xxà', [two]), 'một')).toBe(0);
  });

  it('prefers the meanings of the language that was chosen', () => {
    const both = [lexicon([entry('xxa', ['một'])]), lexicon([entry('xxa', ['hai'])], [], 'nut')];
    expect(read('xxa', both, 'nut')).toMatchObject({ sentence: 'hai', language: 'nut' });
    expect(read('xxa', both)).toMatchObject({ sentence: 'một', language: 'tyz' });
    expect(weightOf(read('xxa', both), 'hai')).toBe(1);
  });

  it('names the topic of which the whole text is a known sentence, and no other', () => {
    const known = lexicon(
      [],
      [
        phrase('Xxa xxe xxi?', 'one'),
        phrase('xxo xxu', 'two', { state: 'withdrawn' }),
        phrase('xxy', 'one'),
        phrase('xxy', 'two'),
      ],
    );
    expect(read('xxa, XXE xxi', [known]).phraseTopic).toBe('one');
    for (const other of ['xxa xxe', 'xxá xxe xxi', 'xxo xxu', 'xxy', '']) {
      expect(read(other, [known]).phraseTopic).toBeNull();
    }
  });

  it('reads the low tone typed as a line', () => {
    expect(read('xxe_', [lexicon([entry('xxe\u0331', ['là'])])]).sentence).toBe('là');
  });

  it('never uses what was withdrawn', () => {
    expect(read('xxa', [lexicon([entry('xxa', ['một'], { state: 'withdrawn' })])]).segments[0]!.level).toBeNull();
  });

  it('lists each unknown word once, as it was typed', () => {
    const odd = `xxoán xxoań nhà pây 123 x9 ${'x'.repeat(25)}`;
    expect(read(odd, [tay], null).unknown).toEqual(['xxoán']);
  });

  it('reads every word of any text once, in order', () => {
    const piece = fc.oneof(
      fc.constantFrom('rườn', 'tu', 'cáy', 'cay', 'khui', 'pây', 'nhà', '_', '12'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const given = cut(pieces.join(' '));
        let asked = 0;
        const reading = pivot([tay], (word) => {
          asked += 1;
          return isVietnamese(word);
        }).read(given);
        let at = 0;
        for (const { from, to } of reading.segments) {
          expect(from).toBe(at);
          at = to;
        }
        expect(at).toBe(given.typed.length);
        expect(asked).toBe(given.typed.length);
        for (const { weight } of reading.weighted) expect(weight > 0 && weight <= 1).toBe(true);
      }),
    );
  });

  it('says nothing of nothing', () => {
    expect(read('', [tay])).toEqual({
      segments: [],
      language: null,
      sure: false,
      phraseTopic: null,
      unknown: [],
      sentence: '',
      weighted: [],
    });
    expect(read(fold('Rườn'), []).segments[0]!.level).toBeNull();
  });
});
