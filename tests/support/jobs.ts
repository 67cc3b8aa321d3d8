import type { Job } from '../../src/model/job';

/** A clean vacancy, plainly an example; open around 22 November 2026. */
export const jobOf = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  ...{ title: 'Phụ hồ', trade: 'Xây dựng', employer: 'Công ty Ví Dụ', employerId: '5700000001' },
  ...{ verifiedBy: 'Cán bộ Ví Dụ, UBND xã', verifiedOn: '2026-11-20', wageFrom: 8_000_000, wageTo: 9_500_000 },
  ...{ commune: '06922', place: 'Khu Ví Dụ', hours: '7 giờ đến 17 giờ', contact: 'UBND xã' },
  ...{ contract: true, deposit: 0, postedOn: '2026-11-20', expiresOn: '2026-12-20', source: 'Ví dụ', note: '' },
  ...change,
});
