import { stringify } from 'yaml';
import fc from 'fast-check';
import { faultLine } from '../../../src/content/fault';
import type { Instrument } from '../../../src/content/instrument';
import { Instruments } from '../../../src/content/instruments';
import { readContent } from '../../../src/content/load';
import { addDays } from '../../../src/model/week';
import { root } from '../../../src/root';
import { instrumentOf } from '../../support/instruments';
import { scratchProject } from '../../support/scratch-project';

const register = (...entries: Instrument[]) => new Instruments(entries);
const old = instrumentOf('1/2020/NĐ-CP');
const newer = instrumentOf('2/2026/NĐ-CP', { effective: '2026-07-01', replaces: [old.number] });

describe('an instrument of the register', () => {
  test('applies up to the day before the one that replaces it, and says what took its place', () => {
    const both = register(old, newer);
    expect(both.standing(old.number, '2026-06-30')).toEqual({ kind: 'in-force' });
    expect(both.standing(old.number, '2026-07-01')).toEqual({ kind: 'lapsed', last: '2026-06-30', by: newer });
    expect(both.lastDayOf(old.number)).toBe('2026-06-30');
    expect(both.lastDayOf(newer.number)).toBeNull();
  });

  test('ends on its own last day where that is earlier, and names nothing in its place before that applies', () => {
    const ending = register({ ...old, ends: '2026-03-31' }, newer);
    expect(ending.standing(old.number, '2026-03-31')).toEqual({ kind: 'in-force' });
    expect(ending.standing(old.number, '2026-04-01')).toEqual({ kind: 'lapsed', last: '2026-03-31', by: null });
    expect(ending.standing(old.number, '2026-07-01')).toEqual({ kind: 'lapsed', last: '2026-03-31', by: newer });
    expect(register({ ...old, ends: '2026-12-31' }, newer).lastDayOf(old.number)).toBe('2026-06-30');
  });

  test('ends with the first of several that replace it', () => {
    const later = instrumentOf('3/2027/NĐ-CP', { effective: '2027-01-01', replaces: [old.number] });
    const undated = instrumentOf('4/2027/NĐ-CP', { effective: null, status: 'unknown', replaces: [old.number] });
    for (const order of [
      [later, newer, undated],
      [undated, newer, later],
    ])
      expect(register(old, ...order).standing(old.number, '2027-02-01')).toMatchObject({
        last: '2026-06-30',
        by: newer,
      });
  });

  test('does not end by being amended', () => {
    const amending = instrumentOf('5/2026/NĐ-CP', { effective: '2026-07-01', amends: [old.number] });
    const both = register({ ...old, status: 'amended' }, amending);
    expect(both.standing(old.number, '2030-01-01')).toEqual({ kind: 'in-force' });
    expect(both.lastDayOf(old.number)).toBeNull();
    expect(both.amendedBy(old.number)).toEqual([amending]);
  });

  test('that is replaced in a row of replacements sends people to the end of the row, not to another that lapsed', () => {
    const newest = instrumentOf('3/2027/NĐ-CP', { effective: '2027-01-01', replaces: [newer.number] });
    const row = register(old, newer, newest);
    expect(row.standing(old.number, '2026-12-31')).toMatchObject({ by: newer });
    expect(row.standing(old.number, '2027-01-01')).toEqual({ kind: 'lapsed', last: '2026-06-30', by: newest });
    const ended = register(old, { ...newer, ends: '2026-12-31' });
    expect(ended.standing(old.number, '2027-01-01')).toMatchObject({ by: null });
  });

  test('has nothing in its place when the replacements go round in a circle', () => {
    const a = instrumentOf('a', { status: 'replaced', replaces: ['b'] });
    const b = instrumentOf('b', { status: 'replaced', replaces: ['a'] });
    expect(register(a, b).standing('a', '2026-11-22')).toMatchObject({ kind: 'lapsed', by: null });
  });

  test('is over by its status word alone, without a day', () => {
    for (const status of ['replaced', 'expired'] as const)
      expect(register({ ...old, status }).standing(old.number, '2026-11-22')).toEqual({
        kind: 'lapsed',
        last: null,
        by: null,
      });
  });

  test('that is said to be over before its last day tells no day that is still to come', () => {
    const over = register({ ...old, status: 'expired', ends: '2027-12-31' });
    expect(over.standing(old.number, '2026-11-22')).toEqual({ kind: 'lapsed', last: null, by: null });
  });

  test('of which nobody knows whether it applies says so, from its first day to its last', () => {
    const unsure = register({ ...old, status: 'unknown', effective: '2026-01-01', ends: '2026-12-31' });
    expect(unsure.standing(old.number, '2025-12-31')).toEqual({ kind: 'not-yet', from: '2026-01-01' });
    expect(unsure.standing(old.number, '2026-11-22')).toEqual({ kind: 'unknown' });
    expect(unsure.standing(old.number, '2027-01-01')).toMatchObject({ kind: 'lapsed', last: '2026-12-31' });
  });

  test('that does not apply yet says from when', () => {
    expect(register(newer).standing(newer.number, '2026-06-30')).toEqual({ kind: 'not-yet', from: '2026-07-01' });
    expect(register(newer).standing(newer.number, '2026-07-01')).toEqual({ kind: 'in-force' });
  });

  test('that is not in the register is unknown', () => {
    expect(register(old).standing('9/9999/XX', '2026-11-22')).toEqual({ kind: 'unknown' });
    expect(register(old).lastDayOf('9/9999/XX')).toBeNull();
  });

  test('never comes back once it has lapsed, whatever the dates are', () => {
    const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(
        dates,
        fc.option(dates),
        fc.option(dates),
        dates,
        fc.nat(400),
        (effective, ends, next, day, later) => {
          const known = register(
            instrumentOf('a', { effective, ...(ends ? { ends } : {}) }),
            ...(next ? [instrumentOf('b', { effective: next, replaces: ['a'] })] : []),
          );
          const [now, then] = [known.standing('a', day), known.standing('a', addDays(day, later))];
          if (now.kind === 'lapsed') expect(then.kind).toBe('lapsed');
          if (then.kind === 'not-yet') expect(now.kind).not.toBe('in-force');
          const last = known.lastDayOf('a');
          expect(now.kind === 'lapsed').toBe(last !== null && day > last);
        },
      ),
    );
  });
});

describe('the check of the register', () => {
  const path = 'intents/registers/instruments.yml';
  const entry = (change: Record<string, unknown>) => ({ ...instrumentOf('1/2020/NĐ-CP'), ...change });
  function faultsOf(...entries: Record<string, unknown>[]): string[] {
    const { faults } = readContent(scratchProject({ [path]: stringify(entries) }).root);
    return faults.map(faultLine).filter((each) => each.startsWith(path));
  }
  /** The line on which the entry of this index begins, counted in the text itself. */
  const lineOf = (index: number, ...entries: Record<string, unknown>[]) =>
    stringify(entries)
      .split('\n')
      .flatMap((row, at) => (row.startsWith('- ') ? [at + 1] : []))[index];

  test('finds nothing in the register of the project', () => {
    const { faults } = readContent(root);
    expect(faults.filter(({ file }) => file === path)).toEqual([]);
  });

  const second = (change: Record<string, unknown>) =>
    entry({ number: '2/2026/NĐ-CP', effective: '2026-07-01', ...change });
  test.each<[string, Record<string, unknown>[], string]>([
    [
      'one that ends before it begins',
      [entry({}), second({ ends: '2026-06-30' })],
      'ngày hết hiệu lực trước ngày có hiệu lực',
    ],
    ['one that replaces itself', [entry({}), second({ replaces: ['2/2026/NĐ-CP'] })], 'tự thay'],
    [
      'one that amends what is not in the register',
      [entry({}), second({ amends: ['7/2001/XX'] })],
      'nhắc đến "7/2001/XX"',
    ],
    [
      'one that replaces from an unknown day',
      [entry({}), second({ effective: null, replaces: ['1/2020/NĐ-CP'] })],
      'thay văn bản khác mà không có ngày hiệu lực',
    ],
    ['one that is replaced by nothing known', [entry({}), second({ status: 'replaced' })], 'ghi là đã bị thay'],
    [
      'one that is replaced before it begins',
      [entry({ replaces: ['2/2026/NĐ-CP'] }), second({})],
      'bị thay (ngày cuối 2019-12-31) trước khi có hiệu lực',
    ],
  ])('names the line of %s', (_what, entries, what) => {
    const found = faultsOf(...entries);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path}:${lineOf(1, ...entries)} — 2/2026/NĐ-CP: ${what}`);
  });

  test.each(['2026-02-30', '2026-13-01', '0026-01-01', '22/11/2026'])(
    'refuses %s, which is no day of the calendar',
    (day) => {
      expect(faultsOf(entry({ effective: day }))).toEqual([
        expect.stringMatching(/:5 — mục 1, effective: (không có ngày|ngày dạng)/),
      ]);
    },
  );

  test('lets an undated one replace another as long as nobody is sure of it', () => {
    expect(faultsOf(entry({}), second({ effective: null, status: 'unknown', replaces: ['1/2020/NĐ-CP'] }))).toEqual([]);
  });
});
