import { canonical, fold } from '../text/fold';

/**
 * Words that carry talk rather than matter: whom one addresses, particles, question words. They count half, so that
 * "bác ơi cho cháu hỏi" does not outweigh the two words that say what it is about.
 */
const list = `
bác cháu em anh chị tôi mình con ông bà cô chú bạn ad ạ à ơi nhé nha nhỉ hả vậy thì là mà và với của cho hỏi cái này kia đó
đấy rồi giờ nay có không được bị phải muốn cần làm đi ra về lên vào thế nào sao gì nếu nhưng cũng đã đang sẽ mới còn nữa lại
hay hoặc ở tại trong ngoài nhà người một hai các những mấy nên chứ để từ đến khi lúc xin biết thấy nói bảo ai đâu bao nhiêu
`;

export function fillers(): ReadonlySet<string> {
  const words = list.trim().split(/\s/).map(canonical);
  return new Set([...words, ...words.map(fold)]);
}
