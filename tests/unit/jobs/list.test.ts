import fc from 'fast-check';
import { jobListOf, jobRows, jobTemplate, readJobList, templateRows } from '../../../src/jobs/list';
import { columns, type Column } from '../../../src/jobs/columns';
import { templateWords } from '../../../src/jobs/template-words';
import { scamReader } from '../../../src/jobs/scam-words';
import type { Job } from '../../../src/model/job';
import { addDays } from '../../../src/model/week';
import { tableFile } from '../../../src/sheets/table-file';
import { csvSheet } from '../../../src/sheets/write';
import { normalise } from '../../../src/text/normalise';
import { book } from '../../support/conversation';
import { jobOf } from '../../support/jobs';
import { workbook, type WorkbookCell } from '../../support/workbook';

const today = '2026-11-22';
const { areas } = book();
const world = { areas, today, scams: scamReader() };
const read = (bytes: Buffer | string) => readJobList(Buffer.from(bytes), 'viec.csv', world);

const good: Record<Column, string> = {
  ...{ id: '', title: 'Phụ hồ', trade: 'Xây dựng', employer: 'Công ty Ví Dụ', employerId: '5700000001' },
  ...{ verifiedBy: 'Cán bộ Ví Dụ', verifiedOn: '20/11/2026', wageFrom: '8 triệu', wageTo: '9.500.000' },
  ...{ commune: 'Quảng Hà', place: '', hours: '7 giờ đến 17 giờ', contact: '0900 000 000', contract: 'có' },
  ...{ deposit: 'không', postedOn: '2026-11-20', expiresOn: '20/12/2026', source: 'Ví dụ', note: '' },
};
const line = (change: Partial<Record<Column, string>> = {}) => columns.map(({ key }) => ({ ...good, ...change })[key]);
const headers = columns.map(({ header }) => header);
const list = (...changes: Partial<Record<Column, string>>[]) => csvSheet([headers, ...changes.map(line)]);
const faultsOf = async (change: Partial<Record<Column, string>>) =>
  (await read(list(change))).faults.map(({ line: at, what }) => `${at} ${what}`);

describe('a list of vacancies', () => {
  test('is read line by line, as people write days, wages and communes', async () => {
    const { jobs, faults } = await read(
      list({}, { title: 'Lái xe', wageFrom: 'Thoả thuận', wageTo: '', commune: 'ngoài tỉnh', place: 'Hải Phòng' }),
    );
    expect(faults).toEqual([]);
    expect(jobs).toMatchObject([
      {
        title: 'Phụ hồ',
        wageFrom: 8_000_000,
        wageTo: 9_500_000,
        commune: '06922',
        verifiedOn: '2026-11-20',
        expiresOn: '2026-12-20',
        deposit: 0,
        contract: true,
      },
      { title: 'Lái xe', wageFrom: null, wageTo: null, commune: null, place: 'Hải Phòng' },
    ]);
  });

  test('from XLSX and from CSV gives the same, with days and numbers as the spreadsheet keeps them', async () => {
    const cells = line({ wageFrom: '8000000', wageTo: '9500000', contract: 'TRUE' });
    const typed = columns.map(({ key }, index): WorkbookCell => {
      if (key === 'wageFrom' || key === 'wageTo') return Number(cells[index]);
      if (key === 'contract') return true;
      const day = { verifiedOn: '2026-11-20', postedOn: '2026-11-20', expiresOn: '2026-12-20' }[key as string];
      return day ? { day } : cells[index]!;
    });
    const sheet = await readJobList(workbook([headers, typed]), 'viec.xlsx', world);
    const text = await read(csvSheet([headers, cells]));
    expect(sheet.faults).toEqual([]);
    expect(sheet.jobs).toEqual(text.jobs);
    expect(text.jobs).toHaveLength(1);
  });

  test('knows its columns in any order, without marks, in any case, and by other names', async () => {
    const names = headers.map((header) =>
      header.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '').replace('Đ', 'D'),
    );
    names[headers.indexOf('Nơi tuyển')] = ' đơn vị tuyển * ';
    const rows = [names, line()].map((cells) => cells.toReversed());
    const { jobs, faults } = await read(rows.map((cells) => cells.join(';')).join('\n'));
    expect(faults).toEqual([]);
    expect(jobs).toHaveLength(1);
  });

  test('with one wrong line gives every fault of every line with its number, and nothing to load', async () => {
    const { jobs, faults } = await read(
      list({}, { employer: '', commune: 'Hà Nội' }, { title: 'Thợ nề' }, { wageFrom: '8', expiresOn: '31/02/2027' }),
    );
    expect(jobs).toEqual([]);
    expect(faults.map(({ file, line: at, what }) => [file, at, what])).toEqual([
      ['viec.csv', 3, 'cột Nơi tuyển để trống'],
      ['viec.csv', 3, 'không có xã, phường "Hà Nội" ở Quảng Ninh'],
      ['viec.csv', 5, 'lương "8" không phải lương một tháng'],
      ['viec.csv', 5, 'hết hạn "31/02/2027": không có ngày này'],
    ]);
    expect(faults.every(({ mend }) => mend !== '')).toBe(true);
  });

  test.each<[Partial<Record<Column, string>>, string]>([
    [{ verifiedBy: '' }, 'chưa được xác minh'],
    [{ verifiedOn: '' }, 'chưa được xác minh'],
    [{ verifiedOn: '23/11/2026' }, 'ngày chưa tới'],
    [{ postedOn: '2026-12-01' }, 'ngày chưa tới'],
    [{ expiresOn: '2026-11-21' }, 'đã hết hạn'],
    [{ expiresOn: '2029-11-21' }, 'xa quá một năm'],
    [{ wageFrom: '9 triệu', wageTo: '8 triệu' }, 'cao hơn'],
    [{ wageFrom: '350k' }, 'không hiểu'],
    [{ wageFrom: '350000' }, 'không phải lương một tháng'],
    [{ commune: 'Hải Hà' }, 'không có xã, phường'],
    [{ commune: 'Ngoài tỉnh' }, 'Địa chỉ để trống'],
    [{ contact: '912345678' }, 'mất số 0'],
    [{ contact: '09123' }, 'không đủ số'],
    [{ employerId: '570000001' }, 'mã số doanh nghiệp'],
    [{ contract: 'hình như' }, 'không hiểu'],
    [{ deposit: '' }, 'để trống'],
    [{ note: 'x'.repeat(301) }, 'dài quá'],
    [{ id: 'mã số 1' }, 'mã tin'],
    [{ title: 'Ví dụ: phụ hồ' }, 'dòng ví dụ'],
  ])('refuses %j', async (change, what) => {
    expect(await faultsOf(change)).toEqual([expect.stringContaining(what)]);
  });

  test.each<[Partial<Record<Column, string>>]>([
    [{ deposit: '500.000' }],
    [{ deposit: 'có' }],
    [{ deposit: '500k' }],
    [{ contract: 'không' }],
    [{ note: 'Đặt cọc 500 nghìn giữ chỗ' }],
    [{ note: 'khong can kinh nghiem, dat coc 500k' }],
    [{ hours: 'Nộp phí hồ sơ khi phỏng vấn' }],
    [{ note: 'Công ty giữ căn cước trong thời gian làm' }],
    [{ note: 'giu ho chieu' }],
    [{ contact: 'Nạp tiền qua Zalo rồi nhận việc' }],
    [{ title: 'Việc nhẹ lương cao' }],
    [{ note: 'Làm ngay, không cần hợp đồng' }],
  ])('refuses what a swindler asks for: %j', async (change) => {
    const faults = await faultsOf(change);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith('2 dấu hiệu lừa đảo'))).toBe(true);
  });

  test.each([
    'Không thu tiền cọc, không giữ căn cước',
    'Không ai phải đặt cọc',
    'Miễn phí đào tạo',
    'Công ty đóng phí bảo hiểm cho công nhân',
    'Nhân viên thu phí',
    'Công ty May Đồng Tiến',
    'Mang theo giấy tờ gốc để đối chiếu',
    'Ký hợp đồng sau 1 tháng thử việc',
  ])('does not take an honest notice for a swindle: %s', async (note) => {
    expect(await faultsOf({ note })).toEqual([]);
  });

  test('says what an old name of a place is called now', async () => {
    const { faults } = await read(list({ commune: 'huyện Hải Hà' }));
    expect(faults[0]?.mend).toContain('xã Quảng Hà');
  });

  test('says which columns are missing, strange or there twice', async () => {
    const bad = [...headers.filter((header) => header !== 'Nơi tuyển'), 'Tuổi', 'viec lam'];
    const { faults } = await read(csvSheet([bad, line()]));
    expect(faults.map(({ line: at, what }) => `${at} ${what}`)).toEqual([
      '1 thiếu cột Nơi tuyển',
      '1 không biết cột "Tuổi"',
      '1 cột Tên việc ghi hai lần',
    ]);
  });

  test('the same vacancy twice is a fault, loaded again on another day it keeps its id', async () => {
    const { faults } = await read(list({}, { title: 'PHỤ HỒ' }));
    expect(faults).toMatchObject([{ line: 3, what: 'trùng với dòng 2' }]);
    const [first] = (await read(list({}))).jobs;
    const [again] = (await read(list({ wageFrom: '9 triệu', expiresOn: '2027-01-20' }))).jobs;
    expect(again!.id).toBe(first!.id);
  });

  test('an empty list and the template as it is are not loaded', async () => {
    expect((await read(list())).faults).toMatchObject([{ what: 'tệp chưa có việc nào' }]);
    const { jobs, faults } = await read(jobTemplate(areas, today, addDays(today, 30)));
    expect(jobs).toEqual([]);
    expect(faults[0]).toMatchObject({ line: 2, what: 'đây là dòng ví dụ' });
    const left = faults.slice(1);
    expect(left).toHaveLength(Object.keys(templateWords).length);
    for (const { line: at, what, mend } of left) {
      expect(at).toBe(2);
      expect(what).toContain('còn nguyên lời mẫu');
      expect(mend).toBe('ghi tên thật, hoặc xóa dòng');
    }
  });

  test.each(Object.entries(templateWords))(
    'with the template’s own words left in column %s is not loaded, however they are typed',
    async (key, words) => {
      for (const typed of [words, words.toUpperCase(), ` ${words.replace(',', '')}. `])
        expect(await faultsOf({ [key]: typed })).toEqual([expect.stringContaining('còn nguyên lời mẫu')]);
    },
  );

  test('a line that is still called an example says what else is wrong with it', async () => {
    expect(await faultsOf({ title: 'Ví dụ: phụ hồ', employer: '', wageFrom: '8', commune: 'Hà Nội' })).toEqual([
      '2 đây là dòng ví dụ',
      '2 cột Nơi tuyển để trống',
      '2 lương "8" không phải lương một tháng',
      '2 không có xã, phường "Hà Nội" ở Quảng Ninh',
    ]);
  });

  test('filled in over the template as a workbook, it is read as from CSV; no cell of it can run', async () => {
    const written = templateRows(areas, today, addDays(today, 30)).map((cells, index) =>
      index === 0 ? cells : line(),
    );
    const sheet = await readJobList(Buffer.from(await tableFile('viec.xlsx', written)), 'viec.xlsx', world);
    expect(sheet).toEqual(await read(csvSheet(written)));
    expect(sheet.jobs).toHaveLength(1);
    const jobs = [jobOf('tin-1', { note: '=1+1', contact: '0900000000', title: "'=HYPERLINK" })];
    const given = Buffer.from(await tableFile('RA.XLSX', jobRows(jobs, areas)));
    expect(given.subarray(0, 2).toString()).toBe('PK');
    expect(await readJobList(given, 'ra.xlsx', world)).toEqual({ jobs, faults: [] });
  });

  test('what is given out is read again as it was, whatever is in it', async () => {
    const scams = scamReader();
    const text = (most: number, least = 1) =>
      fc
        .string({
          unit: fc.oneof(
            fc.constantFrom(...'abc dê=+-@;,"\n\t\'0'),
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
          ),
          maxLength: most,
        })
        .map(normalise)
        .filter(
          (said) => Array.from(said).length >= least && scams(said).length === 0 && !/^(ví dụ|[\d\s.]+$)/i.test(said),
        );
    const wages = fc.oneof(
      fc.constant([null, null]),
      fc.integer({ min: 500_000, max: 200_000_000 }).map((wage) => [wage, null]),
      fc.tuple(fc.integer({ min: 500_000, max: 9_000_000 }), fc.integer({ min: 9_000_000, max: 200_000_000 })),
    );
    const job: fc.Arbitrary<Job> = fc
      .record({
        ...{ title: text(60), trade: text(30), employer: text(60), verifiedBy: text(60), place: text(60) },
        ...{ hours: text(60), contact: text(60), source: text(60), note: text(200, 0) },
        commune: fc.constantFrom(null, ...areas.communes.map(({ code }) => code)),
        expiresOn: fc.nat(300).map((days) => addDays(today, days)),
        employerId: fc.constantFrom(null, '0100000001', '5700000001-001'),
      })
      .chain((given) => wages.map(([wageFrom, wageTo]) => jobOf('', { ...given, wageFrom, wageTo } as Partial<Job>)));
    await fc.assert(
      fc.asyncProperty(fc.array(job, { minLength: 1, maxLength: 6 }), async (given) => {
        const jobs = given.map((each, index) => ({ ...each, id: `tin-${index}` }));
        expect(await read(jobListOf(jobs, areas))).toEqual({ jobs, faults: [] });
      }),
      { numRuns: 150 },
    );
  });
});
