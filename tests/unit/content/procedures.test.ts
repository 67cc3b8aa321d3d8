import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { root } from '../../../src/root';
import { scratchProject, topicFile } from '../../support/scratch-project';

const asks = 'intents/lexicon/vi/follow-up.yml';
const at = 'intents/vi/dvc/dvc-thu.yml';
const recordAt = 'intents/vi/procedures/dvc-thu.yml';
const line = (key: string, values: Record<string, string> = {}) => content.messages.say('vi', `bot.${key}`, values);

/** A topic file without what its record says. */
const askedOnly = (more = '') => topicFile('dvc-thu', (text) => text.slice(0, text.indexOf('answer:')) + more);
const record = (change: Record<string, unknown> = {}) =>
  stringify({
    ...{ id: 'dvc-thu', name: 'Thủ tục thử', code: null, lead: 'Lời ngắn.', who: 'Ai cũng được.' },
    where: { level: 'commune', office: 'Xã', anyCentre: false },
    citations: [{ instrument: '60/2014/QH13' }],
    valid: { from: null, to: null },
    review: { checked: '2026-11-22', due: '2027-05-22' },
    ...change,
  });

function read(files: Record<string, string>) {
  const project = scratchProject({ [asks]: readFileSync(join(root, asks), 'utf8'), ...files });
  const { content: known, faults } = readContent(project.root);
  return { topic: known.topics.get('dvc-thu'), faults: faults.map(faultLine) };
}
const rendered = (change: Record<string, unknown> = {}) => read({ [at]: askedOnly(), [recordAt]: record(change) });
const { content } = readContent(root);

describe('the answer of a record', () => {
  test('comes out of the record, with the record behind it', () => {
    const { topic, faults } = rendered({ fee: 'Miễn', time: ['Ngay', 'Chậm nhất hai ngày'], more: 'Thêm nữa.' });
    expect(faults).toEqual([]);
    expect(topic).toMatchObject({ answer: 'Lời ngắn.', more: 'Thêm nữa.', procedure: { name: 'Thủ tục thử' } });
    expect(topic!.blocks).toMatchObject({
      who: ['Ai cũng được.'],
      where: ['Xã'],
      fee: ['Miễn'],
      time: ['Ngay', 'Chậm nhất hai ngày'],
    });
    expect(topic!.blocks!.online).toBeUndefined();
  });

  test('says that nobody has read which papers are needed, when the record has no list', () => {
    expect(rendered().topic!.blocks!.papers).toEqual([line('procedure.papers-unknown')]);
  });

  test('says that nothing has to be brought, when the list is empty', () => {
    expect(rendered({ papers: [] }).topic!.blocks!.papers).toEqual([line('procedure.no-papers')]);
  });

  test('says of each paper when it is needed and what to do without it, and what is not needed', () => {
    const papers = [
      { name: 'Tờ khai' },
      { name: 'Giấy chứng sinh.', without: 'Nhờ người làm chứng.' },
      { name: 'Giấy ủy quyền', when: 'khi đi thay' },
    ];
    expect(rendered({ papers, notNeeded: ['sổ hộ khẩu'] }).topic!.blocks!.papers).toEqual([
      'Tờ khai',
      'Giấy chứng sinh. Nhờ người làm chứng.',
      line('procedure.paper.when', { name: 'Giấy ủy quyền', when: 'khi đi thay' }),
      line('procedure.not-needed', { name: 'sổ hộ khẩu' }),
    ]);
  });

  test('says where any centre takes it', () => {
    const where = { level: 'anywhere', office: 'Xã', anyCentre: true };
    expect(rendered({ where }).topic!.blocks!.where).toEqual(['Xã', line('procedure.any-centre')]);
  });

  test('has another revision when anything that people can ask for changes', () => {
    const revision = (change: object) => rendered({ ...change }).topic!.revision;
    const steps = (text: string) => ({ online: { where: 'Cổng', steps: [text] } });
    const all = [{}, { papers: [] }, { mistakes: ['Hay quên.'] }, steps('Một.'), steps('Hai.'), { more: 'Nữa.' }].map(
      revision,
    );
    expect(new Set(all).size).toBe(all.length);
    expect(revision({ code: '1.000' })).toBe(all[0]);
  });
});

describe('a topic file beside a record', () => {
  test.each([
    'answer: Lời.',
    'more: Lời.',
    'blocks: { fee: Miễn }',
    'phones: ["113"]',
    'citations: []',
    'valid: { from: null, to: null }',
  ])('that says "%s" again is told where to write it', (again) => {
    const key = again.split(':')[0]!;
    const { faults } = read({ [at]: askedOnly(`${again}\n`), [recordAt]: record() });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${at}:27 — ${key}: .*intents/vi/procedures/`));
  });

  test('with a key nobody knows is told so, as in any file', () => {
    const { faults } = read({ [at]: askedOnly('anwser: Lời.\n'), [recordAt]: record() });
    expect(faults).toEqual([expect.stringContaining(`${at}:27 — mục lạ "anwser"`)]);
  });

  test('is missed when the record is there without it', () => {
    const { faults } = read({ [recordAt]: record() });
    expect(faults).toEqual([expect.stringContaining(`${recordAt}:1 — không có câu hỏi mẫu`)]);
  });
});

describe('a record', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['without a citation', { citations: [] }, 'citations: ghi ít nhất một'],
    [
      'with an instrument that is not in the register',
      { citations: [{ instrument: '9/2099/XX' }] },
      'văn bản "9/2099/XX" chưa có',
    ],
    ['with an id that is not the file’s name', { id: 'dvc-khac' }, 'mã "dvc-khac" khác tên tệp'],
    ['with a number nobody knows', { phones: ['0900'] }, 'số "0900" chưa có trong sổ'],
    ['with a review due before it was done', { review: { checked: '2026-11-22', due: '2026-01-01' } }, 'hạn kiểm tra'],
    ['with an unknown key', { papres: [] }, 'mục lạ "papres"'],
    ['with too many mistakes', { mistakes: Array.from({ length: 7 }, (_, i) => `Sai ${i}.`) }, 'mistakes: '],
  ])('%s is a fault with its line', (_what, change, what) => {
    const text = record(change);
    const key = Object.keys(change)[0]!;
    const from = text.split('\n').findIndex((row) => row.startsWith(`${key}:`)) + 1;
    const [fault] = rendered(change).faults;
    const [, row, said] = /^intents\/vi\/procedures\/dvc-thu\.yml:(\d+) — (.*)$/.exec(fault!)!;
    expect(said).toContain(what);
    expect(Number(row)).toBeGreaterThanOrEqual(from);
    expect(Number(row)).toBeLessThanOrEqual(from + 2);
  });
});

test('the project has a record for every public service people ask about, and says nothing twice', () => {
  const services = [...content.topics.values()].filter(({ id }) => id.startsWith('dvc-'));
  expect(services.length).toBeGreaterThanOrEqual(32);
  for (const { id, procedure } of services) {
    expect([id, procedure?.id]).toEqual([id, id]);
    const file = parse(readFileSync(join(root, `intents/vi/dvc/${id}.yml`), 'utf8')) as object;
    expect(Object.keys(file)).not.toContain('answer');
  }
});
