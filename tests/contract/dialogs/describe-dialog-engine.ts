import fc from 'fast-check';
import { dialogsFor } from '../../../src/conversation/dialogs/catalogue';
import type { Dialog, DialogEngine, DialogTurn } from '../../../src/conversation/dialogs/dialog';
import { normalise } from '../../../src/text/normalise';
import { spoiledStates } from './spoiled-states';

/** Every kind of question, with answers kept over several messages. */
export const survey: Dialog = {
  id: 'survey@2',
  steps: [
    { key: 'village', ask: 'survey.village' },
    {
      key: 'water',
      ask: 'survey.water',
      choices: [
        { answer: 'yes', title: 'survey.yes', aliases: ['có', 'có nước'] },
        { answer: 'no', title: 'survey.no', aliases: ['không', 'chưa có'] },
      ],
    },
    { key: 'wish', ask: 'survey.wish' },
    { key: 'name', ask: 'survey.name' },
  ],
};

/** Branches, words that are checked, and a question that may be left out. */
const trip: Dialog = {
  id: 'trip@1',
  steps: [
    {
      key: 'by',
      ask: 'trip.by',
      choices: [
        { answer: 'bus', title: 'trip.bus', aliases: ['xe khách'] },
        { answer: 'foot', title: 'trip.foot', aliases: ['đi bộ'] },
        { answer: 'none', title: 'trip.none', aliases: ['không đi'] },
      ],
    },
    { key: 'line', ask: 'trip.line', when: { by: 'bus' }, words: { most: 10, again: 'trip.line-again' } },
    { key: 'path', ask: 'trip.path', when: { by: 'foot' } },
    {
      key: 'with',
      ask: 'trip.with',
      when: { by: 'bus' },
      words: { most: 20, again: 'trip.with-again' },
      choices: [{ answer: 'alone', title: 'trip.alone', aliases: ['bỏ qua'], skips: true }],
    },
  ],
};
const at = (step: number, answers: Record<string, string>) => ({ dialog: 'trip@1', step, again: false, answers });

const choices = [
  { answer: 'yes', title: 'survey.yes' },
  { answer: 'no', title: 'survey.no' },
];
export const silent: DialogTurn = { took: null, says: [], state: null, done: null };

/** What every dialogue engine promises. `make` gives a fresh engine that knows `given`. */
export function describeDialogEngine(name: string, make: (given: readonly Dialog[]) => DialogEngine): void {
  describe(`a dialogue engine: ${name}`, () => {
    const engine = make([...dialogsFor([{ tag: 'tyz', name: 'Tày' }]), survey, trip]);

    /** Says each input in turn; the last turn is the answer. */
    async function talk(dialog: string, ...inputs: string[]): Promise<DialogTurn> {
      let turn = await engine.begin(dialog);
      for (const input of inputs) turn = await engine.resume(throughStore(turn), input);
      return turn;
    }

    beforeAll(() => engine.warm());

    test('asks the first question with its choices', async () => {
      const { says, done } = await engine.begin('erase@1');
      expect(says).toEqual([
        {
          key: 'erase.ask',
          choices: [
            { answer: 'yes', title: 'erase.yes' },
            { answer: 'no', title: 'erase.no' },
          ],
        },
      ]);
      expect(done).toBeNull();
    });

    test('asks one question after the other and hands over all answers at the end', async () => {
      expect((await talk('survey@2', 'Khe Sím')).says).toEqual([{ key: 'survey.water', choices }]);
      expect((await talk('survey@2', 'Khe Sím', 'yes')).says).toEqual([{ key: 'survey.wish', choices: [] }]);
      expect(await talk('survey@2', 'Khe Sím', 'yes', 'đường', 'Bàn A Sáng')).toEqual({
        took: 'words',
        says: [],
        state: null,
        done: { dialog: 'survey@2', answers: { village: 'Khe Sím', water: 'yes', wish: 'đường', name: 'Bàn A Sáng' } },
      });
    });

    test('says what an input was taken for', async () => {
      expect((await engine.begin('survey@2')).took).toBeNull();
      expect((await talk('survey@2', 'có')).took).toBe('words');
      expect((await talk('survey@2', 'Khe Sím', 'có')).took).toBe('choice');
      expect((await talk('survey@2', 'Khe Sím', 'no')).took).toBe('choice');
      expect((await talk('survey@2', 'Khe Sím', 'hả')).took).toBeNull();
      expect((await talk('survey@2', '')).took).toBeNull();
    });

    test('refuses to begin a dialogue that nobody wrote', async () => {
      for (const id of ['erase', 'erase@2', '__proto__', '']) {
        await expect(engine.begin(id)).rejects.toMatchObject({ code: 'dialog.failed' });
      }
    });

    describe('with choices', () => {
      test.each([
        ['yes', 'yes'],
        ['no', 'no'],
        ['có', 'yes'],
        ['Có ạ.', 'yes'],
        ['CÓ', 'yes'],
        ['co', 'yes'],
        ['đồng ý', 'yes'],
        ['dong y!', 'yes'],
        ['ừ', 'yes'],
        ['xoá hết', 'yes'],
        ['xoa het', 'yes'],
        ['Xóa hết', 'yes'],
        ['không', 'no'],
        ['khong a', 'no'],
        ['Không xóa', 'no'],
        ['thôi', 'no'],
        ['ĐỪNG', 'no'],
        ['dung', 'no'],
      ])('takes "%s" for %s', async (typed, answer) => {
        for (const form of ['NFC', 'NFD'] as const) {
          expect((await talk('erase@1', typed.normalize(form))).done).toEqual({
            dialog: 'erase@1',
            answers: { sure: answer },
          });
        }
      });

      test.each([
        'cỏ',
        'cò',
        'thối',
        'dừng',
        'xòa hết',
        'có không',
        'yes?no',
        'không có',
        'YES.',
        '1',
        '👍',
        '',
        ' ',
        '\u200b',
      ])('takes "%s" for no answer and asks once more with the same choices', async (typed) => {
        const first = await engine.begin('erase@1');
        const again = await engine.resume(throughStore(first), typed);
        expect(again.says).toEqual([{ key: 'dialog.pick', choices: first.says[0]!.choices }]);
        expect(again.done).toBeNull();
        expect((await engine.resume(throughStore(again), 'có')).done?.answers).toEqual({ sure: 'yes' });
      });

      test('gives up after the second miss, and nothing is done', async () => {
        expect(await talk('erase@1', 'là sao', 'không hiểu')).toEqual({
          took: null,
          says: [{ key: 'dialog.cancelled', choices: [] }],
          state: null,
          done: null,
        });
      });

      test('forgives a miss in each question anew', async () => {
        const turn = await talk('survey@2', '', 'Khe Sím', 'hả', 'có', '', 'đường', '', 'Sáng');
        expect(turn.done?.answers).toEqual({ village: 'Khe Sím', water: 'yes', wish: 'đường', name: 'Sáng' });
      });
    });

    describe('with free text', () => {
      test('asks the same question again when nothing was written', async () => {
        expect((await talk('officer@1', ' \n ')).says).toEqual([{ key: 'officer.ask', choices: [] }]);
        expect((await talk('officer@1', '', '')).says).toEqual([{ key: 'dialog.cancelled', choices: [] }]);
      });

      test.each([
        '{{vars.sure}} {{{words}}} {{#sure}}x{{/sure}}',
        '<b>đậm</b> & "ngoặc" \'đơn\' `x` 5/6',
        'hasOwnProperty __proto__ $& $1 \\u0041',
        'yes',
        '[object Object]',
        '🏞️ thôn em 👩‍👩‍👧',
      ])('hands over %j as it was written', async (text) => {
        expect((await talk('officer@1', text)).done?.answers).toEqual({ words: normalise(text) });
        expect((await talk('survey@2', text, 'có', text, text)).done?.answers).toMatchObject({ wish: normalise(text) });
      });

      test('hands over any text whatsoever, composed and capped at 1,000 characters', async () => {
        const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 2_000 }));
        await fc.assert(
          fc.asyncProperty(text, async (written) => {
            const turn = await talk('officer@1', written);
            const words = normalise(written);
            expect(turn.done?.answers ?? null).toEqual(words === '' ? null : { words });
          }),
          { numRuns: 200 },
        );
      });
    });

    describe('with branches', () => {
      test('asks everybody the questions of their own branch only', async () => {
        expect((await talk('trip@1', 'xe khách')).says).toMatchObject([{ key: 'trip.line' }]);
        expect((await talk('trip@1', 'bus', 'số 5')).says).toMatchObject([{ key: 'trip.with' }]);
        expect((await talk('trip@1', 'đi bộ')).says).toMatchObject([{ key: 'trip.path' }]);
        expect((await talk('trip@1', 'foot', 'đường đồi')).done?.answers).toEqual({ by: 'foot', path: 'đường đồi' });
      });

      test('is over at once for who is asked nothing more', async () => {
        expect(await talk('trip@1', 'không đi')).toEqual({
          ...{ took: 'choice', says: [], state: null, done: { dialog: 'trip@1', answers: { by: 'none' } } },
        });
      });

      test.each([
        ['answers of two branches', at(3, { by: 'bus', line: 'a', path: 'b' })],
        ['a question of the other branch', at(2, { by: 'bus', line: 'a' })],
        ['a question left out', at(3, { by: 'bus' })],
        ['words that could not be taken', at(3, { by: 'bus', line: '0912345678' })],
        ['words too long', at(3, { by: 'bus', line: 'a'.repeat(11) })],
        ['nothing of a branch', at(3, {})],
      ])('says nothing and does nothing with a state of %s', async (_what, state) => {
        expect(await engine.resume(state, 'alone')).toEqual(silent);
      });
    });

    describe('with words that are checked', () => {
      test.each(['12345', '09.123', '!?', 'số 09123456', 'dài hơn mười', '👍'])(
        'takes "%s" for no answer and says what to write instead, once',
        async (typed) => {
          const again = await talk('trip@1', 'bus', typed);
          expect([again.took, again.says]).toEqual([null, [{ key: 'trip.line-again', choices: [] }]]);
          expect((await talk('trip@1', 'bus', typed, typed)).says).toMatchObject([{ key: 'dialog.cancelled' }]);
          expect((await talk('trip@1', 'bus', typed, 'số 5', 'bà')).done?.answers.line).toBe('số 5');
        },
      );

      test('beside choices, takes either and says which', async () => {
        const words = await talk('trip@1', 'bus', 'số 5', 'bà ngoại');
        expect([words.took, words.done?.answers.with]).toEqual(['words', 'bà ngoại']);
        for (const typed of ['alone', 'Bỏ qua', 'bo qua']) {
          const chosen = await talk('trip@1', 'bus', 'số 5', typed);
          expect([chosen.took, chosen.done?.answers.with]).toEqual(['choice', 'alone']);
        }
        const again = await talk('trip@1', 'bus', 'số 5', '0912345678');
        expect(again.says).toEqual([{ key: 'trip.with-again', choices: [{ answer: 'alone', title: 'trip.alone' }] }]);
      });

      test('knows what leaves the open question out', async () => {
        const { state } = await talk('trip@1', 'bus', 'số 5');
        expect(engine.skips(state!, 'BỎ QUA.')).toBe(true);
        for (const text of ['thôi', 'bà ngoại', '']) expect(engine.skips(state!, text)).toBe(false);
        expect(engine.skips((await talk('trip@1', 'bus')).state!, 'bỏ qua')).toBe(false);
        expect(engine.skips({ dialog: 'gone@1' }, 'bỏ qua')).toBe(false);
      });
    });

    describe('keeps a state', () => {
      test('that is plain JSON of at most 8 KB, however long the answers are', async () => {
        for (const letter of ['🏞', '"', '\\', 'ệ'.normalize('NFD'), '\u0001"']) {
          const turn = await talk('survey@2', letter.repeat(5_000), 'yes', letter.repeat(5_000));
          expect(turn.state).not.toBeNull();
          expect(Buffer.byteLength(JSON.stringify(turn.state))).toBeLessThanOrEqual(8 * 1024);
          expect(throughStore(turn)).toEqual(turn.state);
        }
      });

      test('that it never changes, so that a repeated turn gives the same', async () => {
        const { state } = await talk('survey@2', 'Khe Sím');
        const frozen = Object.freeze({ ...state, answers: Object.freeze({ ...(state?.answers as object) }) });
        const once = await engine.resume(frozen, 'có');
        expect(await engine.resume(frozen, 'có')).toEqual(once);
        expect((await engine.resume(frozen, 'không')).state).not.toEqual(once.state);
      });

      test('from which another engine goes on', async () => {
        const { state } = await talk('survey@2', 'Khe Sím', 'gì cơ');
        const other = make([survey]);
        expect((await other.resume(state!, 'có')).says).toEqual([{ key: 'survey.wish', choices: [] }]);
      });
    });

    describe('given a state that is none', () => {
      test('of a dialogue that was renamed or has a new version, says nothing and does nothing', async () => {
        const { state } = await talk('survey@2', 'Khe Sím');
        const renamed = make([
          { ...survey, id: 'poll@2' },
          { ...survey, id: 'survey@3' },
        ]);
        expect(await renamed.resume(state!, 'có')).toEqual(silent);
      });

      test('of a dialogue that lost or renamed a step, says nothing and does nothing', async () => {
        const { state } = await talk('survey@2', 'Khe Sím', 'có');
        const shorter = make([{ ...survey, steps: survey.steps.slice(0, 2) }]);
        const other = make([{ ...survey, steps: survey.steps.map((step) => ({ ...step, key: `${step.key}-x` })) }]);
        expect(await shorter.resume(state!, 'đường')).toEqual(silent);
        expect(await other.resume(state!, 'đường')).toEqual(silent);
      });

      test('but any JSON, says nothing and does nothing', async () => {
        await fc.assert(
          fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), async (state, input) => {
            expect(await engine.resume(state as Record<string, unknown>, input)).toEqual(silent);
          }),
          { numRuns: 1_000 },
        );
      });

      test('but a real one with one thing changed, either goes on or says nothing, and never throws', async () => {
        const { state } = await talk('survey@2', 'Khe Sím', 'có');
        const key = fc.constantFrom(...Object.keys(state!));
        await fc.assert(
          fc.asyncProperty(key, fc.jsonValue(), fc.boolean(), async (changed, value, inAnswers) => {
            const answers = { ...(state!.answers as object), [changed]: value };
            const spoiled = inAnswers ? { ...state, answers } : { ...state, [changed]: value };
            const turn = await engine.resume(spoiled, 'đường');
            expect(turn.says.length === 0 || turn.state !== null).toBe(true);
          }),
          { numRuns: 1_000 },
        );
      });

      test.each(spoiledStates)('but %s, says nothing and does nothing', async (_what, json) => {
        expect(await engine.resume(JSON.parse(json) as Record<string, unknown>, 'yes')).toEqual(silent);
      });
    });

    test('keeps 200 people apart who all talk at once', async () => {
      const people = Array.from({ length: 200 }, (_, index) => index);
      const done = await Promise.all(
        people.map(async (each) => {
          let turn = await engine.begin('survey@2');
          const lines = [
            `thôn ${each}`,
            ...(each % 3 ? ['hả'] : []),
            each % 2 ? 'có' : 'không',
            `ước ${each}`,
            `tên ${each}`,
          ];
          for (const line of lines) {
            for (let pause = each % 7; pause > 0; pause -= 1) await new Promise((resolve) => setImmediate(resolve));
            turn = await engine.resume(throughStore(turn), line);
          }
          return turn.done?.answers;
        }),
      );
      expect(done).toEqual(
        people.map((each) => ({
          village: `thôn ${each}`,
          water: each % 2 ? 'yes' : 'no',
          wish: `ước ${each}`,
          name: `tên ${each}`,
        })),
      );
    });
  });
}

/** What comes back after the state has been stored between two messages. */
const throughStore = (turn: DialogTurn): Record<string, unknown> =>
  JSON.parse(JSON.stringify(turn.state)) as Record<string, unknown>;
