import { pick, type Random } from './random';

/**
 * What people also write to a bot and we have no answer to. The model learns it as "none of ours", so that a
 * football result does not end at the nearest topic. Sentences that come close to an example are left out in
 * training, so topics may grow into these fields without a change here.
 */
const sentences = `
hôm nay đội tuyển đá với ai
tỉ số trận bóng tối qua bao nhiêu
kết quả xổ số miền bắc hôm nay
giá vàng hôm nay bao nhiêu một chỉ
đô la đổi ra tiền việt được mấy nghìn
nấu canh chua cá lóc thế nào cho ngon
công thức làm bánh cuốn
thịt kho tàu để tủ lạnh được mấy hôm
mở cho tôi bài hát quan họ
bài hát này của ca sĩ nào
phim tối nay có gì hay
kể chuyện cười đi
đố vui có thưởng
viết cho tôi bài văn tả cây đa
giải giúp bài toán lớp năm
phương trình bậc hai có mấy nghiệm
thủ đô nước pháp là gì
ngọn núi cao nhất thế giới ở đâu
ai là người đầu tiên lên mặt trăng
trái đất cách mặt trời bao xa
con voi nặng bao nhiêu cân
khủng long sống cách đây mấy triệu năm
dịch câu này sang tiếng anh giúp mình
từ này tiếng nhật đọc là gì
mấy giờ rồi
hôm nay thứ mấy âm lịch ngày bao nhiêu
đặt báo thức sáu giờ sáng
đặt vé máy bay đi sài gòn
vé xe khách hà nội hải phòng mấy giờ chạy
khách sạn nào gần biển có hồ bơi
đường đi chợ đêm đà lạt
quán phở nào ngon nhất phố cổ
mua giày thể thao ở đâu rẻ
giảm giá iphone đời mới
máy tính của tôi bị treo màn hình xanh
cài lại win mười thế nào
in hai mặt trên máy in canon
pin điện thoại mau hết quá
wifi nhà mình chậm như rùa
lập trình python cho người mới học
chứng khoán hôm nay lên hay xuống
có nên mua bitcoin không
tuổi tý năm nay hợp màu gì
nằm mơ thấy rắn đánh con gì
xem bói tình duyên
cung bọ cạp hợp với cung nào
cách tán gái hiệu quả
người yêu giận thì nhắn gì
tập thể dục giảm mỡ bụng
uống trà xanh có đẹp da không
tóc rụng nhiều dùng dầu gội nào
son màu nào hợp da ngăm
cách trồng hoa lan ra nhiều rễ
con mèo nhà tôi bỏ ăn hai hôm
chó con bao lâu thì mở mắt
nuôi cá cảnh trong bể nhỏ
gà trống thiến luộc mấy phút
tưới cà chua ngày mấy lần
xe máy hết xăng giữa đường
thay nhớt xe bao nhiêu cây một lần
lốp ô tô bơm mấy cân
rửa xe ở đâu sạch
mưa có to không nhỉ chiều nay đi câu
nhiệt độ ngoài trời bao nhiêu độ
cuối tuần đi picnic mang gì
du lịch thái lan tự túc
lễ hội hoa anh đào tháng mấy
ảnh này chụp đẹp quá
cho xin số của cô ấy
em ăn cơm chưa
tối nay đi nhậu không
chúc mừng sinh nhật vui vẻ
ngủ ngon mơ đẹp
trời ơi tin được không
haha buồn cười thật
ừ thì đúng thế
không biết nữa
thôi kệ đi
đội bóng nào vô địch ngoại hạng anh
vận động viên nào giành huy chương vàng
nhạc sĩ trịnh công sơn sinh năm nào
tác giả truyện kiều là ai
vua nào dời đô ra thăng long
chiến thắng điện biên phủ năm nào
nước sôi ở bao nhiêu độ
công thức hóa học của muối ăn
ánh sáng đi nhanh bao nhiêu
vì sao bầu trời màu xanh
robot hút bụi loại nào tốt
tủ lạnh kêu to là hỏng gì
nồi cơm điện cao tần có ngon không
quần áo phai màu giặt thế nào
vết mực trên áo trắng tẩy bằng gì
may áo dài hết mấy mét vải
cắm hoa ngày tết
gói bánh chưng vuông
cúng ông công ông táo ngày nào
văn khấn rằm tháng bảy
đổi gió nhà hướng đông nam
chơi cờ tướng khai cuộc pháo đầu
luật việt vị trong bóng đá
game này phá đảo thế nào
nạp thẻ game liên quân
tìm bạn chat vui vẻ
livestream bán hàng mấy giờ
đơn hàng của tôi đến đâu rồi
trả hàng shopee
mã giảm giá grab
taxi ra sân bay bao nhiêu tiền
gửi xe tháng ở chung cư
thang máy hỏng gọi bảo trì
học đàn ghi ta mấy tháng chơi được
lớp bơi cho người lớn
thi ielts cần mấy tháng
du học úc ngành gì
điểm chuẩn bách khoa năm ngoái
hạt cà phê robusta rang mộc
giá lợn hơi xuống thấp
tàu vũ trụ đáp xuống sao hỏa
nhà khoa học tìm ra loài ong mới
bầu cử tổng thống mỹ
động đất ở thổ nhĩ kỳ
hội nghị thượng đỉnh khai mạc hôm qua
nhà văn vừa nhận giải nobel
how are you today
what is the weather like
please translate this sentence
i love you so much
tell me a joke
who won the football match
`;

export const backgroundSentences = (): string[] => sentences.trim().split('\n');

/** Keyboard noise: what a sleeve, a child or a scanner types. */
export function gibberish(random: Random): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyzđăâêôơư0123456789'];
  const word = () => Array.from({ length: 2 + Math.floor(random() * 8) }, () => pick(random, letters)).join('');
  return Array.from({ length: 1 + Math.floor(random() * 6) }, word).join(' ');
}

/** Words of many topics in a heap: every word is known, the text says nothing. */
export function wordHeap(random: Random, words: readonly string[]): string {
  return Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(random, words) ?? '').join(' ');
}
