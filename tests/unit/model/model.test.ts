import fc from 'fast-check';
import { newId } from '../../../src/model/id';
import { can, actions } from '../../../src/model/official';
import { payloadOf, readPayload } from '../../../src/model/payload';
import { personKey } from '../../../src/model/person';
import { startOfVietnamDay, vietnamDay, vietnamWeek } from '../../../src/model/week';

describe('ids', () => {
  test('sort in the order they were made, also within one millisecond and when the clock goes back', () => {
    const ids = [5, 5, 5, 4, 6, 6].map((ms) => newId(1_700_000_000_000 + ms));
    const many = Array.from({ length: 40_000 }, () => newId(1_700_000_000_010));
    const all = [...ids, ...many];
    expect([...all].sort()).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => /^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true);
  });
});

describe('payloads', () => {
  test('come back as they were made and fit into the 64 bytes of Telegram', () => {
    const id = newId(1_700_000_000_000);
    expect(readPayload(payloadOf.rate(id, -1))).toEqual({ kind: 'rate', interaction: id, value: -1 });
    expect(readPayload(payloadOf.topic('dvc-khai-sinh-muon'))).toEqual({ kind: 'topic', topic: 'dvc-khai-sinh-muon' });
    expect(readPayload(payloadOf.language('ium-x-thphan'))).toEqual({ kind: 'language', language: 'ium-x-thphan' });
    expect(Buffer.byteLength(payloadOf.rate(id, 1))).toBeLessThanOrEqual(64);
  });

  test('anything else is not one', () => {
    fc.assert(fc.property(fc.string(), (text) => /^[tcmlrd]:/.test(text) || readPayload(text) === null));
    for (const text of ['t:', 'r:abc', 't:a:+', 'x:abc', ' t:abc', 't:abc\n']) expect(readPayload(text)).toBeNull();
  });
});

describe('pseudonyms', () => {
  test('differ by key, channel and person, and are stable', () => {
    const key = personKey('k', 'telegram', '1');
    expect(personKey('k', 'telegram', '1')).toBe(key);
    expect(
      new Set([key, personKey('j', 'telegram', '1'), personKey('k', 'web', '1'), personKey('k', 'telegram', '2')]).size,
    ).toBe(4);
  });
});

describe('Vietnamese days and weeks', () => {
  test.each([
    ['2026-11-22T16:59:59Z', '2026-11-22', '2026-W47'],
    ['2026-11-22T17:00:00Z', '2026-11-23', '2026-W48'],
    ['2027-01-01T03:00:00Z', '2027-01-01', '2026-W53'],
    ['2024-12-29T17:00:00Z', '2024-12-30', '2025-W01'],
  ])('%s is %s in week %s', (at, day, week) => {
    expect(vietnamDay(Date.parse(at))).toBe(day);
    expect(vietnamWeek(Date.parse(at))).toBe(week);
  });

  test('a day begins at its own midnight', () => {
    expect(vietnamDay(startOfVietnamDay('2026-11-23'))).toBe('2026-11-23');
    expect(vietnamDay(startOfVietnamDay('2026-11-23') - 1)).toBe('2026-11-22');
  });
});

describe('rights', () => {
  test('are refused to nobody, to the disabled, and to every role not named', () => {
    for (const action of actions) {
      expect(can(null, action)).toBe(false);
      expect(can({ role: 'admin', disabled: true }, action)).toBe(false);
      expect(can({ role: 'admin', disabled: false }, action)).toBe(true);
    }
    expect(actions.filter((action) => can({ role: 'viewer', disabled: false }, action))).toEqual(['numbers.see']);
  });
});
