import type { TopicExamples } from '../../src/nlu/corpus';

/** A corpus that trains in a moment: five matters with words of their own. */
export const smallCorpus: TopicExamples[] = [
  {
    topic: 'con-bo',
    examples: [
      'bò',
      'nhà em muốn mua bò',
      'bò nhà tôi bị ốm',
      'nuôi bò vay được bao nhiêu',
      'con bò bỏ ăn',
      'giá bò năm nay',
    ],
    hints: ['Nuôi bò'],
  },
  {
    topic: 'thoi-nhan',
    examples: [
      'bỏ',
      'bỏ nhận tin',
      'tôi không muốn nhận tin nữa',
      'đừng nhắn cho tôi nữa',
      'dừng gửi tin nhắn',
      'hủy đăng ký nhận tin',
    ],
  },
  {
    topic: 'khai-sinh',
    examples: [
      'làm giấy khai sinh ở đâu',
      'khai sinh cho con cần gì',
      'giấy đẻ của cháu làm thế nào',
      'lam khai sinh muon',
      'đăng ký khai sinh mất bao lâu',
      'chưa có giấy chứng sinh',
    ],
  },
  {
    topic: 'chay-nha',
    examples: [
      'cháy nhà rồi',
      'nhà hàng xóm bốc cháy',
      'chay rung goi ai',
      'cứu với cháy to lắm',
      'gọi cứu hỏa số nào',
      'lửa bén vào mái',
    ],
  },
  {
    topic: 'chao',
    examples: ['xin chào', 'chào bạn', 'chao chau', 'alo', 'hello', 'bác chào cháu'],
  },
];
