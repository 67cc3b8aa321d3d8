/** What officials read when the account needs them. No secret, no token. */
const reconnect = 'Zalo OA cần kết nối lại';
const how = 'lấy refresh token mới, đặt vào ZALO_REFRESH_TOKEN rồi khởi động lại';

export const words = {
  neverConnected: `${reconnect}: chưa có refresh token; ${how}`,
  reconnect: `${reconnect}: Zalo không nhận refresh token nữa (-14020); ${how}`,
  interrupted: `${reconnect}: lần đổi mã trước bị đứt giữa chừng nên mã mới đã mất (-14020); ${how}`,
  wrongSecret: 'Zalo OA: Zalo không nhận ZALO_APP_SECRET (-14004); xem lại khóa bí mật rồi khởi động lại',
  refused: (code: number) => `Zalo OA: Zalo từ chối đổi mã (${code})`,
  notRenewed: (reason: string) => `Zalo OA: chưa đổi được mã (${reason})`,
  notKept: 'Zalo OA: mã mới chưa ghi được vào kho; xin đừng tắt máy',
  newRefused: 'Zalo OA: mã vừa đổi cũng bị từ chối',
  shortLived: 'Zalo OA: mã Zalo cấp hết hạn ngay',
  otherRenews: 'Zalo OA: tiến trình khác đang đổi mã',
  aged: `Zalo OA: refresh token đã hơn 80 ngày, đến 90 ngày là hết hạn; ${how}`,
  account: (reason: string) => `Zalo OA: tài khoản hoặc gói dịch vụ cần xem lại (${reason})`,
  bothRefuse: 'Zalo OA: cả hai cách gửi tin (v2 và v3) đều bị từ chối',
} as const;
