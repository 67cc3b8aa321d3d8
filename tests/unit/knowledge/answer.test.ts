import { resolve } from 'node:path';
import { loadContent } from '../../../src/content/load';
import { answerFor } from '../../../src/knowledge/answer';

const content = loadContent(resolve(__dirname, '../../..'));
const topic = content.topics.get('dvc-khai-sinh')!;
const on = (day: string) => Date.parse(`${day}T12:00:00+07:00`);

describe('an answer', () => {
  test('names instrument, article, effective date and the day of the last check', () => {
    const { reply, revision } = answerFor(content, topic, 'vi', on('2026-11-23'));
    expect(reply.citations[0]!.text).toMatch(/Luật Hộ tịch \(60\/2014\/QH13\), Điều 13.*kiểm tra ngày 22\/11\/2026/);
    expect(reply.citations[0]!.url).toMatch(/^https?:/);
    expect(revision).toBe(topic.revision);
    expect(reply.notes).toEqual([]);
  });

  test('says so when its review is overdue', () => {
    const { reply } = answerFor(content, topic, 'vi', on('2027-02-23'));
    expect(reply.notes[0]).toContain('quá hạn kiểm tra từ ngày 22/02/2027');
  });

  test('is withheld from the day after its rule lapsed, without anybody deploying anything', () => {
    const lapsing = { ...topic, valid: { from: null, to: '2026-12-31' } };
    expect(answerFor(content, lapsing, 'vi', on('2026-12-31')).revision).not.toBeNull();
    const after = answerFor(content, lapsing, 'vi', on('2027-01-01'));
    expect(after.revision).toBeNull();
    expect(after.reply.text).toContain('đã hết hiệu lực sau ngày 31/12/2026');
    expect(after.reply.text).not.toContain(topic.answer.slice(0, 40));
  });

  test('is withheld before its rule begins', () => {
    const early = answerFor(content, { ...topic, valid: { from: '2027-01-01', to: null } }, 'vi', on('2026-12-31'));
    expect(early.reply.text).toContain('có hiệu lực từ ngày 01/01/2027');
  });

  test('says which long phone numbers nobody has dialled yet', () => {
    const violence = content.topics.get('bg-blgd-lam-gi')!;
    const { reply } = answerFor(content, violence, 'vi', on('2026-11-23'));
    expect(reply.phones.map((phone) => phone.number)).toContain('113');
    expect(reply.notes.filter((note) => note.includes('18001769'))).toHaveLength(1);
    expect(reply.notes.filter((note) => note.includes('113 '))).toHaveLength(0);
  });
});
