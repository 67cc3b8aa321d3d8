/**
 * `npm run bench:scale -- sizing`: how many processes a commune, a province and the country would need, and what the
 * platforms let through. Computed from the costs that `bench:scale -- shared --write` left in measured.json and from
 * the assumptions in sizing/assumptions.ts; the same figures every time.
 */
import { keptFigures } from './measured';
import * as given from './sizing/assumptions';
import { planOf } from './sizing/plan';
import { waitOf } from './sizing/queue';
import { simulate } from './sizing/simulation';
import { tableOf } from './sizing/table';

const messages = 200_000;

export async function run(): Promise<void> {
  const figures = keptFigures();
  const measured = figures ?? given.figuresBefore;
  const { cpuPerThousand: cpu, embedded } = measured;
  console.log(
    `Giá mỗi 1.000 tin (giây CPU): ${Object.entries(cpu)
      .map(([kind, cost]) => `${kind} ${cost}`)
      .join(', ')}`,
  );
  console.log(`đo ngày ${measured.date}, ${measured.machine}; ${measured.database}`);
  console.log(
    `kho nhúng: ${embedded.perSecond} tin/giây${figures ? '' : '; measured.json chưa có, dùng số ghi sẵn'}\n`,
  );
  const plans = given.places.map((place) => planOf(place, measured));
  console.log(tableOf(plans));
  console.log('\nCông thức và mô phỏng từng tin, worker ở đỉnh đêm bão: 99 % tin chờ không quá (ms)');
  for (const { place, storm, workers } of plans) {
    const line = { perSecond: storm.peakPerSecond, serviceSeconds: cpu.worker / 1_000, servers: workers };
    const { waits } = simulate(line, messages);
    const simulated = waits[Math.floor(messages * given.quantile)]!;
    const ms = (seconds: number) => (seconds * 1_000).toFixed(2);
    console.log(`  ${place.name}: ${ms(waitOf(line, given.quantile))} và ${ms(simulated)}`);
  }
}
