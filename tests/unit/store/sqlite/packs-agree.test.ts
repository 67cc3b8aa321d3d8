import fc from 'fast-check';
import { channelNames, type ChannelName } from '../../../../src/model/message';
import type { Decision } from '../../../../src/model/interaction';
import { vietnamWeek } from '../../../../src/model/week';
import { startOf } from '../../../../src/store/sqlite/pack';
import { agree, always, ask, erase, house, rate, today } from '../../../support/pack-house';
import { noon } from '../../../support/turns';

const day = 86_400_000;
const days = 12;
const first = startOf(today - days);

const people = ['an', 'binh', 'chi', 'dung', 'giang'];
const moment = fc.oneof(
  fc.integer({ min: first, max: noon }),
  // Right at midnight, where days meet.
  fc.tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: -1, max: 1 })).map(([n, ms]) => first + n * day + ms),
);
const question = fc.record({
  at: moment,
  person: fc.constantFrom(...people),
  channel: fc.constantFrom<ChannelName>(...channelNames),
  language: fc.constantFrom('vi', 'tyz', 'hmn'),
  decision: fc.constantFrom<Decision>('answer', 'ask', 'fallback'),
  topic: fc.constantFrom(null, 'dvc-khai-sinh', 'dvc-ho-tich', 'sys-chao', 'system', 'bg-𝒳', 'bg-\uFF21'),
});
const step = fc.oneof(
  { weight: 6, arbitrary: question.map((asked) => ({ kind: 'ask' as const, asked })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rate' as const), one: fc.nat(), up: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), person: fc.constantFrom(...people) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tidy' as const), days: fc.integer({ min: 0, max: days }) }) },
);
const optional = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const filters = fc.record({
  ends: fc.tuple(moment, moment),
  language: optional('vi', 'tyz'),
  channel: optional<ChannelName>('web', 'telegram'),
  limit: fc.integer({ min: 1, max: 6 }),
});

test('whatever was asked, rated, erased and packed in whatever order, reports from packs are those from rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { minLength: 10, maxLength: 60 }),
      fc.array(step, { maxLength: 25 }),
      fc.array(filters, { minLength: 3, maxLength: 6 }),
      async (before, steps, asked) => {
        const now = await house();
        const known: { id: string; person: string }[] = [];
        const add = async (one: (typeof before)[number]) =>
          known.push({ person: one.person, id: await ask(now, { ...one, week: vietnamWeek(one.at) }) });
        for (const one of before) await add(one);
        await now.store.tidy(noon);
        for (const each of steps) {
          if (each.kind === 'ask') await add(each.asked);
          if (each.kind === 'erase') await erase(now, each.person);
          if (each.kind === 'tidy') await now.store.tidy(first + each.days * day);
          const rated = each.kind === 'rate' ? known[each.one % known.length] : undefined;
          if (each.kind === 'rate' && rated) await rate(now, rated.id, rated.person, each.up ? 1 : -1);
        }
        for (const { ends, limit, language, channel } of asked) {
          const [from, to] = ends[0] < ends[1] ? ends : [ends[1], ends[0]];
          const filter = { from, to, ...(language ? { language } : {}), ...(channel ? { channel } : {}) };
          await agree(now, filter, limit);
        }
        await agree(now, always, 100);
        await now.store.close();
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);
