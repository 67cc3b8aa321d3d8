/**
 * Words that mean the same to somebody asking for help, one line a meaning. Seventeen examples cannot show every
 * way to say "đẻ" or "đi tù"; these lines let what was learned from one word count for its neighbours. They are
 * features beside the words, never a rule: a wrong line makes the model a little worse, not wrong.
 * Single syllables that are also pronouns or particles (con, em, mất, cho) stay out on purpose.
 */
const lines = `
đánh, đấm, tát, đập, đạp, đánh đập, bóp cổ, hành hạ, bạo hành, bạo lực, tẩn, nện, vũ phu, ra tay, đánh đòn, lên gối, đá vào người, thượng cẳng chân, hành hung, thâm tím, bầm tím, tím mặt, túm tóc, cầm dao, bị đòn, đòn roi, giã, vụt, roi vọt
chửi, chửi bới, mắng, mắng chửi, lăng mạ, sỉ nhục, nhiếc móc, xúc phạm, nói nặng, dọa giết, đe dọa, hăm dọa, dọa nạt, dọa, đòi giết, khủng bố tinh thần, bôi nhọ
say rượu, nhậu, uống rượu, rượu vào, say xỉn, nát rượu, nghiện rượu, say, bợm nhậu, cờ bạc, nghiện
nhốt, giam, giữ người, không cho ra ngoài, không cho về, bắt cóc, trói, cấm cửa, khóa cửa, giam lỏng
vợ, bà xã, vợ con, vợ tôi, vợ em
chồng, ông xã, nhà chồng, lão chồng, chồng em, chồng tôi, anh rể, mẹ chồng, bố chồng
bố, cha, ba, bố đẻ, ông bố, thầy u, tía, bố cháu
mẹ, má, mẹ đẻ, bầm, u, mẹ cháu
anh chị em, chị gái, em gái, anh trai, em trai, họ hàng, người thân, anh em
trẻ con, trẻ em, trẻ nhỏ, đứa trẻ, đứa bé, em bé, con nít, thằng bé, con bé, đứa nhỏ, thằng cu, cái hĩm, bé, trẻ, lũ trẻ, con nhỏ, trẻ thơ, cháu bé, cháu nhỏ, thằng nhóc, bọn trẻ, các cháu
sinh con, đẻ, sinh nở, đẻ con, sinh em bé, lọt lòng, mới sinh, mới đẻ, sơ sinh, chào đời, sinh cháu, đẻ cháu, vượt cạn, ra đời, có em bé, đẻ rơi, mới có cháu, sinh đôi
khai sinh, giấy khai sinh, giấy đẻ, giấy sinh, làm giấy cho con, làm giấy cho cháu, giấy chứng sinh, chứng sinh, đăng ký khai sinh, chưa có tên, vào sổ
đặt tên, họ tên, theo họ, tên con, tên đệm, họ mẹ, họ bố, họ cha
chết, qua đời, tử vong, khuất, tạ thế, mất rồi, vừa mất, mới mất, người mất, đã mất, quy tiên, khuất núi, từ trần, tắt thở, không qua khỏi, mất đêm qua, mất hôm qua
khai tử, báo tử, giấy báo tử, giấy chứng tử, chứng tử, trích lục khai tử, xóa tên, giấy chết
đám ma, ma chay, chôn, chôn cất, mai táng, hỏa táng, tang lễ, tang, đưa đám, làm ma
kết hôn, cưới, lấy chồng, lấy vợ, lấy nhau, thành hôn, đám cưới, hôn thú, giá thú, gả, gả chồng, cưới vợ, cưới xin, về ở với nhau, nên vợ nên chồng, đăng ký kết hôn, về một nhà, ăn hỏi, làm cỗ cưới, hôn lễ, sống với nhau, sống chung, góp gạo
tảo hôn, chưa đủ tuổi, thiếu tuổi, vị thành niên, cưới sớm, lấy chồng sớm, lấy vợ sớm, chưa đến tuổi, non tuổi, cưới chui, tuổi kết hôn, đủ tuổi, lấy sớm, còn nhỏ mà, chưa tròn
ly hôn, ly dị, bỏ nhau, bỏ vợ, bỏ chồng, ra tòa, ly thân, chia tay, đường ai nấy đi, thôi nhau, ly hôn rồi, đơn phương, vợ cũ, chồng cũ
nuôi con, giành con, quyền nuôi, cấp dưỡng, chu cấp, ở với ai, theo ai, theo mẹ, theo bố, bắt con, thăm con, chăm con
tòa, tòa án, quan tòa, xử, ra tòa, bản án, quyết định của tòa
ép, ép buộc, cưỡng ép, bắt ép, ép duyên, ép gả, ép lấy, bắt lấy, bắt vợ, kéo vợ, cướp vợ, bắt phải, không đồng ý, gán nợ, cản trở, ngăn cản, ngăn cấm, bắt cháu lấy, không chịu, không ưng, không muốn lấy, gả bán, bố mẹ bắt
xâm hại, hiếp dâm, cưỡng hiếp, sàm sỡ, sờ mó, dâm ô, quấy rối, làm nhục, đụng chạm, lạm dụng, giở trò, cưỡng bức, hiếp, sờ soạng, làm bậy, vùng kín, cởi quần áo, đồi bại, sờ vào người, chỗ kín
buôn người, mua bán người, bán người, lừa bán, bán sang, bị bán, buôn bán người, bán qua, đưa sang, dẫn sang, tiền chuộc, chuộc, bán cháu, bán đi, mất tích
trung quốc, bên tàu, biên giới, campuchia, cam, lào, qua bên kia, sang bên kia, vượt biên, cửa khẩu, myanmar, bên kia biên giới, sang tàu, casino
cấm tiếp xúc, lại gần, đến gần, tránh xa, lảng vảng, bám theo, đi theo, không cho gặp, rình, tìm đến nhà, ở gần, cách xa
tạm lánh, chỗ lánh, trốn đi đâu, lánh nạn, nhà tạm lánh, chỗ trú, nơi lánh
mang thai, có thai, có bầu, mang bầu, bầu bí, có chửa, chửa, bầu, thai, khám thai, dính bầu, thai nhi, sảy thai
thai sản, nghỉ đẻ, nghỉ sinh, ở cữ, chế độ đẻ, chế độ sinh, tiền đẻ, tiền sinh, nghỉ thai sản, tiền thai sản
cấp cứu, khẩn cấp, nguy kịch, cứu với, cứu, xe cứu thương, đi viện gấp, cứu người, nguy hiểm, kêu cứu, cứu mạng, cần giúp ngay, xe cấp cứu, gấp, hiểm nghèo
gãy, gãy chân, gãy tay, chảy máu, rắn cắn, bỏng, đuối nước, chết đuối, bất tỉnh, ngất, co giật, điện giật, ngộ độc, hóc, ngã, bị thương, tai nạn, đứt tay, chó cắn, sốt cao, khó thở, sặc, ong đốt, băng bó, cầm máu, hô hấp, ép tim, sơ cứu, nôn mửa, ngừng thở, xỉu, rắn độc
cháy, cháy nhà, cháy rừng, hỏa hoạn, chữa cháy, cứu hỏa, bén lửa, bốc cháy, bắt lửa, khói, nổ bình ga
ăn cướp, cướp, trộm, ăn trộm, kẻ trộm, mất trộm, cướp giật, giật đồ, đột nhập, trộm cắp, đánh nhau, giết người
công an, cảnh sát, đồn công an, công an xã, trình báo, báo án, tố giác, báo công an
gọi ai, gọi số, số nào, số mấy, gọi đâu, gọi cho ai, báo cho ai, báo ai, số điện thoại, đường dây nóng, tổng đài, hotline, gọi điện, báo ở đâu, báo đâu, điện cho ai
lũ, lụt, bão, ngập, sạt lở, lũ quét, lũ ống, mưa to, mưa lớn, sơ tán, nước dâng, lốc, giông, gió to, di dời, sạt, thiên tai, mưa lũ, sét, tốc mái, cuốn trôi, lũ cuốn, suối dâng, đất đá, núi lở, mưa đá, rét đậm, nước tràn, ngập lụt, lở đất
tự tử, muốn chết, chán sống, không muốn sống, tự vẫn, kết liễu, lá ngón, thuốc sâu, thuốc trừ sâu, nghĩ quẩn, nghĩ dại, tuyệt vọng, trầm cảm, bế tắc, chết quách, chết đi, sống làm gì, tuyệt mệnh, thư tuyệt mệnh, tự sát, nhảy cầu, thắt cổ, rạch tay, cắt tay, muốn đi luôn, không thiết sống, hết đường, giải thoát, chết cho xong, sống không nổi
buồn, chán, chán nản, cô đơn, khổ quá, buồn chán, mệt mỏi, khóc, đau khổ, buồn lắm, không ai hiểu
lừa, lừa đảo, bị lừa, kẻ gian, giả danh, giả mạo, mạo danh, giả làm, tự xưng, mắc bẫy, dụ, dụ dỗ, kẻ xấu, chiêu trò, chúng nó lừa, lừa gạt, mạo nhận, tự nhận, xưng là, nghi lắm, có thật không, có tin được không, đáng ngờ, ngờ ngợ, có phải lừa, thật hay giả, tin nhắn lạ
mất tiền, bay tiền, trừ tiền, rút mất, chuyển nhầm, chuyển khoản, chuyển tiền, mất sạch, bị trừ, chiếm đoạt, hết tiền, lấy mất, lấy lại tiền, đòi lại, gửi tiền, biến mất, chặn số, chặn luôn, lấy lại được, mất hết
ngân hàng, thẻ atm, atm, số thẻ, thẻ ngân hàng, tài khoản ngân hàng, khóa tài khoản, khóa thẻ
mật khẩu, otp, mã otp, mã xác nhận, pass, mã pin, mã xác thực
sim, số máy, nhà mạng, viettel, mobi, mobifone, vina, vinaphone, thuê bao, sim rác, khóa sim, số lạ, chính chủ, khóa hai chiều, khóa một chiều, đứng tên sim
vneid, định danh, định danh điện tử, mức 2, mức hai, mức độ 2, tài khoản định danh, kích hoạt
cổng dịch vụ công, nộp online, nộp trên mạng, qua mạng, trực tuyến, dịch vụ công, online, tại nhà, ngồi nhà, trên mạng, nộp qua mạng, trên điện thoại
đường link, link, bấm vào, trang web, cài app, phần mềm, ứng dụng, app, tải về, cài đặt
zalo, facebook, nhắn tin, mạng xã hội, nick, tin nhắn, kết bạn
căn cước, căn cước công dân, chứng minh, chứng minh thư, chứng minh nhân dân, thẻ căn cước, giấy tùy thân, thẻ gắn chip, thẻ chip, gắn chip, lăn tay, vân tay
thường trú, hộ khẩu, nhập khẩu, chuyển khẩu, tách khẩu, cắt khẩu, nhập hộ khẩu, sổ hộ khẩu, đăng ký thường trú, cư trú, tách hộ, vào hộ, nhập hộ, tên vào hộ, chuyển hộ, chỗ ở, vào khẩu, đăng ký ở
tạm trú, tạm vắng, ở trọ, thuê trọ, ở nhờ, nhà trọ, phòng trọ, ở thuê, khai tạm trú
chứng thực, công chứng, sao y, photo, bản sao, đóng dấu, sao y bản chính, bản chính, bản gốc, chứng chữ ký, phô tô, đối chiếu, có dấu
độc thân, tình trạng hôn nhân, chưa vợ, chưa chồng, giấy độc thân, xác nhận độc thân, chưa có vợ, chưa có chồng, chưa lấy ai, không có chồng, không có vợ, còn độc thân
nhận con, nhận cha, nhận bố, con riêng, con ngoài giá thú, adn, thêm tên bố, ghi tên bố, không có bố, con rơi, tên cha, tên bố, con đẻ, bố ruột, cha ruột, nhận lại con, ngoài giá thú, đứng tên bố
muộn, quá hạn, trễ, chậm, quá ngày, quá lâu, để lâu, giờ mới, bây giờ mới, mãi mới, chưa có giấy khai sinh, lớn rồi, trễ hạn, quá thời hạn, chưa kịp, giờ mới làm
bảo hiểm y tế, thẻ bảo hiểm, thẻ y tế, thẻ bhyt, bảo hiểm khám bệnh, thẻ khám bệnh, thẻ đi viện, thẻ bệnh viện
khám bệnh, đi viện, nằm viện, chữa bệnh, viện phí, bệnh viện, trạm xá, trạm y tế, đi khám, nhập viện, mổ, thuốc men, ốm, đau ốm, bệnh, ốm đau, tuyến trên, chuyển tuyến, khám chữa
trợ cấp, bảo trợ, trợ cấp xã hội, tiền trợ cấp, tiền hàng tháng, tiền bảo trợ, tiền xã hội, trợ cấp hàng tháng, tiền tháng, cho tiền, được tiền, lĩnh tiền, lãnh tiền
mồ côi, neo đơn, đơn thân, không nơi nương tựa, một mình nuôi con, nuôi con một mình, bỏ rơi, hiv, không người nuôi, mất cả bố mẹ
người già, cao tuổi, người cao tuổi, cụ già, ông già, bà già, già yếu, già rồi, tuổi già, các cụ, cụ, về già, tuổi cao, cụ ông, cụ bà, ông cụ, bà cụ, bố già, mẹ già, lúc già, khi già
lương hưu, hưu trí, hưu, trợ cấp hưu trí, tiền già, tiền hưu, hưu trí xã hội, về hưu, nghỉ hưu, không có lương hưu, tiền người già
khuyết tật, tàn tật, liệt, mù, điếc, câm, què, cụt, tâm thần, tật nguyền, bại liệt, bị tật, thiểu năng, bại não, khiếm thị, tật, tự kỷ, cụt chân, mức độ khuyết tật, xe lăn, bị câm
hộ nghèo, cận nghèo, thoát nghèo, sổ nghèo, sổ hộ nghèo, bình xét, xét nghèo, nghèo, hộ cận nghèo, diện nghèo, nhà nghèo, túng thiếu, chuẩn nghèo, tiêu chí nghèo, đói, nghèo khổ, vào nghèo, ra nghèo
sổ đỏ, sổ hồng, bìa đỏ, giấy tờ đất, quyền sử dụng đất, làm sổ, sang tên, tách thửa, bìa đất, giấy đất, giấy chứng nhận đất, làm bìa, cấp sổ, sổ đất, được sổ, chuyển nhượng, đo đất, địa chính, tiền sử dụng đất
đất, ruộng, nương, rẫy, đất rừng, mảnh đất, đất đai, nương rẫy, đất sản xuất, đất ở, thửa đất, canh tác, làm nương, mảnh nương, vườn, thiếu đất, không có đất, đất làm nhà, trồng cấy, trồng keo, trồng trọt, cấy lúa, chăn nuôi
nhà ở, nhà dột, nhà tạm, làm nhà, xây nhà, sửa nhà, nhà nát, dột nát, cất nhà, dựng nhà, nhà xiêu, lợp mái, nhà tranh, nhà sắp đổ, mái dột
vay, vay vốn, vay tiền, lãi suất, ngân hàng chính sách, thế chấp, trả nợ, vốn, lãi, mượn tiền, vay ưu đãi, tín chấp, tiền lãi, cầm sổ, vốn chính sách, vay chính sách, tổ vay vốn, tiết kiệm vay vốn, mua trâu, mua bò, nuôi bò, nuôi trâu, làm ăn
bằng lái, giấy phép lái xe, thi bằng, bằng xe máy, bằng lái xe, thi lái xe, bằng a1, bằng b1, lái xe, đi xe máy, hết hạn bằng, đổi bằng, học lái, sát hạch
khiếu nại, tố cáo, kiện, phản ánh, hạch sách, nhũng nhiễu, vòi tiền, ngâm hồ sơ, vòi vĩnh, đút lót, hối lộ, không giải quyết, làm khó, kiến nghị, kêu ai, bất công, oan, đòi tiền, gây khó dễ, bồi dưỡng, không thỏa đáng, không trả lời, đơn kiện
hòa giải, mâu thuẫn, cãi nhau, tranh chấp, xích mích, xô xát, lấn đất, ranh giới, hàng xóm, hàng rào, bất hòa, cãi vã, mất lòng, to tiếng, gây gổ, giảng hòa, tranh nhau, lấn chiếm, lấn, bờ rào, nhà bên cạnh, khuyên can, tổ hòa giải, phân xử, hai nhà
tìm việc, xin việc, kiếm việc, việc làm, giới thiệu việc, tuyển dụng, tuyển người, cần việc, muốn đi làm, tìm việc làm, tuyển công nhân, chỗ làm, xin vào làm, việc gì làm, hội chợ việc làm, phiên giao dịch, kiếm chỗ làm
học nghề, dạy nghề, đào tạo nghề, lớp nghề, học lái máy, trung tâm nghề
lương, tiền công, tiền lương, trả công, trả lương, lương tháng, mức lương, công xá, lĩnh lương, nhận lương, phát lương, lương tối thiểu, lương cơ bản, lương vùng
nợ lương, quỵt, quỵt lương, không trả lương, chậm lương, giam lương, chưa trả lương, nợ tiền công, không trả công, chưa nhận lương, bùng lương, khất lương, không trả tiền, chưa phát lương, chưa được lĩnh lương, trốn mất, chủ bỏ trốn, khất lần, quỵt tiền, trả thiếu
hợp đồng, ký hợp đồng, nói miệng, thử việc, hợp đồng lao động, ký giấy, giấy thỏa thuận, thỏa thuận, không ký gì, giao kèo, giữ giấy tờ, giữ bằng, thu chứng minh
nghỉ việc, thôi việc, sa thải, đuổi việc, cho nghỉ, xin thôi, chấm dứt, cho thôi việc, xin nghỉ, bị đuổi, nghỉ ngang, đuổi
thất nghiệp, mất việc, hết việc, trợ cấp thất nghiệp, bảo hiểm thất nghiệp, không có việc, thôi làm, công ty giải thể
bảo hiểm xã hội, đóng bảo hiểm, bhxh, sổ bảo hiểm, bảo hiểm tự nguyện, tự nguyện, tự đóng, mua bảo hiểm, tham gia bảo hiểm, đóng hàng tháng, loại bảo hiểm
xuất khẩu lao động, đi nhật, đi hàn, đi đài, nước ngoài, hàn quốc, nhật bản, đài loan, sang nhật, sang hàn, lao động nước ngoài, đi tây, ra nước ngoài, malaysia, đi xuất khẩu, xuất ngoại, sang đài, làm thuê nước ngoài
nhà máy, công ty, khu công nghiệp, xí nghiệp, xưởng, công nhân, hầm lò, doanh nghiệp, mỏ than, phân xưởng, cơ sở sản xuất, may mặc, mỏ, ngành than, vào lò
ông chủ, bà chủ, chủ thầu, sếp, giám đốc, chủ xưởng, người thuê, chủ lao động, cai thầu, chủ, thầu, cai, làm thuê, làm công, công trình
đặt cọc, cọc, nộp trước, tiền cọc, phí giữ chỗ, đóng trước, thu tiền trước, nạp tiền, đóng phí, nạp, phí đào tạo, phí giới thiệu, tiền đào tạo, nộp tiền trước, đưa tiền trước, phí hồ sơ
việc nhẹ lương cao, làm tại nhà, cộng tác viên, nhiệm vụ, việc online, đơn ảo, chốt đơn, lương cao
làm thêm, tăng ca, ca đêm, ngày lễ, làm ngoài giờ, nghỉ phép, làm quá giờ
học sinh, sinh viên, đi học, học trò, tới trường, đến trường, trường học, cắp sách, nhà trường, các cháu học, học lớp, cấp hai, cấp ba, lớp chín, tiểu học, mẫu giáo, mầm non
bán trú, ở lại trường, ăn trưa ở trường, tiền ăn trưa, ăn bán trú, nhà xa trường, xa trường, đường xa, trường xa
nội trú, trường nội trú, dân tộc nội trú, thi nội trú, ký túc, tuyển thẳng, nhận thẳng
học phí, tiền học, đóng tiền trường, miễn học phí, giảm học phí, chi phí học tập, sách vở, đóng học, tiền trường, học miễn phí
gạo, tiền ăn, hỗ trợ ăn, cấp gạo, hỗ trợ gạo, cân gạo
bỏ học, nghỉ học, thôi học, không cho đi học, bắt nghỉ học, không được đi học, bắt ở nhà
quyền trẻ em, quyền của trẻ, bảo vệ trẻ em, lao động trẻ em, bắt làm việc nặng, bắt đi làm
luật sư, trợ giúp pháp lý, tư vấn pháp luật, tư vấn luật, bào chữa, pháp lý, luật sư miễn phí, cãi giúp, hỏi luật, không có tiền thuê luật sư
người có uy tín, già làng, trưởng bản, trưởng thôn, người uy tín, uy tín, bầu chọn
dân tộc thiểu số, đồng bào, người dân tộc, dân tộc, người dao, người tày, người sán dìu, người sán chỉ, người hoa, người nùng, người sán chay, dao thanh y, dao thanh phán, dân mình
dân tộc ít người, rất ít người, người cơ lao, ít người, cờ lao, si la, pu péo, bố y, cống, mảng, ngái, mười sáu dân tộc
miền núi, vùng cao, vùng sâu, khó khăn, đặc biệt khó khăn, vùng khó khăn, xã nghèo, khu vực ba, khu vực 3, thôn bản, khu vực iii, biên giới hải đảo, khu vực mấy, vùng mấy, vùng nào, xếp loại, vùng dân tộc, vùng đặc biệt
chương trình, chương trình mục tiêu, mục tiêu quốc gia, đề án, dự án, chương trình 1719, đầu tư, nông thôn mới, giảm nghèo
hỗ trợ, được cho, nhà nước cho, được nhận, ưu đãi, chế độ, chính sách, quyền lợi, được hưởng, hưởng, giúp đỡ, nhà nước giúp, được lợi, được cấp, cấp cho, mua cho, nhà nước mua
tỉnh, quảng ninh, tỉnh mình, tỉnh ta, bình liêu, ba chẽ, tiên yên, móng cái, hạ long, cẩm phả, uông bí, đầm hà, hải hà, vân đồn, đông triều, quảng yên, cô tô
ủy ban, ủy ban xã, xã, trên xã, một cửa, bộ phận một cửa, trung tâm hành chính công, hành chính công, cán bộ xã, ra xã, lên xã, xã nào, phường nào
huyện, bỏ huyện, cấp huyện, sáp nhập, nhập xã, tên xã mới, xã mới, phường, hai cấp, bỏ cấp huyện, giải tán, đổi tên xã, đặc khu, sáp nhập xã
tài sản, của cải, chia tài sản, thừa kế, đứng tên, chia đất, của hồi môn, di chúc, chia của, của chung, hồi môn, tên vợ, tên hai vợ chồng, chia phần
con gái, đàn bà, phụ nữ, chị em, con dâu, nữ giới, nữ, nàng dâu
đàn ông, nam giới, con trai, nam, đàn ông con trai
bắt nạt, trấn lột, đánh hội đồng, bạn bè đánh, trêu chọc, bạo lực học đường, bạn bắt nạt, cô lập
phạt, xử phạt, đi tù, tội, xử lý, bị bắt, bị phạt, tù, phạm luật, vi phạm, phạm pháp, trái luật, bao nhiêu năm tù, tội gì, vướng luật, mức phạt, phạt bao nhiêu, nộp phạt, tiền phạt, bắt nộp, xử tội, trái pháp luật, truy tố
ở đâu, chỗ nào, nơi nào, đến đâu, tại đâu, đi đâu, ra đâu, đâu, nơi đâu, chỗ mô, ở mô, cửa nào
bao nhiêu, mấy, mấy tiền, bao nhiêu tiền, tốn, hết bao nhiêu, mất bao nhiêu, mấy đồng, giá, lệ phí, phí, mất tiền không, tốn tiền, nhiêu tiền
như thế nào, thế nào, ra sao, làm sao, kiểu gì, cách nào, thế nào hả, làm thế nào, cách làm, bằng cách nào, các bước
bao lâu, bao giờ, mấy ngày, khi nào, lúc nào, mấy hôm, mấy tháng, thời hạn, thời gian, hạn, ngày nào, chừng nào
giấy tờ, hồ sơ, giấy má, thủ tục, mang gì, cần gì, cần giấy, mang theo, giấy gì, đơn, tờ khai, cầm gì, cầm theo, đem theo, mang những gì
được không, có được, được chứ, được ko, có được không, có phải, có đúng
mất giấy, rơi mất, đánh mất, thất lạc, làm lại, cấp lại, bị mất, hỏng, rách, cấp đổi, đổi lại, làm mới, rơi, mất thẻ, mờ
sai, sai tên, nhầm, sửa lại, chỉnh sửa, đính chính, cải chính, đổi tên, ghi nhầm, viết sai, sai ngày sinh
làm hộ, làm thay, ủy quyền, nhờ người, đi thay, nộp thay, đi hộ, ông bà làm, ông bà đi
lấy chồng xa, người nước ngoài, lấy chồng trung quốc, lấy chồng nước ngoài, quốc tịch
xin chào, chào, hello, hi, alo, a lô, hey, chào bạn, chào buổi
cảm ơn, thank, thanks, cám ơn, tạm biệt, bye, hẹn gặp lại, quý hóa, biết ơn
bạn là ai, là người hay máy, robot, bot, máy, trợ lý, tên gì, trí tuệ nhân tạo, giới thiệu về bạn, ai làm ra, là cái gì, mày là ai, người thật
giúp được gì, hướng dẫn, trợ giúp, menu, help, cách dùng, sử dụng thế nào, hỏi được gì, hỏi gì, làm được gì, chỉ dẫn, giúp những gì
lưu lại, xóa, bảo mật, lộ, bí mật, dữ liệu, riêng tư, thông tin cá nhân, xóa hết, ghi lại, nghe lén
`;

/** One meaning: the ways to say it, each as its words. */
export type Concept = string[][];

export const concepts = (): Concept[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((phrase) => phrase.trim().split(' ')));
