import { startApp } from './app';
import { ConfigFaults, describeSettings, readConfig } from './config';
import { isAppError } from './errors';

/** `EX_CONFIG` of sysexits: a supervisor should not restart into the same fault. */
const badConfig = 78;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    for (const { key, help, fallback } of describeSettings())
      console.log(`${key}${fallback ? ` (${fallback})` : ''}\n    ${help}`);
    return;
  }
  const config = readConfig();
  const app = await startApp(config);
  const address = config.PUBLIC_URL ?? `http://localhost:${app.port}`;
  if (config.ROLE === 'all' || config.ROLE === 'web') {
    console.log(`Thôn Bản đang chạy. Trang hỏi đáp: ${address}/`);
    console.log(`Bảng điều khiển cho cán bộ: ${address}/console`);
  } else console.log(`Thôn Bản đang chạy, vai ${config.ROLE}. Sức khỏe: http://localhost:${app.port}/readyz`);
  app.firstAdmin.then(
    (path) => path && console.log(`Quản trị viên đầu tiên, mở một lần trong 24 giờ: ${address}${path}`),
    (error: unknown) => console.error(error instanceof Error ? error.message : error),
  );

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  // Content is edited while bà con are asking: a fault in it is told, and changes nothing.
  process.on('SIGHUP', () => {
    void app.reload().then((done) => {
      if (done.kind === 'swapped') console.log(`Đã nạp lại nội dung: ${done.topics} chủ đề.`);
      else console.error(`Nội dung có lỗi, vẫn dùng bản cũ:\n${done.faults.join('\n')}`);
    });
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigFaults) {
    console.error(`Thiết lập sai, chưa chạy được:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}`);
    process.exit(badConfig);
  }
  console.error(isAppError(error) ? `${error.text} ${error.message}` : error);
  process.exit(1);
});
