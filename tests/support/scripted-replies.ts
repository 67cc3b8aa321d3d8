import type { Content } from '../../src/content/content';
import type { Said } from '../../src/conversation/waiting';
import { plainReply, type InboundEvent, type Reply } from '../../src/model/message';
import { readPayload } from '../../src/model/payload';

/** What the scripted conversation says: one of each kind of answer the page must be able to show. */
export function scriptedReplies(content: Content, event: InboundEvent, id: string): Said {
  const heard =
    event.content.kind === 'press' ? event.content.payload : event.content.kind === 'text' ? event.content.text : '';
  const said = (replies: Reply[], topic: string | null = null): Said => ({
    replies,
    decision: topic ? 'answer' : 'fallback',
    topic,
    score: topic ? 0.97 : 0.2,
    language: event.language ?? 'vi',
  });
  const payload = readPayload(heard);
  if (payload?.kind === 'rate') return said([plainReply(payload.value === 1 ? 'Cảm ơn bác.' : 'Máy đã ghi lại.')]);
  if (payload?.kind === 'menu') return said([plainReply('Giấy tờ: bác cần việc nào?', papers)]);
  if (payload?.kind === 'language') return said([plainReply('Máy đã ghi bác nói tiếng này.')]);
  if (/khai sinh|t:dvc/.test(heard)) return said([{ ...birth, rate: id }], 'dvc-khai-sinh');
  if (/đánh/.test(heard)) return said([{ ...beaten, rate: id }], 'bg-blgd-lam-gi');
  if (/xss/.test(heard)) return said([nasty]);
  if (/im lặng/.test(heard)) return said([]);
  const menu = content.menu.map(({ entry, title }) => ({ title, payload: `m:${entry}` }));
  return said([plainReply(`Máy nghe: ${heard}`, menu)]);
}

const papers = [
  { title: 'Làm giấy khai sinh cho con', payload: 't:dvc-khai-sinh' },
  { title: 'Làm thẻ căn cước', payload: 't:dvc-can-cuoc' },
  { title: 'Đăng ký kết hôn', payload: 't:dvc-ket-hon' },
];

const birth: Reply = {
  ...plainReply(
    'Bác ra Ủy ban nhân dân xã nơi bố hoặc mẹ đang thường trú hay tạm trú.\nLàm trong 60 ngày từ ngày sinh.\nMang giấy chứng sinh, điền tờ khai. Không phải mang giấy kết hôn, xã tự tra.',
    [
      { title: 'Khai sinh muộn', payload: 't:dvc-khai-sinh-muon' },
      { title: 'Nhận cha, mẹ, con', payload: 't:dvc-nhan-cha-con' },
      { title: 'Thẻ bảo hiểm y tế', payload: 't:dvc-bhyt-the' },
    ],
  ),
  blocks: [
    { kind: 'who', lines: ['Bố hoặc mẹ. Không đi được thì ông bà, người thân đi thay.'] },
    { kind: 'where', lines: ['Ủy ban nhân dân xã, phường, đặc khu nơi bố hoặc mẹ thường trú hoặc tạm trú.'] },
    {
      kind: 'papers',
      lines: ['Tờ khai', 'Giấy chứng sinh. Không có thì giấy của người làm chứng', 'Trẻ bị bỏ rơi thì có biên bản'],
    },
    { kind: 'fee', lines: ['Làm đúng hạn thì không mất tiền.'] },
    { kind: 'time', lines: ['Xong trong ngày. Nộp sau 15 giờ thì sang ngày làm việc sau.'] },
    { kind: 'online', lines: ['Cổng Dịch vụ công hoặc VNeID.'] },
    { kind: 'result', lines: ['Giấy khai sinh.'] },
  ],
  notes: ['Câu này đã quá hạn kiểm tra từ ngày 22/02/2027. Bác hỏi lại cán bộ trước khi làm.'],
  citations: [
    {
      text: 'Luật Hộ tịch (60/2014/QH13), Điều 13, 15, 16 · áp dụng từ 01/01/2016 · kiểm tra ngày 22/11/2026',
      url: 'https://example.org/luat',
    },
    {
      text: 'Nghị định về phân quyền hộ tịch (120/2025/NĐ-CP), Điều 5 · áp dụng từ 01/07/2025 · kiểm tra ngày 22/11/2026',
      url: 'https://example.org/nd',
    },
    { text: 'Nghị định về liên thông (63/2024/NĐ-CP) · áp dụng từ 01/07/2024 · kiểm tra ngày 22/11/2026' },
  ],
};

const beaten: Reply = {
  ...plainReply(
    'Đang bị đánh thì gọi 113 ngay. Chạy ra chỗ an toàn trước, như nhà hàng xóm, nhà trưởng thôn.\nTrẻ em bị đánh thì gọi 111.\nKhông phải lỗi của bác đâu.',
    [{ title: 'Xin cấm người đánh lại gần', payload: 't:bg-cam-tiep-xuc' }],
  ),
  tone: 'emergency',
  blocks: [{ kind: 'where', lines: ['Công an, đồn biên phòng gần nhất, trưởng thôn.'] }],
  phones: [
    { number: '113', label: 'Công an, bị đánh, cướp, tai nạn giao thông' },
    { number: '18001769', label: 'Ngôi nhà Ánh Dương Quảng Ninh, giúp người bị bạo lực' },
    { number: '111', label: 'Bảo vệ trẻ em, phòng chống mua bán người' },
  ],
  notes: ['Số 18001769 lấy từ trang đọc năm 2022, chưa có người gọi thử.'],
  citations: [
    {
      text: 'Luật Phòng, chống bạo lực gia đình (13/2022/QH15), Điều 9, 19 · áp dụng từ 01/07/2023 · kiểm tra ngày 22/11/2026',
      url: 'https://example.org/blgd',
    },
  ],
};

const hook = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const nasty: Reply = {
  ...plainReply(hook, [{ title: hook, payload: 'c:help' }]),
  blocks: [{ kind: 'who', lines: [hook, hook] }],
  notes: [hook],
  phones: [{ number: '113', label: hook }],
  citations: [{ text: hook, url: 'javascript:window.hacked=1' }],
  media: [{ kind: 'image', url: 'https://elsewhere.invalid/x.png', alt: hook }],
};
