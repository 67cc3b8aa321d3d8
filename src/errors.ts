/**
 * The catalogue of errors. A code names one situation; grep the code from a report and land on the line.
 * What a platform answers to a send is not here: that is a value, `model/outcome.ts`.
 */
const catalogue = {
  'config.invalid': { status: 500, text: 'Thiết lập sai.' },
  'content.invalid': { status: 500, text: 'Nội dung có lỗi.' },
  'store.unavailable': { status: 503, text: 'Kho dữ liệu chưa ghi được. Xin gửi lại sau.' },
  'queue.unavailable': { status: 503, text: 'Hàng đợi chưa sẵn sàng. Xin gửi lại sau.' },
  'store.busy': { status: 503, text: 'Một tiến trình khác đang dùng kho dữ liệu này.' },
  'store.newer': { status: 500, text: 'Kho dữ liệu do một bản mới hơn tạo ra. Hãy chạy bản mới.' },
  'store.foreign': { status: 500, text: 'Tệp này không phải kho dữ liệu của Thôn Bản.' },
  'store.older': { status: 500, text: 'Kho dữ liệu do bản cũ tạo ra. Chạy máy chủ của bản này một lần rồi làm lại.' },
  'store.taken': { status: 409, text: 'Kho dữ liệu đích đã có dữ liệu khác.' },
  'store.damaged': { status: 500, text: 'Cơ sở dữ liệu bị hỏng.' },
  'file.refused': { status: 400, text: 'Tệp không dùng được.' },
  'turn.overtaken': { status: 503, text: 'Tin này máy khác vừa trả lời.' },
  'request.malformed': { status: 400, text: 'Yêu cầu không đọc được.' },
  'request.invalid': { status: 400, text: 'Yêu cầu thiếu hoặc sai một mục.' },
  'request.too-large': { status: 413, text: 'Tin nhắn dài quá.' },
  'request.too-many': { status: 429, text: 'Bác nhắn nhanh quá. Chờ một chút rồi gửi lại.' },
  'request.not-found': { status: 404, text: 'Không có trang này.' },
  'request.unsupported': { status: 415, text: 'Kiểu dữ liệu không nhận.' },
  'request.forbidden': { status: 403, text: 'Không được phép.' },
  'answer.late': { status: 503, text: 'Máy đang bận. Tin của bác đã được giữ lại.' },
  'server.draining': { status: 503, text: 'Máy đang khởi động lại. Xin gửi lại sau ít phút.' },
  'server.failed': { status: 500, text: 'Máy gặp lỗi. Tin của bác chưa mất.' },
  'officials.taken': { status: 409, text: 'Tên đăng nhập đã có.' },
  'telegram.unanswered': { status: 502, text: 'Telegram không trả lời.' },
  'zalo.refused': { status: 502, text: 'Zalo từ chối cấp mã mới.' },
  'dialog.failed': { status: 500, text: 'Cuộc hỏi đáp bị lỗi.' },
  'nlu.untrained': { status: 500, text: 'Chưa có mô hình hiểu câu hỏi.' },
} as const;

export type ErrorCode = keyof typeof catalogue;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** The catalogue's line, safe to show to anyone. `message` adds detail for the log only. */
  readonly text: string;

  constructor(code: ErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'AppError';
    this.code = code;
    this.status = catalogue[code].status;
    this.text = catalogue[code].text;
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** A short reason for logs out of anything thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
