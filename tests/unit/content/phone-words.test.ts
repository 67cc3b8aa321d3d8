import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { faultLine } from '../../../src/content/fault';
import { readContent } from '../../../src/content/load';
import { numbersToReach } from '../../../src/content/phone-words';
import { root } from '../../../src/root';
import { scratchProject, topicFile } from '../../support/scratch-project';

describe('a number that people are told to reach', () => {
  test.each<[string, string[]]>([
    ['Gọi 113 ngay.', ['113']],
    ['gọi ngay cho 199', ['199']],
    ['Bị cháy thì gọi 114, 113 hoặc 115.', ['114', '113', '115']],
    ['Bấm 199 rồi bấm 4.', ['199']],
    ['Số 156 nhận tin lừa đảo.', ['156']],
    ['Tổng đài 1022 trả lời bác.', ['1022']],
    ['Đường dây nóng: 19001234', ['19001234']],
    ['Hỏi 1900 9068, 1.000 đồng một phút.', ['19009068']],
    ['Hỏi 1900.969.680.', ['1900969680']],
    ['Ngôi nhà Ánh Dương (18001769).', ['18001769']],
    ['Gọi bác trưởng thôn 0912 345 678.', ['0912345678']],
    ['Văn phòng: 0203 3835 123', ['02033835123']],
    ['Gọi +84 912 345 678.', ['0912345678']],
    ['Soạn TTTB, gửi 1414.', ['1414']],
    ['Nhắn tin đến đầu số 5656.', ['5656']],
    ['Nguy hiểm thì gọi ngay 115 cấp cứu, 113 công an, 118 báo cháy.', ['115', '113', '118']],
    ['Công an: 113. Cấp cứu: 116 (ngày đêm)', ['113', '116']],
    ['Gọi 113. Gọi lại 113 nếu bận. Số 113.', ['113']],
  ])('is seen in "%s"', (text, numbers) => {
    expect(numbersToReach(text)).toEqual(numbers);
  });

  test.each([
    'Được 1.800.000 đồng một tháng, áp dụng từ 01/01/2026.',
    'Phạt từ 5.000.000 đến 10.000.000 đồng.',
    'Nghị định số 136 năm 2013, Nghị định 282/2025/NĐ-CP, Quyết định số 1719/QĐ-TTg.',
    'Từ năm 2026 đến 2030, năm 1900.',
    'Gọi 100 người đến họp, ai cao hơn 150 xăng-ti-mét thì đứng sau.',
    'Theo điều 113, khoản 2. Số suất: 120.',
    'Gọi là hộ nghèo khi thu nhập dưới 150 nghìn đồng, theo Điều 112.',
    'Số 1900 khác tự xưng tư vấn bảo hiểm thì đừng gọi.',
    'Gửi 500 nghìn đồng mỗi tháng. Gửi 5000 đồng.',
    'Nộp mẫu số 01, ở nhà số 112, phòng số 105.',
    'Ngày 01.02.2026, lúc 7 giờ 30.',
    'Mã thủ tục 1.001193.000.00.00.H49, mã xã 06856.',
    'Số hộ là 120, tổng số 150 hộ.',
    'Bấm phím 4, bấm nhánh 8.',
    'Số điện thoại của bác.',
  ])('is not seen in "%s"', (text) => {
    expect(numbersToReach(text)).toEqual([]);
  });
});

test('a text made to be hard to read is read in no time', () => {
  const before = performance.now();
  for (const piece of ['gọi số ', 'nhắn tin tin ', '0 1 ', '113 ', 'gọi 113, ']) numbersToReach(piece.repeat(5_000));
  expect(performance.now() - before).toBeLessThan(1_000);
});

describe('the content check', () => {
  const at = 'intents/vi/dvc/dvc-thu.yml';
  const recordAt = 'intents/vi/procedures/dvc-thu.yml';
  const asks = 'intents/lexicon/vi/follow-up.yml';
  const faultsOf = (files: Record<string, string>) =>
    readContent(scratchProject({ [asks]: readFileSync(join(root, asks), 'utf8'), ...files }).root).faults.map(
      faultLine,
    );
  const unknown = (number: string) =>
    expect.stringContaining(`số điện thoại "${number}" chưa có trong sổ — xem lại số`);
  const adding = (more: string) => topicFile('dvc-thu', (text) => text + more);

  test.each<[string, string]>([
    ['the answer', topicFile('dvc-thu', (text) => text.replace('Câu trả lời thử.', 'Gọi 19001234.'))],
    ['what is said when asked for more', adding('more: Gọi 19001234.\n')],
    ['the blocks', adding('blocks: { where: [Ở xã., Hỏi 19001234.] }\n')],
    [
      'the questions about the right',
      adding(
        stringify({
          eligibility: {
            questions: [
              {
                ...{ key: 'a', ask: 'Bác gọi 19001234 chưa?' },
                choices: ['co', 'khong'].map((answer) => ({ answer, title: answer })),
              },
            ],
            outcomes: [{ when: { a: 'co' }, says: 'Được.' }, { says: 'Không.' }],
          },
        }),
      ),
    ],
  ])('finds a number that is not in the register in %s of a topic', (_where, text) => {
    expect(faultsOf({ [at]: text })).toEqual([unknown('19001234')]);
  });

  test('finds it in the lead and the mistakes of a record', () => {
    const record = stringify({
      ...{ id: 'dvc-thu', name: 'Thủ tục thử', code: null, lead: 'Gọi 19001234.', who: 'Ai cũng được.' },
      where: { level: 'commune', office: 'Xã', anyCentre: false },
      mistakes: ['Đừng gọi 0912 345 678.'],
      citations: [{ instrument: '60/2014/QH13' }],
      valid: { from: null, to: null },
      review: { checked: '2026-11-22', due: '2027-05-22' },
    });
    const asked = topicFile('dvc-thu', (text) => text.slice(0, text.indexOf('answer:')));
    expect(faultsOf({ [at]: asked, [recordAt]: record })).toEqual([unknown('19001234'), unknown('0912345678')]);
  });

  test('lets numbers of the register pass, and what officials alone see', () => {
    const more = 'more: Gọi 1900 9068, 113. Gửi 1414.\nunverified: [Gọi 19001234.]\n';
    expect(faultsOf({ [at]: adding(more) })).toEqual([]);
  });

  test('refuses a number for messages among the numbers to call', () => {
    expect(faultsOf({ [at]: adding('phones: ["1414"]\n') })).toEqual([
      `${at}:33 — số "1414" chỉ để nhắn tin, không gọi được — xóa ở đây, viết trong lời`,
    ]);
  });
});
