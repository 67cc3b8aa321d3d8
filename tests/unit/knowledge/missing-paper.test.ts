import fc from 'fast-check';
import { missingPaper } from '../../../src/knowledge/missing-paper';
import { book } from '../../support/conversation';

const papers = [
  { name: 'Giấy chứng sinh', also: ['giấy đẻ', 'giấy viện'] },
  { name: 'Giấy chứng sinh của viện', also: [] },
  { name: 'Tờ khai', also: [] },
  { name: 'Căn cước', also: ['chứng minh'] },
];
const found = (text: string) => missingPaper({ papers }, text)?.name ?? null;

describe('a paper that somebody lacks', () => {
  test.each([
    ['không có giấy chứng sinh thì sao', 'Giấy chứng sinh'],
    ['khong co giay chung sinh thi sao', 'Giấy chứng sinh'],
    ['Mất giấy đẻ rồi ạ', 'Giấy chứng sinh'],
    ['mat giay vien', 'Giấy chứng sinh'],
    ['không có giấy chứng sinh của viện', 'Giấy chứng sinh của viện'],
    ['ko có tờ khai', 'Tờ khai'],
    ['em chưa có căn cước', 'Căn cước'],
    ['quên chứng minh ở nhà', 'Căn cước'],
    ['THIẾU TỜ KHAI', 'Tờ khai'],
    ['giấy chứng sinh không có thì sao', 'Giấy chứng sinh'],
    ['giấy đẻ bị mất rồi', 'Giấy chứng sinh'],
    ['to khai nha em chua co', 'Tờ khai'],
    ['có căn cước nhưng giấy đẻ thì không có', 'Giấy chứng sinh'],
    ['giấy chứng sinh không có tờ khai thì sao', 'Tờ khai'],
  ])('is found in "%s"', (text, paper) => {
    expect(found(text)).toBe(paper);
  });

  test.each([
    ...['có giấy chứng sinh rồi', 'giấy chứng sinh là gì', 'không có tiền', 'không có giấy', 'không có căn cướcx', ''],
    ...[
      'có mặt để ký tờ khai',
      'mắt kém có viết được tờ khai không',
      'thiểu số thì tờ khai thế nào',
      'không cố giấy đẻ',
    ],
    ...[
      'tờ khai mất bao lâu',
      'mất bao nhiêu tiền tờ khai',
      'to khai mat may ngay',
      'tờ khai này xã không có ai làm hộ',
    ],
  ])('is not found in "%s"', (text) => {
    expect(found(text)).toBeNull();
  });

  test('is nothing where the record has no papers', () => {
    expect(missingPaper({}, 'không có tờ khai')).toBeNull();
    expect(missingPaper({ papers: [] }, 'không có tờ khai')).toBeNull();
  });

  test('is found by its own name for every paper of the project', () => {
    for (const { procedure } of book().topics.values())
      for (const { name } of procedure?.papers ?? []) {
        const [with_, without] = [
          missingPaper(procedure!, `không có ${name} thì sao`),
          missingPaper(procedure!, `có ${name} rồi`),
        ];
        expect([name, with_?.name]).toEqual([name, name]);
        if (!/không có|chưa có|mất|thiếu/i.test(name)) expect([name, without]).toEqual([name, null]);
      }
  });

  test('is only ever one of the record, whatever is written', () => {
    const piece = fc.constantFrom('không có', 'mất', ' ', 'giấy', 'chứng sinh', 'tờ khai', '🙂', '\u0301', 'của viện');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (parts) => {
        const paper = missingPaper({ papers }, parts.join(' '));
        expect(paper === null || papers.includes(paper)).toBe(true);
      }),
    );
  });
});
