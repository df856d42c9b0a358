"""Words that say the same in news and reports, and broader words that may stand for narrower ones."""

# Words and phrases of one group say the same of a thing; groups are set apart by " / ".
SAME = """
dùng | sử dụng / tham dự | tham gia | dự | có mặt | góp mặt
chết | tử vong | thiệt mạng | tử nạn | qua đời | mất mạng | bỏ mạng / bị thương | thương tích | thương
tới | đến | sang | về / trao | tặng | trao tặng / bắt | bắt giữ | bắt quả tang / bắt giữ | tạm giữ | giữ
lập | thành lập | lập ra | được lập / tổ chức | diễn ra | mở | được tổ chức | triển khai
nêu | nói | cho biết | cho hay | khẳng định | chia sẻ | phát biểu | thông tin | nhấn mạnh | trả lời | cho rằng
nêu | nhận định | bày tỏ | theo | lời | chỉ ra | tiết lộ | kể | thừa nhận | lý giải | giải thích | tuyên bố | viết
nêu | nhận xét / tổng cộng | tổng số | tổng | tất cả | toàn bộ | cả thảy
toàn | cả | khắp | trên địa bàn | trên toàn
ban hành | ra | đưa ra | công bố | ra đời | ký | ký ban hành | phát hành
đạt | bằng | tương đương | hoàn thành | tương ứng | chiếm | ở mức / đạt tỷ lệ | chiếm tỷ lệ | tỷ lệ | đạt
vượt | cao hơn | nhiều hơn | hơn | vượt quá | vượt mức / hàng | hằng | mỗi | từng | các
hàng năm | hằng năm | mỗi năm | thường niên / không | chưa | chẳng
không là người địa phương | từ nơi khác | nơi khác đến | ngoài địa phương | nơi khác / hết | cuối
đầu | bắt đầu | ngay từ đầu / mở đầu | bắt đầu | khởi đầu / bí thư | người đứng đầu
kỷ luật | thi hành kỷ luật | xử lý kỷ luật | kỷ luật đảng
chuyển | chuyển về | tiếp nhận | bàn giao | chuyển giao | đưa / tiếp nhận | nhận | nhận được / học | học tập
nâng | đưa | lên / lũy kế | tổng số | tính chung | cộng dồn | tính từ / kế hoạch | mục tiêu | chỉ tiêu
được giao | giao | đề ra | đặt ra | nghị quyết đề ra / phụ trách | chịu trách nhiệm | đảm nhận | đảm nhiệm
chủ trì | điều hành | chủ tọa / cùng | với | và | cùng với
làm | thực hiện | tiến hành | triển khai | hoàn thành | thực thi / sức chiến đấu | sức mạnh chiến đấu
nhân dân | người dân | dân | bà con / cấp ủy | các cấp ủy / ủy ban nhân dân | ubnd / hội đồng nhân dân | hđnd
họp | cuộc họp | hội họp | phiên họp / bàn | thảo luận | trao đổi | bàn thảo | bàn bạc
giúp | góp phần | hỗ trợ | giúp cho / nhằm | để | với mục đích | với mục tiêu | nhằm mục đích | mục đích
do | vì | bởi | nguyên nhân | lý do | là do | bởi vì | nhờ | xuất phát từ | là vì
nguyên nhân | lý do | do | vì | khiến | dẫn đến | dẫn tới / bổ nhiệm mới | bổ nhiệm / luân chuyển | điều động
xe hơi | ô tô | ôtô | xe ô tô / xe máy | mô tô | xe mô tô / máy bay | phi cơ
cháy | hỏa hoạn | bốc cháy | đám cháy | vụ cháy
công an | cảnh sát | cơ quan công an | cơ quan điều tra | lực lượng công an / mỹ | hoa kỳ / nước ta | việt nam
cả nước | toàn quốc / bóng đá | túc cầu / thắng | giành chiến thắng | đánh bại | vượt qua | chiến thắng
thua | thất bại | để thua | bại / ghi bàn | lập công | làm bàn | ghi / tỷ số | kết quả / huấn luyện viên | hlv
câu lạc bộ | clb | đội bóng | đội / đội tuyển | tuyển | đtqg / vô địch | đăng quang | giành chức vô địch | giành cúp
trận đấu | trận / khởi tố | khởi tố vụ án / khởi tố | bị khởi tố / truy tố | bị truy tố
tuyên phạt | phạt | xử phạt | lĩnh | nhận án | kết án | tuyên án | bị phạt | tuyên | lĩnh án | chịu mức án
lừa đảo | chiếm đoạt | lừa đảo chiếm đoạt tài sản / trộm | trộm cắp | lấy trộm / chồng | người chồng / vợ | người vợ
mẹ | người mẹ / bố | cha | ba / con | cháu | bé | đứa con | trẻ / trẻ em | trẻ | trẻ nhỏ | em nhỏ
học sinh | em | học trò / sinh viên | bạn trẻ
quê | quê quán | quê ở | người | ngụ | trú | thường trú | trú tại | sống tại | ở / sinh | sinh năm | sn
tuổi | tuổi đời / mua | mua lại | mua vào / bán | bán ra | mở bán / giá | mức giá | giá bán | trị giá
đắt | đắt đỏ | cao / trả | thanh toán | chi trả | nộp / đầu tư | rót vốn | bỏ vốn | vốn đầu tư
xây | xây dựng | dựng | thi công / khởi công | động thổ / khánh thành | đưa vào sử dụng | hoàn thành
đề nghị | kiến nghị | đề xuất | xin / yêu cầu | đòi hỏi | đòi | đề nghị
đồng ý | chấp thuận | nhất trí | tán thành | đồng tình | thống nhất / cho phép | được phép | cho
từ chối | không nhận | khước từ / hủy | hủy bỏ | bãi bỏ / dừng | ngừng | tạm dừng | tạm ngừng | ngưng
phát hiện | tìm thấy | tìm ra | được phát hiện / kiểm tra | kiểm tra giám sát
điều trị | chữa trị | chữa | cứu chữa
nhập viện | đưa vào bệnh viện | đi cấp cứu | cấp cứu | vào viện | đến bệnh viện / mắc | nhiễm | mắc bệnh
ca | trường hợp | vụ | người / xảy ra | diễn ra | có | xẩy ra / rơi | lao | ngã | té
va chạm | đâm | tông | va | húc | tai nạn / hư hỏng | hỏng | hư hại | thiệt hại / thiệt hại | tổn thất
ước tính | khoảng | ước | ước chừng / khoảng | chừng | gần | xấp xỉ | khoảng chừng | tầm | cỡ
hơn | trên | nhiều hơn | vượt / dưới | chưa đến | chưa tới | không đến | ít hơn | thấp hơn | chưa đầy | không quá
ít nhất | tối thiểu | từ / tối đa | nhiều nhất | không quá | cao nhất
tăng | tăng thêm | tăng lên | gia tăng | cao hơn | nhiều hơn | tăng trưởng
giảm | giảm xuống | sụt giảm | giảm bớt | thấp hơn | hạ | ít hơn / nhiều | đông | hàng loạt
thu hút | có | với | với sự tham gia | quy tụ / gồm | bao gồm | trong đó có | có | gồm có | là
thuộc | nằm trong | trực thuộc | của / nằm ở | tọa lạc | ở | tại | đặt tại | nằm / chấm dứt | kết thúc | ngừng
bắt đầu | khởi động | mở màn | khởi đầu | từ / kết thúc | hoàn tất | xong | hoàn thành | bế mạc | khép lại
kéo dài | trong | suốt | diễn ra trong / ra mắt | giới thiệu | trình làng | công bố | được giới thiệu
trang bị | được trang bị | có | sở hữu | đi kèm / sở hữu | có / thời gian | thời điểm | lúc | khi
lúc | khoảng | vào lúc | vào khoảng / người dân | cư dân | dân cư | dân / quan tâm | chú trọng | chú ý | coi trọng
chú trọng | coi trọng | quan tâm | tập trung / nhiệm vụ then chốt | then chốt / đội ngũ | lực lượng
hiệu quả | có hiệu quả / sáng tạo | có nhiều cách làm sáng tạo / cần | phải | cần phải | nên
muốn | mong muốn | mong | hy vọng | kỳ vọng | nguyện vọng
dự định | dự kiến | có kế hoạch | lên kế hoạch | sẽ | định | sắp | theo kế hoạch
phấn đấu | mục tiêu | đặt mục tiêu | đề ra mục tiêu / có thể | khả năng | nhiều khả năng
lo ngại | lo lắng | lo | quan ngại | e ngại / cảnh báo | khuyến cáo / nghi | tình nghi | nghi ngờ | bị nghi
nghi phạm | nghi can | đối tượng | kẻ / nạn nhân | người bị hại | bị hại | người bị nạn / tổng thống | nhà lãnh đạo
thủ tướng | người đứng đầu chính phủ / công ty | doanh nghiệp | hãng | tập đoàn | đơn vị / doanh nghiệp | công ty
bệnh viện | viện | bv / trường | nhà trường | trường học / đại học | đh | trường đại học / thành phố | tp
thành phố hồ chí minh | tp hcm | tphcm | sài gòn / quốc gia | nước / phim | bộ phim | tác phẩm
bài hát | ca khúc | nhạc phẩm / ca sĩ | nữ ca sĩ | nam ca sĩ | giọng ca / diễn viên | nữ diễn viên | nam diễn viên
kết hôn | cưới | lấy | lập gia đình | lấy vợ | lấy chồng / ly hôn | ly dị | chia tay / hẹn hò | yêu
nặng | cân nặng / cao | chiều cao | độ cao / dài | chiều dài | độ dài / rộng | diện tích | chiều rộng / sâu | độ sâu
tốc độ | vận tốc / cũng | đồng thời | kiêm / đồng thời | kiêm | đồng thời là | đồng thời giữ chức
tiếp tục | vẫn | duy trì | còn / lại | thêm | nữa / hầu hết | phần lớn | đa số | đa phần | phần đông
tất cả | toàn bộ | mọi | 100% | hết | toàn thể | đều | đồng loạt / một số | vài | một vài | một phần
duy nhất | chỉ có một / chỉ | vỏn vẹn | chỉ có / nửa | một nửa | 50% / gấp đôi | gấp 2 | gấp hai
đầu tiên | lần đầu | lần đầu tiên | thứ nhất | 1
thứ ba liên tiếp | 3 năm liên tiếp | 3 năm liên tục | ba năm liên tiếp / liên tiếp | liên tục | liền
nhất | hàng đầu / điển hình tiên tiến | gương điển hình
khen thưởng | biểu dương | tuyên dương | tặng giấy khen | trao giấy khen | khen / đăng ký | cam kết
chi ủy | cấp ủy chi bộ / bản | thôn | làng / dân tộc thiểu số | đồng bào dân tộc
thành lập | lập | được thành lập | ra đời / phân công | giao | giao nhiệm vụ / triệu tập | tổ chức | họp
xếp loại | phân loại | đánh giá / công nhận | đạt danh hiệu | ghi nhận | được công nhận
giải quyết | xử lý | tháo gỡ / khó khăn | vướng mắc / lượt | lần / cuộc | lần | đợt | buổi / đơn | đơn thư
cử | được cử | điều / bồi dưỡng | đào tạo | tập huấn / trung bình | bình quân / tối qua | đêm qua
sáng sớm | rạng sáng / rạng sáng | sáng sớm | sáng / đưa ra ánh sáng | phanh phui
hiện | hiện nay | hiện tại | đang | đến nay | nay | bây giờ | hiện có | hiện đang | lúc này
thông qua | phê duyệt | phê chuẩn / phê duyệt | thông qua | duyệt / gửi | gởi
phản đối | không đồng ý | không tán thành / thi đấu | chơi | đá | ra sân | góp mặt / sản xuất | chế tạo | làm
xuất khẩu | xuất / nhập khẩu | nhập / doanh thu | thu về | doanh số / lợi nhuận | lãi | lợi nhuận sau thuế
đứng đầu | dẫn đầu | đứng thứ nhất / công ty | cty / công đoàn | cđ
mang | đem | mang theo | đem theo | cầm | cầm theo / nộp | gửi | gửi đến | đệ trình | trình
gửi công văn | có công văn | ra công văn / gửi văn bản | có văn bản / dự | bước vào | tham gia | tham dự
mỗi | từng | một | mọi | hàng / kiểm soát bóng | cầm bóng | giữ bóng / dứt điểm | cú sút | sút
pha | cú | lần | tình huống / phe | phía | bên | nhóm / đem lại | mang lại | mang đến / kêu gọi | đề nghị | vận động
không hề | hoàn toàn không | không | chưa từng / không hề | không / cải thiện | nâng cao | tốt hơn | nâng
nâng cao | tốt hơn | cải thiện | tăng cường / sớm hơn | đẩy sớm | sớm
tòa | tòa án | hội đồng xét xử | hđxx | xét xử | tuyên án / tốt | hiệu quả / giá trị | trị giá / thu mua | mua
chạy | bỏ chạy | chạy trốn | bỏ trốn | tẩu thoát / trốn | bỏ trốn | lẩn trốn | trốn chạy
giết | sát hại | giết hại | hạ sát / đánh | hành hung | tấn công / tấn công | đánh | công kích
cướp | cướp giật | cướp tài sản / cứu | cứu sống | giải cứu / đưa | chở | chuyển | vận chuyển
nhà | ngôi nhà | căn nhà / xe | chiếc xe | phương tiện / người đàn ông | anh | ông | nam giới
người phụ nữ | chị | bà | cô | nữ / cô gái | cô | chị | thiếu nữ / nam sinh | học sinh | em
nữ sinh | học sinh | em / cơ quan chức năng | chính quyền | công an / nhiều | không ít | hàng loạt
lớn | to | khổng lồ / nhỏ | bé / nhanh | nhanh chóng | mau / chậm | chậm trễ | trễ | muộn / khó | khó khăn
quan trọng | cần thiết | trọng yếu / phức tạp | khó khăn / thành tích | kết quả
giành | đoạt | đạt | có được | giành được | thắng / giải thưởng | giải / mất | kéo dài | hết
tiêu tốn | tốn | mất | hết / thời hạn | hạn / trước ngày | chậm nhất | muộn nhất / học viên | người học | sinh viên
giáo viên | thầy cô | cô giáo | thầy giáo | nhà giáo / bác sĩ | bs | y bác sĩ / bệnh nhân | người bệnh
khách | hành khách | khách hàng | du khách / du khách | khách du lịch | khách
công nhân | người lao động | lao động / người lao động | lao động | nhân viên / nông dân | bà con | người dân
phụ huynh | bố mẹ | cha mẹ | gia đình / gia đình | người nhà | người thân / bạn bè | bạn / hàng xóm | láng giềng
tài xế | lái xe | người lái / quân đội | quân | lực lượng / binh sĩ | lính | quân nhân / tên lửa | hỏa tiễn
tàu | con tàu / trực thăng | máy bay trực thăng / thủ đô | thành phố / đường | tuyến đường | con đường
cầu | cây cầu / sông | dòng sông / mưa | mưa lớn | trận mưa / lũ | lũ lụt | nước lũ / bão | cơn bão
động đất | trận động đất / vốn | số vốn | nguồn vốn / tiền | số tiền | khoản tiền | kinh phí
kinh phí | số tiền | nguồn kinh phí | tiền / lương | tiền lương | thu nhập / thu nhập | tiền lương
thuế | tiền thuế / lãi suất | mức lãi suất / cổ phiếu | cp | mã / cổ đông | nhà đầu tư / thị trường | sàn
người tiêu dùng | khách hàng | người dùng / người dùng | người sử dụng
điện thoại | smartphone | máy | thiết bị | mẫu điện thoại / màn hình | hiển thị / phiên bản | bản | mẫu
mẫu | dòng | phiên bản | chiếc / tính năng | chức năng / phần mềm | ứng dụng | chương trình
trang web | website | trang mạng / mạng xã hội | facebook / đăng | đăng tải | chia sẻ | công bố
bình luận | phản hồi | ý kiến / giải thích | lý giải / thừa nhận | thú nhận | khai | khai nhận
khai | khai nhận | khai báo | thừa nhận / điều tra | làm rõ | điều tra làm rõ / làm rõ | điều tra | xác minh
triệu tập | mời / phối hợp | kết hợp | cùng / chỉ đạo | yêu cầu | giao / tăng cường | đẩy mạnh | nâng cao
đẩy mạnh | tăng cường | thúc đẩy / thúc đẩy | đẩy mạnh / giám sát | theo dõi | kiểm tra / theo dõi | giám sát | nắm
quản lý | phụ trách | điều hành / lãnh đạo | người đứng đầu | ban lãnh đạo / hội nghị | cuộc họp | buổi họp
buổi làm việc | cuộc làm việc | buổi / chuyến thăm | thăm | chuyến
gặp | gặp gỡ | tiếp | tiếp xúc | hội kiến | hội đàm / tiếp | đón tiếp | gặp | hội kiến / ký kết | ký
hợp đồng | thỏa thuận / thỏa thuận | hiệp định / đàm phán | thương lượng / phê phán | chỉ trích | lên án
ca ngợi | khen ngợi | khen | đánh giá cao / đánh giá | nhận định | nhận xét | cho rằng
nhất trí | đồng ý | tán thành / thôi | không còn | dừng / từ chức | xin thôi | thôi chức / nghỉ hưu | về hưu
mang thai | có thai | có bầu / sinh con | hạ sinh | sinh / sang | tới | qua / rời | rời khỏi | ra khỏi
trở lại | quay lại | quay về | trở về / trở về | quay về | về / tiếp theo | kế tiếp | sau / cuối cùng | chót | cuối
trước | trước đó | trước đây / sau | sau đó | sau khi / nguy hiểm | nguy cơ | rủi ro / nguy cơ | rủi ro | khả năng
an toàn | bảo đảm an toàn / bảo đảm | đảm bảo / bảo vệ | giữ gìn / giữ vững | duy trì | bảo đảm
ổn định | giữ ổn định / phát triển | mở rộng / mở rộng | phát triển | tăng / rà soát | kiểm tra | xem xét
xem xét | cân nhắc | nghiên cứu / sửa đổi | điều chỉnh | bổ sung / khắc phục | sửa chữa | giải quyết
vi phạm | sai phạm / tội | tội danh | hành vi / tội danh | tội / mức phạt | phạt | số tiền phạt
án | mức án | bản án / năm tù | năm tù giam | tù / tù | tù giam | ngồi tù / chung thân | tù chung thân
tử hình | án tử hình / thí sinh | học sinh | sĩ tử / kỳ thi | thi | cuộc thi / điểm số | điểm / đề | đề thi
cuộc thi | hội thi | kỳ thi / chương trình | chiến dịch | hoạt động / tình nguyện viên | người tình nguyện
miễn phí | không mất tiền | không thu tiền / không phép | trái phép / trái phép | không phép | bất hợp pháp
hiện trường | nơi xảy ra / nhân chứng | người chứng kiến / chứng kiến | nhìn thấy | thấy
thấy | nhìn thấy | phát hiện / hơn nửa | quá nửa / một nửa | nửa | 12 / ngày càng | càng / bước đầu | ban đầu
ban đầu | lúc đầu | bước đầu / toàn diện | đầy đủ / then chốt | quan trọng nhất | mấu chốt / trực thuộc | thuộc
địa phương | nơi / thường trực | thường vụ / đáng kể | rõ rệt / hàng đầu | đứng đầu / nổi tiếng | có tiếng
gồm có | gồm | bao gồm / theo dạng | theo / chung cư | tòa nhà | tòa chung cư / tòa nhà | cao ốc | chung cư
cao tầng | nhiều tầng / ngoại | nước ngoài / nội | trong nước / nội địa | trong nước / cựu | nguyên / thầy | ông
sự cố | vụ việc / tai nạn | vụ tai nạn / va chạm | tai nạn / xung đột | đụng độ | giao tranh / đụng độ | xung đột
biểu tình | phản đối / ủng hộ | hậu thuẫn / liên minh | khối / thành viên | hội viên / trình bày | báo cáo | nêu
trưng bày | triển lãm / phục vụ | phục vụ cho / có hiệu lực | hiệu lực / thực thi | thi hành | thực hiện
thi hành | thực hiện | áp dụng / hưởng | được hưởng | nhận / chưa có | không có
tổn thương | chấn thương | bị thương / chấn thương | tổn thương / đầu tháng | từ đầu tháng / đợt | lần | kỳ
trở thành | là | thành / mang tên | tên | có tên
giữ chức | làm | là | giữ chức vụ | đảm nhiệm | giữ vai trò | trong vai trò | với vai trò | với cương vị
"""
SAME_IN_NEWS = """
nâng cao | tăng | nâng / dừng lại | chia tay | dừng bước | bị loại | dừng chân
vắng bóng | vắng mặt | không xuất hiện | không có mặt / bóng lăn | thi đấu | diễn ra | trận đấu
vắng mặt | không có mặt | không thể có mặt | vắng bóng / đắc cử | được bầu | được chọn làm / tụt | giảm | sụt
phần lớn | chủ yếu | đa số | phần nhiều / nhận được | thu về / bác | hồ chí minh | bác hồ
trình báo | tố cáo | tố giác | báo công an / tố cáo | trình báo | tố giác | tố / dời | di dời | đưa | chuyển đi
đưa đến nơi an toàn | di dời đến nơi an toàn / đưa | di dời | vận chuyển | chở | dẫn / trơ trụi | trơ trọi
quá mức | quá đà | quá tay / chấn chỉnh | uốn nắn | nhắc nhở / phòng ngừa | ngăn ngừa | ngăn chặn | phòng
ngăn chặn | phòng ngừa | đẩy lùi / xuất sắc | tiêu biểu / mật thiết | gắn bó / nhân rộng | phổ biến | lan tỏa
khơi dậy | phát huy / phát huy | khơi dậy | đề cao / đề cao | nêu cao | phát huy / nêu cao | đề cao
khó khăn | vướng mắc | trở ngại / hạn chế | tồn tại | yếu kém / tồn tại | hạn chế / bài học | kinh nghiệm
thành công | thắng lợi / thắng lợi | thành công / tham mưu | đề xuất | tư vấn
đề xuất | tham mưu | kiến nghị | gợi ý / chủ động | tích cực / tích cực | chủ động
dự sinh hoạt | tham gia sinh hoạt | đến dự sinh hoạt / nắm bắt | nắm | hiểu / tâm tư | nguyện vọng
lắng nghe | tiếp thu / tiếp thu | lắng nghe | ghi nhận / hướng dẫn | chỉ dẫn / đôn đốc | nhắc nhở
thành phần | đối tượng / danh sách | danh mục / phát động | khởi động | mở / bế mạc | kết thúc | khép lại
khai mạc | mở màn | bắt đầu / tổng kết | đánh giá kết quả | kết quả / sơ kết | đánh giá
phối hợp với | cùng với | cùng / liên kết | hợp tác / sáp nhập | hợp nhất | nhập / hợp nhất | sáp nhập
tách | chia tách / bãi bỏ | hủy bỏ | xóa bỏ / thay thế | thay / thay | thay thế | thế chỗ
kế nhiệm | thay | thay thế / tiếp quản | nhận | tiếp nhận / nghỉ | nghỉ ngơi / làm chủ | nắm / kỷ niệm | mừng
sinh nhật | ngày sinh / tròn | đúng / lần thứ | lần / đạt chuẩn | đủ chuẩn | đáp ứng tiêu chuẩn | đảm bảo tiêu chuẩn
đáp ứng | đảm bảo | đạt / tiêu chuẩn | tiêu chí / tiêu chí | tiêu chuẩn / trình độ | bằng cấp
có trình độ | đạt trình độ | đạt / chuyên môn | nghiệp vụ / nghiệp vụ | chuyên môn / tập trung | chú trọng | ưu tiên
ưu tiên | chú trọng | tập trung / giá thành | giá / mức giá | giá | giá bán / phí | chi phí | tiền
chi phí | phí | kinh phí / chi | tiêu | bỏ ra / trung tâm | giữa / ngay gần | gần | sát / phía trên | trên
sau cùng | cuối cùng / trong vòng | trong | vòng / mỗi người | từng người | một người / từng người | mỗi người
gần như | hầu như / rất nhiều | nhiều | hàng loạt | đông đảo / đông đảo | nhiều | đông
vài | một vài | một số | mấy / mấy | vài / cách đây | trước / trước đây | từng | cách đây | trước
từng | đã từng | trước đây
bắn | phóng | bắn thử | phóng thử / nổ súng | bắn / cãi nhau | cãi vã | tranh cãi | to tiếng | lời qua tiếng lại
gia đình | hộ dân | hộ gia đình | hộ / người dân | hộ dân | dân / sống | sinh sống | cư trú
sống gần | cạnh | sống cạnh / gần | cạnh | sát | kế bên | bên cạnh | giáp
ghi hình | quay lại | quay phim | ghi lại | quay được / chụp | chụp ảnh | ghi lại
rao | rao bán | thét giá | hét giá | ra giá | chào bán / ra giá | trả giá | thét giá | đưa ra giá
sức tàn phá | tính tàn phá | tàn phá / ghê gớm | rất lớn | khủng khiếp | dữ dội
mạnh hơn | tăng sức mạnh | mạnh mẽ hơn / lạc tay lái | mất lái | mất tay lái | không làm chủ tốc độ
kéo dài | gia hạn | gia hạn thêm / gia hạn | kéo dài | nối dài / thông báo | công bố | cho biết | báo
công bố | thông báo | đưa ra / bước đầu | ban đầu | sơ bộ / hết phòng | kín phòng | cháy phòng | hết chỗ
tạm đóng cửa | tạm ngừng hoạt động | tạm dừng hoạt động | ngừng hoạt động
chuyển viện | chuyển đến điều trị | chuyển bệnh viện | chuyển đến bệnh viện
thống nhất | nhất trí | đồng ý | thỏa thuận | đạt thỏa thuận / thỏa thuận | nhất trí | thống nhất | đồng ý
hỗ trợ | tài trợ | cung cấp | giúp đỡ / cung cấp | cấp | dành | chi / chiến tranh | cuộc chiến | xung đột
ngoại trưởng | bộ trưởng ngoại giao | bộ trưởng bộ ngoại giao / lẩn trốn | trốn | ẩn náu | lẩn tránh
vây chặt | bao vây | bao vây hoàn toàn | vây hãm / hướng | phía | hướng về / kéo lê | kéo đi | kéo | lôi đi
gây ô nhiễm | làm ô nhiễm | ô nhiễm / mất | dành | bỏ ra | tiêu tốn / mét | m / cú va chạm | vụ va chạm | va chạm
ki lô mét | kilômét | cây số | km / mét vuông | m2 | m² / héc ta | ha | hécta | hecta / ki lô gam | kg | ký | cân
đô la | usd | đôla | đô la mỹ / rồi | sau đó | tiếp đó
nhiều | hàng loạt | không ít | hàng chục | hàng trăm | hàng nghìn | đông đảo | rất nhiều | loạt
hàng loạt | nhiều | loạt / trộm | lấy trộm | ăn trộm | trộm cắp
quy trách nhiệm | khẳng định trách nhiệm | đổ lỗi | cho rằng / gặp | đấu | đối đầu | chạm trán | đụng | tiếp
đấu | đá | gặp | thi đấu / đá | bước vào | thi đấu | đấu / một ngày | 24 giờ
tuyển thủ | cầu thủ | thành viên đội tuyển / đầu quân | gia nhập | chuyển đến | khoác áo | ký hợp đồng
gia nhập | chuyển đến | đến | đầu quân | tham gia / chiêu mộ | mua | có được | ký hợp đồng / ra đi | rời | chia tay
chia tay | rời | rời khỏi | nói lời chia tay / bàn thắng | bàn | pha lập công
gỡ hòa | san bằng tỷ số | quân bình tỷ số / chấn thương | dính chấn thương
huấn luyện viên trưởng | hlv trưởng | hlv / thủ lĩnh | đội trưởng | lãnh đạo / lịch thi đấu | lịch
xếp hạng | thứ hạng | vị trí / bảng xếp hạng | bxh / giải đấu | giải / danh hiệu | chức vô địch
nhan sắc | vẻ đẹp | sắc đẹp / xinh đẹp | xinh | đẹp / thành tích | kết quả / nổi tiếng | đình đám
công khai | tiết lộ | công bố / vợ chồng | cặp đôi | đôi vợ chồng / cặp đôi | hai người | đôi
kết duyên | kết hôn | cưới / đám cưới | lễ cưới | hôn lễ / con gái | bé gái | cháu gái
con trai | bé trai | cháu trai / đứa trẻ | em bé | bé | cháu bé / cụ bà | bà cụ | bà / cụ ông | ông cụ | ông
thanh niên | nam thanh niên | người thanh niên / bạn gái | người yêu / bạn trai | người yêu
nghi phạm | đối tượng | nghi can | hung thủ / thủ phạm | kẻ gây án | hung thủ | đối tượng / tang vật | vật chứng
thu giữ | tịch thu | thu / bắt giam | tạm giam | bắt tạm giam / ra đầu thú | đầu thú / đầu thú | tự thú
mâu thuẫn | xích mích | xô xát / xô xát | ẩu đả | đánh nhau | mâu thuẫn / đâm | đâm chém / ma túy | chất ma túy
buôn bán | mua bán | kinh doanh / buôn lậu | vận chuyển lậu / trái phép | lậu | không phép / vụ án | vụ việc | án
phiên tòa | phiên xử | phiên xét xử / bị cáo | bị can / luật sư | người bào chữa / viện kiểm sát | vks
hội đồng xét xử | hđxx | tòa / cơ quan điều tra | cqđt | công an | cơ quan công an / tử thi | thi thể | xác
mất tích | mất liên lạc / tìm kiếm | truy tìm | tìm / cứu nạn | cứu hộ
lực lượng chức năng | cơ quan chức năng | công an | chính quyền
lính cứu hỏa | lực lượng cứu hỏa | cảnh sát phòng cháy chữa cháy | cảnh sát pccc / dập tắt | khống chế | dập
thiêu rụi | cháy rụi | đốt cháy / hư hại | hư hỏng | thiệt hại / nguyên nhân | lý do / ngập | ngập nước | ngập lụt
tắc đường | ùn tắc | kẹt xe | ùn tắc giao thông | ùn ứ / ùn tắc | ùn ứ | tắc / lưu thông | đi lại | di chuyển | chạy
di chuyển | đi | lưu thông | chạy / chạy | lưu thông | đi / khởi hành | xuất phát | đi / hạ cánh | đáp
cất cánh | bay / chuyến bay | chuyến / hãng hàng không | hãng / sân bay | cảng hàng không / bến xe | bến
nhà ga | ga / đường cao tốc | cao tốc / quốc lộ | ql / dự án | công trình / chủ đầu tư | nhà đầu tư | đơn vị đầu tư
nhà thầu | đơn vị thi công / giải phóng mặt bằng | gpmb / tái định cư | bố trí nơi ở mới / đền bù | bồi thường
thu hồi | lấy lại / bàn giao | giao lại | giao / xuống cấp | hư hỏng / nâng cấp | cải tạo | sửa chữa
mở bán | bán ra | lên kệ | bán / lên kệ | mở bán | bán ra / giảm giá | hạ giá | giá giảm
tăng giá | giá tăng | đắt lên / giá cả | giá / giá trị | trị giá | có giá / trị giá | có giá trị | giá | với giá
tỷ lệ | tỉ lệ | phần trăm / bình quân | trung bình / thu nhập | tiền lương | lương / doanh thu | tổng doanh thu
lợi nhuận sau thuế | lãi ròng | lãi sau thuế / lãi | lợi nhuận | có lãi / lỗ | thua lỗ / nợ | khoản nợ | dư nợ
nợ xấu | khoản nợ xấu / cho vay | tín dụng / huy động | thu hút / ngân hàng nhà nước | nhnn / ngân hàng | nhà băng
tỷ giá | giá usd / chứng khoán | cổ phiếu / niêm yết | lên sàn / cổ phần | cổ phiếu / thoái vốn | bán vốn
nhà máy | xưởng / nhân viên | người lao động | nhân sự | cán bộ / cán bộ công chức | cbcc / tuyển dụng | tuyển
việc làm | công việc / nghỉ việc | thôi việc / sa thải | cho thôi việc | đuổi việc / đình công | ngừng việc
xuất xứ | nguồn gốc / hàng giả | hàng nhái / an toàn thực phẩm | vệ sinh an toàn thực phẩm
bệnh viện đa khoa | bvđk / phẫu thuật | mổ | ca mổ / xét nghiệm | kiểm tra / triệu chứng | dấu hiệu | biểu hiện
ung thư | bệnh ung thư / nhập viện | vào viện | được đưa vào bệnh viện | đưa đến bệnh viện / xuất viện | ra viện
sức khỏe | thể trạng / nguy kịch | nguy hiểm tính mạng / dịch bệnh | dịch / tiêm | tiêm chủng | tiêm phòng
thuốc | dược phẩm / giảm cân | sụt cân / kỳ thi tốt nghiệp | thi tốt nghiệp / trung học phổ thông | thpt
trung học cơ sở | thcs / giáo dục và đào tạo | gdđt / tuyển sinh | xét tuyển / nhập học | vào học
học phí | tiền học / nghỉ học | bỏ học / bài thi | bài làm / môn thi | môn / gian lận | quay cóp
khai giảng | khai trường / hiệu trưởng | người đứng đầu nhà trường / ngành học | ngành / tốt nghiệp | ra trường
quốc hội khóa | quốc hội / đại biểu quốc hội | đbqh / chất vấn | phiên chất vấn / dự thảo | dự án luật
sửa đổi | sửa / bổ sung | thêm / ban bố | ban hành / hiệu lực | có hiệu lực | áp dụng / quy định | nêu rõ
thẩm quyền | quyền / phân công | giao nhiệm vụ | giao / miễn nhiệm | thôi giữ chức | thôi chức
bổ nhiệm | được bổ nhiệm | giữ chức / bầu | bầu chọn | được bầu / trúng cử | được bầu | đắc cử
tái đắc cử | trúng cử lần nữa / tranh cử | ứng cử / bầu cử | cuộc bầu cử / bỏ phiếu | biểu quyết
nhậm chức | tuyên thệ nhậm chức / thăm chính thức | thăm / tiếp đón | đón tiếp | tiếp | đón
hội đàm | gặp | làm việc / làm việc | hội đàm / hợp tác | hợp tác với / quan hệ | mối quan hệ
căng thẳng | leo thang / trừng phạt | cấm vận / tập trận | diễn tập | cuộc tập trận / diễn tập | tập trận
triển khai | đưa | bố trí / quân nhân | binh sĩ | lính / chiến đấu cơ | tiêm kích | máy bay chiến đấu
tàu chiến | chiến hạm / tàu ngầm | tàu / căn cứ quân sự | căn cứ / vũ khí hạt nhân | hạt nhân
phiến quân | khủng bố / khủng bố | phần tử khủng bố / khống chế | kiểm soát | chiếm / chiếm | giành | kiểm soát
giải phóng | giành lại | chiếm lại / di tản | sơ tán / sơ tán | di tản | di dời / người tị nạn | dân tị nạn
biểu tình | xuống đường / người biểu tình | đám đông / trước đó | trước đấy / hôm qua | ngày hôm qua
hôm nay | ngày hôm nay / tối nay | đêm nay / mới đây | vừa qua | gần đây
gần đây | thời gian gần đây | mới đây | thời gian qua / thời gian qua | vừa qua | gần đây | những năm qua
những năm qua | thời gian qua / sắp tới | thời gian tới | tới đây / hằng tháng | mỗi tháng | hàng tháng
hằng quý | mỗi quý | hàng quý / hằng ngày | mỗi ngày | hàng ngày / hằng tuần | mỗi tuần | hàng tuần
tiêu biểu | điển hình / vinh danh | tôn vinh | ghi danh / tôn vinh | vinh danh / ghi danh | vinh danh | biểu dương
trao thưởng | khen thưởng | tặng thưởng / giấy khen | bằng khen / bám sát | sát với / cụ thể hóa | cụ thể hoá
quán triệt | học tập quán triệt | học tập / học tập | quán triệt / tuyên truyền | phổ biến
phổ biến | tuyên truyền | quán triệt / vận động | tuyên truyền vận động / đối thoại | tiếp xúc đối thoại
tiếp xúc | gặp gỡ / sinh hoạt đảng | sinh hoạt chi bộ / chất lượng sinh hoạt | chất lượng sinh hoạt chi bộ
bồi dưỡng | đào tạo bồi dưỡng | tập huấn / tập huấn | bồi dưỡng / tạo nguồn | nguồn / quần chúng | người ngoài đảng
vững mạnh | mạnh / suy thoái | xuống cấp / tự diễn biến | tự chuyển hóa / kiện toàn | củng cố
củng cố | kiện toàn | tăng cường / tinh gọn | sắp xếp / sắp xếp | bố trí | tinh gọn / bố trí | sắp xếp | phân công
nêu gương | làm gương / gương mẫu | nêu gương / thực hiện nghiêm | nghiêm túc | nghiêm túc thực hiện
nghiêm túc | nghiêm / kịp thời | nhanh chóng / thường xuyên | đều đặn / đồng bộ | thống nhất / quyết liệt | mạnh mẽ
mạnh mẽ | quyết liệt | mạnh / rõ rệt | rõ nét | đáng kể / rõ nét | rõ rệt / thiết thực | thực tế / phù hợp | sát
đúng quy định | theo quy định | đúng quy trình / đúng quy trình | theo quy trình | đúng quy định
khách quan | công tâm / cử tri | người dân / kiến nghị | đề nghị | ý kiến / phản ánh | nêu | cho biết | than phiền
than phiền | phàn nàn | phản ánh / bức xúc | phẫn nộ / xôn xao | dậy sóng / dư luận | công chúng / khen | khen ngợi
lo sợ | lo lắng | sợ / sợ | lo sợ | lo ngại / ngạc nhiên | bất ngờ / bất ngờ | ngạc nhiên | đột ngột
buồn | đau buồn / vui | vui mừng / vui mừng | vui | phấn khởi / hài lòng | thỏa mãn / thất vọng | không hài lòng
quyết định | đi đến quyết định / lựa chọn | chọn / tìm hiểu | nghiên cứu / nghiên cứu | khảo sát
khảo sát | điều tra | nghiên cứu / thống kê | số liệu / phân tích | đánh giá / dự đoán | dự báo
xuất bản | phát hành / phát hành | ra mắt | xuất bản / cuốn sách | sách / tác phẩm | cuốn sách | sáng tác
sáng tác | viết / khán giả | người xem / người hâm mộ | cổ động viên | fan | khán giả
cổ động viên | người hâm mộ | cđv / buổi biểu diễn | đêm diễn / trình diễn | biểu diễn
thủ vai | đóng vai | vào vai / vai diễn | vai / truyền hình | tivi / kênh | đài / camera | máy ảnh
bộ nhớ | dung lượng / vi xử lý | chip | bộ xử lý / pin | dung lượng pin / cập nhật | nâng cấp / tải | tải về
tin tặc | hacker / tấn công mạng | tấn công / mã độc | virus / nguồn tin | nguồn / xe buýt | xe khách công cộng
người đi đường | người qua đường / người đi bộ | khách bộ hành / tốc độ cao | chạy nhanh / bốc cháy | cháy
đổ | sập / sập | đổ sập | đổ / lún | sụt lún / nứt | rạn nứt / rơi xuống | rơi / chìm | đắm / đuối nước | chết đuối
mắc kẹt | kẹt / bị thương nặng | thương nặng / bị thương nhẹ | thương nhẹ / cả hai | hai người | hai bên
nhiệt độ | nền nhiệt / nắng nóng | nóng / mưa to | mưa lớn / trồng | canh tác / thu hoạch | gặt hái
chăn nuôi | nuôi / giống | con giống | cây giống / năng suất | sản lượng / sản lượng | lượng / xuất bán | bán
thương lái | người thu mua / nông sản | nông phẩm / hạn hán | khô hạn / rừng | diện tích rừng
môi trường | vệ sinh môi trường / rác thải | rác / ô nhiễm | nhiễm bẩn / xả thải | xả
"""

# The first word may stand in a claim for any narrower one behind it in its sentence, not the other way round.
BROADER = """
cầu thủ < tiền đạo | tiền vệ | hậu vệ | thủ môn | chân sút | trung vệ | ngôi sao | danh thủ | tuyển thủ
cầu thủ < cựu cầu thủ
vận động viên < cầu thủ | tay vợt | võ sĩ | vđv | kình ngư
đội bóng < câu lạc bộ | clb | đội tuyển | đội
nghệ sĩ < ca sĩ | diễn viên | nhạc sĩ | danh hài | đạo diễn | người mẫu | nghệ sỹ
xe < ô tô | ôtô | xe máy | xe tải | xe khách | xe buýt | mẫu | chiếc | taxi | suv | sedan | xe hơi | mô tô
phương tiện < ô tô | ôtô | xe máy | xe tải | xe khách | tàu | xe
máy < điện thoại | smartphone | thiết bị | laptop | máy tính
thiết bị < điện thoại | smartphone | máy | laptop | máy tính | camera
vũ khí < súng | dao | bom | tên lửa | mã tấu
súng < súng ngắn | súng trường | ak
tên lửa < tên lửa đạn đạo | tên lửa đất đối hạm | tên lửa hành trình
người < công nhân | đảng viên | cán bộ | học sinh | sinh viên | nông dân | bệnh nhân | thí sinh | đại biểu
người < đối tượng | nạn nhân | bị cáo | cầu thủ | hành khách | đồng chí | hội viên | học viên | người dân | khách
người < trẻ em | trẻ | em | cháu | phụ nữ | thanh niên | cá nhân | tình nguyện viên | chiến sĩ | binh sĩ | dân
người < công chức | viên chức | giáo viên | quần chúng
em nhỏ < trẻ em | học sinh | cháu | bé
trẻ nhỏ < trẻ em | cháu | bé | em
quan chức < bộ trưởng | thứ trưởng | phát ngôn viên | chủ tịch | giám đốc | tổng thống | thủ tướng | lãnh đạo
quan chức < nghị sĩ
lãnh đạo < chủ tịch | giám đốc | bí thư | bộ trưởng | tổng giám đốc | hiệu trưởng | trưởng ban | người đứng đầu
văn bản < công văn | quyết định | nghị quyết | thông tư | chỉ thị | kế hoạch | nghị định | hướng dẫn | thông báo
văn bản < kết luận | quy định
cuộc họp < hội nghị | phiên họp | buổi làm việc | kỳ họp | đại hội
sự kiện < hội nghị | lễ | cuộc thi | hội thi | đại hội | buổi lễ | chương trình | cuộc | trận đấu
cơ sở < nhà máy | cửa hàng | trường | bệnh viện | công ty | doanh nghiệp | khách sạn
cơ quan < sở | bộ | ban | cục | ủy ban | công an | viện | thị ủy | tỉnh ủy | phòng
đơn vị < công ty | doanh nghiệp | cơ quan | sở | trường | bệnh viện | ban | phòng | cục | đội
tổ chức < đảng bộ | chi bộ | hội | đoàn | công đoàn | hiệp hội | mặt trận
địa phương < xã | phường | huyện | tỉnh | thị xã | thị trấn | thành phố | quận
nơi < xã | phường | huyện | tỉnh | thị xã | thị trấn | thành phố | bản | thôn | nhà nghỉ | khách sạn | điểm
vùng < xã | huyện | tỉnh | khu vực | miền
khu vực < xã | huyện | tỉnh | vùng | địa bàn
nông sản < dứa | lúa | cà phê | xoài | vải | thanh long | gạo
cây trồng < lúa | ngô | dứa | cà phê | xoài | hoa màu | mía
vật nuôi < lợn | gà | bò | trâu | heo | vịt
thực phẩm < thịt | rau | cá | trứng | sữa
tài sản < tiền | xe | nhà | điện thoại | vàng | đất
khoản tiền < tiền | số tiền | đồng | usd
số tiền < đồng | tiền | usd | tỷ | triệu
hình thức < hình phạt | cách
bệnh < ung thư | viêm | sốt | bệnh lý | tiểu đường
ngày < 24 giờ
mạng xã hội < facebook | youtube | twitter | instagram | zalo
tàu < tàu hỏa | tàu ngầm | tàu chiến | tàu cá
máy bay < tiêm kích | trực thăng | phi cơ | chiến đấu cơ | máy bay không người lái
nước < quốc gia | việt nam | mỹ | nga
vụ việc < vụ cháy | tai nạn | vụ tai nạn | vụ án | vụ cướp | sự cố | vụ
tội phạm < trộm | cướp | giết người | buôn lậu | ma túy
phim < bộ phim | phim truyền hình | phim ảnh
sản phẩm < điện thoại | xe | máy | thuốc | mẫu | smartphone
vị trí < chức | ngôi | hạng | thứ
giải thưởng < giải nhất | giải nhì | huy chương | cúp
"""
