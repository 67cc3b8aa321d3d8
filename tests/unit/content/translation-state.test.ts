import { carried, stateAfter, stateOf } from '../../../src/content/translation-state';
import { speaker, two } from '../../support/translated-project';

describe('a translation', () => {
  test('is a draft until a speaker has looked at it, then in review, and approved by two', () => {
    expect(stateAfter([])).toBe('draft');
    expect(stateAfter(two.slice(0, 1))).toBe('in-review');
    expect(stateAfter(two)).toBe('approved');
  });

  test.each([
    ['of different local groups', [speaker('A', 'Thôn Một'), speaker('B', 'Thôn Hai', { group: 'Nhóm khác' })]],
    ['of one village', [speaker('A', 'Thôn Một'), speaker('B', 'thôn  một')]],
    ['who are one person, spelled twice', [speaker('Lò Thị Ví Dụ', 'Thôn Một'), speaker('lo thi vi du', 'Thôn Hai')]],
  ])('is not approved by two speakers %s', (_who, speakers) => {
    expect(carried(speakers)).toBe(false);
    expect(stateAfter(speakers)).toBe('in-review');
  });

  test('is approved when two of three agree by the rule, and the third is of another group', () => {
    expect(stateAfter([...two, speaker('C', 'Thôn Ba', { group: 'Nhóm khác' })])).toBe('approved');
  });

  test('is no longer approved from the day a speaker says no, and withdrawn when a second one does', () => {
    const no = speaker('C', 'Thôn Ba', { no: true, on: '2026-11-21' });
    expect(stateAfter([...two, no])).toBe('in-review');
    expect(stateAfter([...two, no, speaker('D', 'Thôn Bốn', { no: true })])).toBe('withdrawn');
  });

  test('counts only the latest word of each speaker, by day and not by place in the file', () => {
    const changed = speaker('Ví dụ Hai', 'Thôn Hai', { no: true, on: '2026-11-21' });
    expect(carried([changed, ...two])).toBe(false);
    expect(carried([speaker('Ví dụ Hai', 'Thôn Hai', { no: true, on: '2026-11-19' }), ...two])).toBe(true);
  });

  test('does not count as approved because its file says so', () => {
    expect(stateOf({ state: 'approved', speakers: [] })).toBe('draft');
    expect(stateOf({ state: 'approved', speakers: two.slice(0, 1) })).toBe('in-review');
    expect(stateOf({ state: 'approved', speakers: two })).toBe('approved');
    expect(stateOf({ state: 'withdrawn', speakers: two })).toBe('withdrawn');
  });
});
