import fc from 'fast-check';
import type { Content, Topic } from '../../../src/content/content';
import { dueOn } from '../../../src/content/due';
import { Instruments } from '../../../src/content/instruments';
import type { Hotline } from '../../../src/content/schema';
import { addDays } from '../../../src/model/week';
import { book } from '../../support/conversation';
import { entryOf } from '../../support/culture';
import { instrumentOf } from '../../support/instruments';

const real = book();
const law = instrumentOf('1/2020/QH14');
const topic: Topic = {
  ...real.topics.get('dvc-khai-sinh')!,
  ...{ id: 'dvc-thu', citations: [{ instrument: law.number }], valid: { from: null, to: null } },
  ...{ review: { checked: '2026-11-22', due: '2027-05-22' } },
};
const lesson = {
  ...[...real.lessons.values()][0]!,
  id: 'bai-thu',
  citations: topic.citations,
  valid: topic.valid,
  review: topic.review,
};
const line: Hotline = {
  ...{
    number: '111',
    label: 'Số thử',
    hours: null,
    source: 'https://example.vn/',
    seen: '2026-11-22',
    dialled: '2026-11-22',
  },
};
const nothing: Content = {
  ...real,
  ...{ topics: new Map(), lessons: new Map(), culture: [], hotlines: new Map(), instruments: new Instruments([law]) },
};
const withTopic = (change: Partial<Topic> = {}, instruments = [law]): Content => ({
  ...{ ...nothing, topics: new Map([['dvc-thu', { ...topic, ...change }]]), instruments: new Instruments(instruments) },
});
const about = { kind: 'topic', id: 'dvc-thu' };

describe('what is due', () => {
  test('is nothing where all is fresh', () => {
    expect(dueOn(withTopic(), '2026-11-28')).toEqual([]);
  });

  test('is an answer the day after its review was to be done, not on that day', () => {
    expect(dueOn(withTopic(), '2027-05-22')).toEqual([]);
    expect(dueOn(withTopic(), '2027-05-23')).toEqual([{ ...about, why: 'review', day: '2027-05-22' }]);
  });

  test('is an answer whose own dates are over', () => {
    const over = withTopic({ valid: { from: null, to: '2026-12-31' } });
    expect(dueOn(over, '2026-12-31')).toEqual([]);
    expect(dueOn(over, '2027-01-01')).toEqual([{ ...about, why: 'expired', day: '2026-12-31' }]);
  });

  test('is every answer that cites what has lapsed, first or not, but not where it is told as past', () => {
    const over = { ...law, ends: '2026-12-31' };
    const other = instrumentOf('2/2020/QH14');
    const due = (citations: Topic['citations']) =>
      dueOn(withTopic({ citations }, [over, other]), '2027-01-01').map(({ why, day, about: of }) => [why, day, of]);
    expect(due([{ instrument: law.number }])).toEqual([['lapsed', '2026-12-31', law.number]]);
    expect(due([{ instrument: other.number }, { instrument: law.number }])).toEqual([
      ['noted', '2026-12-31', law.number],
    ]);
    expect(due([{ instrument: law.number, past: true }])).toEqual([]);
  });

  test('is an answer whose basis is over without anybody knowing since when', () => {
    expect(dueOn(withTopic({}, [{ ...law, status: 'expired' }]), '2026-11-28')).toEqual([
      { ...about, why: 'lapsed', day: null, about: law.number },
    ]);
  });

  test('is an answer whose basis was amended after it was checked, from the day the change applies', () => {
    const amending = instrumentOf('9/2026/QH15', { effective: '2026-12-15', amends: [law.number] });
    const changed = { ...about, why: 'changed', day: '2026-12-15', about: amending.number };
    expect(dueOn(withTopic({}, [law, amending]), '2026-12-14')).toEqual([]);
    expect(dueOn(withTopic({}, [law, amending]), '2026-12-15')).toEqual([changed]);
    const checked = { review: { checked: '2026-12-15', due: '2027-05-22' } };
    expect(dueOn(withTopic(checked, [law, amending]), '2026-12-20')).toEqual([]);
    expect(dueOn(withTopic({}, [law, { ...amending, effective: null }]), '2026-12-20')).toEqual([]);
  });

  test('is a lesson and an entry about culture by the same rules', () => {
    const both = { ...nothing, lessons: new Map([[lesson.id, lesson]]), culture: [entryOf('vh-thu')] };
    expect(dueOn(both, '2027-05-22')).toEqual([]);
    expect(dueOn(both, '2027-05-23').map(({ kind, why }) => [kind, why])).toEqual([
      ['lesson', 'review'],
      ['culture', 'review'],
    ]);
    const over = { ...both, instruments: new Instruments([{ ...law, ends: '2026-11-27' }]) };
    expect(dueOn(over, '2026-11-28').map(({ kind, why }) => [kind, why])).toContainEqual(['lesson', 'lapsed']);
  });

  test('is a telephone number that nobody has dialled, or dialled more than 30 days ago', () => {
    const of = (dialled: string | null, day: string) =>
      dueOn({ ...nothing, hotlines: new Map([['111', { ...line, dialled }]]) }, day);
    expect(of(null, '2026-11-28')).toEqual([{ kind: 'hotline', id: '111', why: 'undialled', day: null }]);
    expect(of('2026-11-22', '2026-12-22')).toEqual([]);
    expect(of('2026-11-22', '2026-12-23')).toEqual([{ kind: 'hotline', id: '111', why: 'review', day: '2026-12-22' }]);
  });

  test('is an instrument that ends within 60 days, by its own words or by what replaces it', () => {
    const newer = instrumentOf('9/2027/QH16', { effective: '2027-01-01', replaces: [law.number] });
    for (const register of [[{ ...law, ends: '2026-12-31' }], [law, newer]]) {
      const on = (day: string) => dueOn({ ...nothing, instruments: new Instruments(register) }, day);
      expect(on('2026-10-31')).toEqual([]);
      for (const day of ['2026-11-01', '2026-12-31'])
        expect(on(day)).toMatchObject([{ kind: 'instrument', id: law.number, why: 'ending', day: '2026-12-31' }]);
      expect(on('2027-01-01')).toEqual([]);
    }
  });

  test('is such an instrument with how many answers and lessons it takes away, and under how many it leaves a note', () => {
    const other = instrumentOf('2/2020/QH14');
    const cites = (id: string, citations: Topic['citations'], tone: Topic['tone'] = 'normal') => {
      return [id, { ...topic, id, tone, citations }] as const;
    };
    const [first, second] = [{ instrument: law.number }, { instrument: other.number }];
    const content = {
      ...nothing,
      instruments: new Instruments([{ ...law, ends: '2026-12-31' }, other]),
      lessons: new Map([[lesson.id, lesson]]),
      topics: new Map([
        cites('dvc-a', [first]),
        cites('dvc-b', [second, first]),
        cites('dvc-c', [{ ...first, past: true as const }]),
        cites('kc-d', [first], 'emergency'),
        cites('dvc-e', [second]),
      ]),
    };
    expect(dueOn(content, '2026-12-01')).toMatchObject([{ why: 'ending', follows: { withheld: 2, noted: 2 } }]);
    expect(dueOn(content, '2027-01-01').map(({ id, why }) => [id, why])).toEqual([
      ['dvc-a', 'lapsed'],
      ['dvc-b', 'noted'],
      ['kc-d', 'noted'],
      ['bai-thu', 'lapsed'],
    ]);
  });

  test('is an answer whose main basis does not apply yet, unless the answer itself waits for that day', () => {
    const ahead = instrumentOf('9/2026/QH15', { effective: '2027-01-01' });
    const early = { ...about, why: 'early', day: '2027-01-01', about: ahead.number };
    const citations = [{ instrument: ahead.number }];
    expect(dueOn(withTopic({ citations }, [ahead]), '2026-12-31')).toEqual([early]);
    const waits = { citations, valid: { from: '2027-01-01', to: null } };
    expect(dueOn(withTopic(waits, [ahead]), '2026-12-31')).toEqual([]);
    const second = [{ instrument: law.number }, ...citations];
    expect(dueOn(withTopic({ citations: second }, [law, ahead]), '2026-12-31')).toEqual([]);
  });

  test('is an answer with a basis that began to apply after the last check, until it is checked again', () => {
    const begun = instrumentOf('9/2026/QH15', { effective: '2027-01-01' });
    const citations = [{ instrument: law.number }, { instrument: begun.number }];
    expect(dueOn(withTopic({ citations }, [law, begun]), '2027-01-01')).toEqual([
      { ...about, why: 'begun', day: '2027-01-01', about: begun.number },
    ]);
    const review = { checked: '2027-01-01', due: '2027-06-30' };
    expect(dueOn(withTopic({ citations, review }, [law, begun]), '2027-01-01')).toEqual([]);
  });

  test('is told once of an instrument however many of its articles are cited', () => {
    const twice = [law, law].map(({ number }, index) => ({ instrument: number, article: `Điều ${index + 1}` }));
    const over = withTopic({ citations: twice }, [{ ...law, ends: '2026-12-31' }]);
    expect(dueOn(over, '2027-01-01').map(({ why }) => why)).toEqual(['lapsed']);
  });

  test('once due for its review stays due until somebody has looked', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (days, later) => {
        const day = addDays('2026-11-22', days);
        const why = (on: string) => dueOn(withTopic(), on).some((each) => each.why === 'review');
        expect(why(day)).toBe(day > topic.review.due);
        if (why(day)) expect(why(addDays(day, later))).toBe(true);
      }),
    );
  });

  test('in the project itself names only what there is', () => {
    const ids = new Set<string>([
      ...real.topics.keys(),
      ...real.lessons.keys(),
      ...real.culture.map(({ id }) => id),
      ...real.hotlines.keys(),
      ...[...real.instruments.values()].map(({ number }) => number),
    ]);
    const due = dueOn(real, '2030-01-01');
    expect(due.filter(({ id }) => !ids.has(id))).toEqual([]);
    const reviewed = due.filter(({ kind, why }) => why === 'review' && kind !== 'hotline').length;
    expect(reviewed).toBe(real.topics.size + real.lessons.size + real.culture.length);
  });
});
