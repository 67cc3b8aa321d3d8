import { canonical } from '../../../src/text/fold';
import { isLegalSyllable } from '../../../src/text/legal-syllable';
import { mendTyping } from '../../../src/text/mend-typing';
import { normalise } from '../../../src/text/normalise';
import { writingsOf } from '../../support/vietnamese';

/** Words that differ by a mark alone, and by which an answer would be a wrong one. Two of a line are a pair. */
const lines = `
ma má mà mả mã mạ
ba bá bà bả bã bạ
la lá là lả lã lạ
bo bó bò bỏ bõ bọ bố bồ bổ bộ bơ bờ bở
bán bàn bản bạn ban
cháy chạy chảy chay
đẻ để đè đe đê
co có cò cỏ cọ cô cố cổ cỗ cơ cớ cờ
đi đĩ đì
nghi nghỉ nghị nghĩ
nghe nghé nghè nghề
con cón còn cỏn cơn côn cồn
thuê thuế thuở
tha thà thả
thai thái thải
hoi hói hỏi hôi hối hồi hội hơi
muôn muốn muộn muỗn
mua múa mùa
chưa chứa chừa chửa chữa
sinh sính
cưa cứa cửa cựa
sưa sứa sửa sữa
nuôi nuối
đường đương đượng
trường trương trưởng trướng
thương thường thưởng thượng
người ngươi
tiên tiến tiền tiễn tiện
tiêu tiếu tiều tiểu
nhà nhả nha nhã
già giá giả giã gia
ở ơ ớ ờ
xa xá xà xả xã xạ
cha chả chá chà
hộ hồ hổ hố hô
nghèo nghẻo
cấp cập cặp cáp
thẻ thé the thẻo
giấy giây giậy
hoa hòa hóa hỏa họa
khỏe khoe khóe
thủy thúy thụy thùy
lúa lùa lụa lừa lứa lửa lựa
bão báo bào bảo bạo bao
lũ lu lú lù
đập đắp đạp đáp
đất đắt đạt đát
tạm tám tầm tấm tẩm tăm tắm tằm
trú trù trụ tru
vay váy vảy vạy vây vấy vẩy vậy
mất mắt mặt mát mật
sốt sót sớt
máu màu mau mẫu mậu
chết chệt
đau đàu đầu đấu đậu
ốm ôm
bệnh bênh
cần cân cận cẩn cấn
đơn đớn đờn đòn đón đốn đồn độn
ly lý lỳ
hôn hồn hỗn
chồng chống chổng chông
vợ vơ vớ vờ vở vỡ
con cón
gái gài gai
lao lão láo lào
động đồng đống đóng đông
lương lường lượng lưỡng
thấp thập tháp
hại hài hái hải hai
rừng rưng
nước nược
đèn đen đén
lừa lửa
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

const pairs = lines.flatMap((words) =>
  words.flatMap((word, at) => words.slice(at + 1).map((other): [string, string] => [word, other])),
);
const key = (text: string) => canonical(normalise(text));

describe('tone minimal pairs', () => {
  it('number at least 200, all of them spelled right', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(200);
    expect(lines.flat().filter((word) => !isLegalSyllable(word))).toEqual([]);
  });

  it('never fall together, whatever the normal form, the placement or the case', () => {
    for (const [word, other] of pairs) {
      const keys = new Set(writingsOf(word).map(key));
      expect([word, other, writingsOf(other).filter((writing) => keys.has(key(writing)))]).toEqual([word, other, []]);
    }
  });

  it('never come apart from their own writings, alone or in a sentence', () => {
    for (const word of lines.flat()) {
      const sentence = (writing: string) => key(`Nhà em có ${writing}, thưa bác`);
      expect([word, new Set(writingsOf(word).map(key)).size]).toEqual([word, 1]);
      expect([word, new Set(writingsOf(word).map(sentence)).size]).toEqual([word, 1]);
    }
  });

  it('are left as they are by whatever mends typing', () => {
    for (const word of lines.flat())
      for (const writing of writingsOf(word)) expect(mendTyping(normalise(writing))).toBe(normalise(writing));
  });
});
