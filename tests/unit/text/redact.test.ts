import fc from 'fast-check';
import { redact } from '../../../src/text/redact';
import * as canary from '../../support/canaries';

const runs = { numRuns: 1_000 };

/** What stands round a canary; each must come through letter for letter. */
const phrases = [
  'cháu hỏi',
  'phạt 700.000 đồng hay',
  'ngày 22/11/2026 tôi',
  'theo 282/2025/NĐ-CP thì',
  'lương 2 triệu, gọi',
  'từ 1.000.000đ đến 2 triệu, sđt',
  'năm 2025 nhà',
  'gọi 113 hoặc 19001567 mà',
  'lúc 08:30 ở',
  'đt:',
];
const after = [
  'nhé',
  '.',
  ' ạ',
  ', xin cảm ơn',
  '\nngày 01/12/2026',
  ' - hết',
  '',
  '?',
  ' (số của cháu)',
  ' và 15.000.000 đồng',
];

/** The canary is replaced whole: what is left is the text round it and labels. */
function hides(canaries: fc.Arbitrary<string>, joint: fc.Arbitrary<string> = fc.constantFrom(' ', ' ', ' (', ' số ')) {
  fc.assert(
    fc.property(
      fc.constantFrom(...phrases),
      joint,
      canaries,
      fc.constantFrom(...after),
      (before, gap, secret, behind) => {
        const out = redact(before + gap + secret + behind);
        expect([secret, canary.digitsLeft(out)]).toEqual([secret, canary.digitsLeft(before + behind)]);
        expect(out.startsWith(before)).toBe(true);
        expect(out.endsWith(behind.trimStart())).toBe(true);
        expect(redact(out)).toBe(out);
      },
    ),
    runs,
  );
}

describe('what leads to a person never survives (1,000 invented ones of each kind):', () => {
  it('telephone numbers', () => hides(canary.phones));
  it('telephone numbers right after letters', () =>
    hides(canary.phones, fc.constantFrom(' sdt', ' zalo', ' đt:', ' call')));
  it('citizen ids, old and new', () => hides(canary.papers));
  it('health and social insurance numbers', () => hides(canary.cards));
  it('bank accounts and cards', () => hides(canary.accounts));
  it('an account that begins like numbers to call', () => {
    for (const account of ['111.111.00', '113-114-55', '115.112.345'])
      expect(redact(`chuyển vào ${account} nhé`)).not.toContain(account.slice(0, 7));
    expect(redact('gọi 111, 113 hoặc 114/115 nhé')).toBe('gọi 111, 113 hoặc 114/115 nhé');
  });
  it('number plates', () => hides(canary.plates, fc.constantFrom(' xe ', ' ', ' biển ')));
  it('numbers in full-width, foreign or keycap digits, or with invisible characters inside', () =>
    hides(canary.disguised(fc.oneof(canary.phones, canary.papers, canary.accounts))));

  it('e-mail addresses', () => {
    fc.assert(
      fc.property(canary.emails, fc.constantFrom('', 'hộp thư ', '('), (address, before) => {
        const out = redact(`${before}${address} nhé`);
        expect(out).toBe(`${before}[email] nhé`);
      }),
      runs,
    );
  });

  it('a place on the map', () => expect(canary.digitsLeft(redact('ở 21.325612, 107.396434'))).toBe(''));

  it('numbers in the middle of random text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(' sđt ', ' a'),
        canary.phones,
        (noise, joint, phone) => {
          const quiet = [...noise].filter((char) => !/[\p{N}@]/u.test(char.normalize('NFKC'))).join('');
          expect(canary.digitsLeft(redact(`${quiet}${joint}${phone} x${quiet}`))).toBe('');
        },
      ),
      runs,
    );
  });
});

it.each([
  ['gọi 0912345678 nhé', 'gọi [số điện thoại] nhé'],
  ['sdt0912.345.678', 'sdt[số điện thoại]'],
  ['(0912) 345-678', '[số điện thoại]'],
  ['(0912345678)', '([số điện thoại])'],
  ['+84 912 345 678', '[số điện thoại]'],
  ['(+84)912345678', '[số điện thoại]'],
  ['0 9 1 2 3 4 5 6 7 8', '[số điện thoại]'],
  ['(0203) 3826545', '[số điện thoại]'],
  ['0912345678/0987654321', '[số điện thoại]/[số điện thoại]'],
  ['0912 345 678, 0987 654 321', '[số điện thoại], [số điện thoại]'],
  ['năm 2024 0912345678', 'năm 2024 [số điện thoại]'],
  ['22/11/2026 08:30 0912345678', '22/11/2026 08:30 [số điện thoại]'],
  ['09.12.1990.12', '[số điện thoại]'],
  ['căn cước 022099001234', 'căn cước [số giấy tờ]'],
  ['cmnd 101 234 567', 'cmnd [số giấy tờ]'],
  ['DN4220123456789', '[số thẻ]'],
  ['thẻ DN 4 22 0123456789 ạ', 'thẻ [số thẻ] ạ'],
  ['sổ 2212345678', 'sổ [số thẻ]'],
  ['9704 1234 5678 9012', '[số thẻ]'],
  ['stk 12345678901', 'stk [tài khoản]'],
  ['xe 14A-123.45', 'xe [biển số]'],
  ['14-B1 123.45', '[biển số]'],
  ['14a12345', '[biển số]'],
  ['ten @ gmail.com', '[email]'],
  ['abc@gmail', '[email]'],
  ['số 123456789 đồng ý', 'số [số giấy tờ] đồng ý'],
])('%j becomes %j', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

it.each([
  'phạt 700.000 đồng',
  '2 triệu',
  'được 1.000.000đ một tháng',
  '1,000,000 vnd',
  '1 000 000 đồng',
  '2000000đ và 1500000 VND',
  '15.000.000 có đúng không',
  'từ 10.000.000 - 15.000.000 đồng',
  '30.000-50.000đ/ngày',
  '5.000.000đ-10.000.000đ',
  '1.234.567 đồng',
  'ngày 22/11/2026',
  '22-11-2026, 22.11.2026, 2026-11-22',
  '22/11/2026 lúc 08:30:15',
  'ngày 01/7, 02/9, 10/10',
  'quý 1/2024, 2/2024, 3/2024',
  'năm 2024',
  'giai đoạn 2021-2025',
  '2024, 2025, 2026',
  '282/2025/NĐ-CP',
  'Nghị định 75/2024/NĐ-CP, 282/2025/NĐ-CP ngày 15/10/2025',
  'Luật số 31/2024/QH15, quyết định 1719/QĐ-TTg',
  'nghị quyết 111/2024/NQ-HĐND',
  '8:00-11:30, 13:30-17:00',
  '111, 112, 113, 114, 115',
  '113/114/115',
  '18001091',
  '1900 1567, 1900.6769 hoặc 19009068',
  'lớp 10, 11, 12',
  'thửa 12, 13, 14, 15, 16',
  'nhà 25 m2, 10m 12000đ, lúc 15h 2026',
  'Điều 5, khoản 2, điểm a, mục 3.1.2',
  'liên hệ @thonban ở xã',
  'không có số nào ở đây',
  '',
])('%j stays readable', (text) => {
  expect(redact(text)).toBe(text);
});

it('text without digits and without @ is never touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const quiet = text.replace(/[\p{N}@＠﹫]/gu, '');
      expect(redact(quiet)).toBe(quiet);
    }),
    runs,
  );
});

it('any text at all is masked without a fault, and masking twice is masking once', () => {
  const crooked = fc.string({ unit: fc.constantFrom(...' 0123456789.,-/:()+@aAđk\n\u200b１＠'), maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(crooked, fc.string({ unit: 'binary' })), (text) => {
      const once = redact(text);
      expect(redact(once)).toBe(once);
    }),
    runs,
  );
});

describe('the time grows with the length and with nothing else:', () => {
  const attacks = [
    ...[
      '1',
      '1 ',
      '1.',
      '1, ',
      '1/',
      '1:',
      '12:34:',
      '+1',
      '(1',
      '1)',
      '1.000.',
      '1.000-',
      '1,000 ',
      '2024, ',
      '2024 12 ',
    ],
    ...[
      '2021-2022-',
      '113,',
      '113 ',
      '1900 ',
      '0 ',
      '0',
      '@',
      'a@',
      'a',
      'a.',
      '@ ',
      '14A-',
      '14a1 ',
      '14-',
      '1\u200b',
      '１',
    ],
    ...['\u200b', '\u0301', '22/11/', '22/11/2026', '282/2025/', 'DN 4 ', '₫', '1đ', '912345678 ', '0912345678, '],
  ];
  const spent = (text: string) => {
    let least = Infinity;
    for (let i = 0; i < 3; i += 1) {
      const begun = process.hrtime.bigint();
      redact(text);
      least = Math.min(least, Number(process.hrtime.bigint() - begun) / 1e6);
    }
    return least;
  };

  it.each(attacks)('%j over and over', (attack) => {
    const size = 16_000;
    const half = spent(`${attack.repeat(size / attack.length)} @1`);
    const whole = spent(`${attack.repeat((2 * size) / attack.length)} @1`);
    // Twice the text may take twice the time, and noise; quadratic would take four times and far longer.
    expect(whole).toBeLessThan(Math.max(5 * half, 1_000));
  });
});
