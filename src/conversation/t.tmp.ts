import { createDialogEngine } from './dialogs/botkit/engine';
import { dialogs } from './dialogs/catalogue';
(async () => {
  const e = createDialogEngine(dialogs);
  const t0 = performance.now();
  console.log(Object.keys(require.cache).filter((k) => /botkit\/lib/.test(k)).length);
  await e.warm();
  console.log('warm', performance.now() - t0);
  let t = await e.begin('erase@1');
  console.log(JSON.stringify(t));
  t = await e.resume(t.state!, 'cỏ');
  console.log(JSON.stringify(t));
  console.log(
    JSON.stringify(await e.resume(t.state!, 'CO')),
    JSON.stringify(await e.resume(t.state!, 'có'.normalize('NFD'))),
  );
  console.log(JSON.stringify(await e.resume(t.state!, 'xx')));
  t = await e.begin('officer@1');
  console.log(JSON.stringify(t));
  console.log(JSON.stringify(await e.resume(t.state!, '')));
  console.log(JSON.stringify(await e.resume(t.state!, '{{vars.x}} <b>"a"</b>')));
  const c0 = process.cpuUsage();
  const n = 20000;
  const w0 = performance.now();
  for (let i = 0; i < n / 2; i++) {
    const b = await e.begin('erase@1');
    await e.resume(b.state!, 'yes');
  }
  const c = process.cpuUsage(c0);
  console.log('us/msg', (c.user + c.system) / n, 'wall', ((performance.now() - w0) / n) * 1000);
})();
