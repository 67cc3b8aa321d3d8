import { markdown } from '../../../bench/scale/markdown';
import { cpuSecondsOf } from '../../../bench/scale/shared/cpu';
import { withDatabase } from '../../support/with-database';
import { limitOf, type Row } from '../../../bench/scale/shared/row';

describe('the bench of many processes', () => {
  it('puts its own database into every form of address, so that it never writes into one that is in use', () => {
    expect(withDatabase('mongodb://a:1,b:2/real?replicaSet=x', 'own')).toBe('mongodb://a:1,b:2/own?replicaSet=x');
    expect(withDatabase('mongodb://u:p@a/real', 'own')).toBe('mongodb://u:p@a/own');
    expect(withDatabase('mongodb+srv://a', 'own')).toBe('mongodb+srv://a/own');
    expect(withDatabase('mongodb://a?tls=true', 'own')).toBe('mongodb://a/own?tls=true');
  });

  it('reads the CPU time of a process, which only grows, and takes one that is gone for nothing', () => {
    const before = cpuSecondsOf(process.pid);
    for (const until = performance.now() + 60; performance.now() < until;);
    expect(cpuSecondsOf(process.pid)).toBeGreaterThan(before);
    expect(cpuSecondsOf(2 ** 30)).toBe(0);
  });

  it('names the process that fills a core, and says so when none does', () => {
    const row = (worker: number) =>
      ({
        ...{ cores: { web: 0.3, worker }, load: 0.2, others: 0.1 },
        ...{ full: { cpuPerThousand: { web: 1, worker: 3 } }, storm: { perSecond: 200 } },
      }) as unknown as Row;
    expect(limitOf(row(0.97))).toContain('stops at: worker at 97 % of a core;');
    expect(limitOf(row(0.5))).toContain('no process fills a core, busiest worker with 50 %');
    // 1 + 3 of the server and 0.2 cores at 200 a second of the load.
    expect(limitOf(row(0.5))).toContain('cost 5.0 CPU s per 1,000');
  });

  it('prints tables whose rows all have the cells of the head', () => {
    expect(
      markdown([
        ['', 'xã'],
        ['tin', '1.234'],
      ]),
    ).toBe('|     | xã    |\n| --- | ----- |\n| tin | 1.234 |');
  });
});
