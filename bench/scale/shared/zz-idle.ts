import { startPlatform } from '../../platform';
import { Asking } from './asking';
import { BenchHouse } from './house';
void (async () => {
  const platform = await startPlatform();
  for (const n of [1, 4]) {
    const house = await BenchHouse.open(['web', ...Array(n).fill('worker'), 'sender'], platform);
    const asking = new Asking(house.urls, platform);
    await asking.meet();
    await asking.storm(8, async () => undefined);
    await new Promise((g) => setTimeout(g, 3000));
    const per = async (name: string, work: () => Promise<number>) => {
      const a = await house.meters(); const t = performance.now();
      const m = await work();
      const b = await house.meters(); const s = (performance.now() - t) / 1000;
      console.log(n, name, m, 'msgs', Object.fromEntries(Object.entries(b.cpu).map(([k, v]) => [k, ((v! - a.cpu[k as 'web']!) / s).toFixed(3) + ' cores' + (m ? ' ' + ((v! - a.cpu[k as 'web']!) * 1000 / m).toFixed(2) + '/1000' : '')])), 'mongo/s', ((b.mongoCommands - a.mongoCommands) / s).toFixed(1), 'redis/s', ((b.redisCommands - a.redisCommands) / s).toFixed(1));
    };
    await per('idle', async () => { await new Promise((g) => setTimeout(g, 8000)); return 0; });
    await per('calm 30', async () => (await asking.calm(30, 8)).answered);
    await per('calm 90', async () => (await asking.calm(90, 8)).answered);
    await house.close();
  }
  process.exit(0);
})();
