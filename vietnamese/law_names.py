"""Names of the laws, codes and ordinances of Vietnam, as enacted since the 1990s (official gazette), in matching form.

They tell where a name ends that is written in small letters ("luật hỗ trợ doanh nghiệp nhỏ và vừa quy định"); a law
that is not among them is read by its capitals.
"""

from vietnamese.normalise import match_form


def _names(listed: str) -> frozenset[str]:
    """The names of a list, in matching form, syllables only ("phòng chống tham nhũng")."""
    return frozenset(" ".join(match_form(name).replace(",", " ").split()) for name in listed.split("|"))


CODES = _names("""hình sự | dân sự | lao động | hàng hải | hàng hải việt nam | tố tụng hình sự | tố tụng dân sự""")
# As written in short for a code or within the name of a law.
SHORT = {
    "blhs": "hình sự", "blds": "dân sự", "bllđ": "lao động", "bltths": "tố tụng hình sự", "blttds": "tố tụng dân sự",
    "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế", "gtđb": "giao thông đường bộ", "hngđ": "hôn nhân gia đình",
    "hn&gđ": "hôn nhân gia đình", "tctd": "tổ chức tín dụng", "dnnvv": "doanh nghiệp nhỏ và vừa", "nsnn":
    "ngân sách nhà nước", "pctn": "phòng chống tham nhũng", "pccc": "phòng cháy chữa cháy", "thads":
    "thi hành án dân sự", "ls": "luật sư", "ttđb": "tiêu thụ đặc biệt", "gtgt": "giá trị gia tăng", "tndn":
    "thu nhập doanh nghiệp", "tncn": "thu nhập cá nhân", "xlvphc": "xử lý vi phạm hành chính", "bvmt":
    "bảo vệ môi trường", "mttq": "mặt trận tổ quốc", "tand": "tòa án nhân dân", "vksnd": "viện kiểm sát nhân dân",
    "hđnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân", "shtt": "sở hữu trí tuệ", "gd": "giáo dục",
    "gdđh": "giáo dục đại học", "cand": "công an nhân dân", "qđnd": "quân đội nhân dân",
}  # fmt: skip
ORDINANCES = _names(
    """cảnh vệ | dân số | ưu đãi người có công | ưu đãi người có công với cách mạng | phí và lệ phí | ngoại hối | thư
    viện | quảng cáo | dân quân tự vệ | động viên công nghiệp | tình trạng khẩn cấp | cảnh sát cơ động | cảnh
    sát biển việt nam | cảnh sát môi trường | công an xã | cán bộ công chức | chống tham nhũng | giá | xử lý vi
    phạm hành chính | án phí lệ phí tòa án | thực hiện dân chủ ở xã phường thị trấn | bảo vệ bí mật nhà nước |
    quản lý sử dụng vũ khí vật liệu nổ và công cụ hỗ trợ | quản lý sử dụng vũ khí vật liệu nổ công cụ hỗ trợ |
    phòng chống mại dâm | hợp nhất văn bản quy phạm pháp luật | pháp điển hệ thống quy phạm pháp luật | tín
    ngưỡng tôn giáo | giống cây trồng | giống vật nuôi | chi phí tố tụng | quản lý thị trường | an toàn vệ sinh
    thực phẩm | bảo hộ lao động | thú y | hà nội | thủ đô hà nội | trình tự thủ tục xem xét quyết định áp dụng
    các biện pháp xử lý hành chính tại tòa án nhân dân | quy định danh hiệu vinh dự nhà nước bà mẹ việt nam anh
    hùng"""
)
LAWS = _names(
    """an ninh mạng | an ninh quốc gia | an toàn thông tin mạng | an toàn thực phẩm | an toàn vệ sinh lao động | an
    toàn vệ sinh thực phẩm | báo chí | bảo hiểm thất nghiệp | bảo hiểm tiền gửi | bảo hiểm xã hội | bảo hiểm y
    tế | bảo vệ bí mật nhà nước | bảo vệ chăm sóc và giáo dục trẻ em | bảo vệ dữ liệu cá nhân | bảo vệ môi
    trường | bảo vệ quyền lợi người tiêu dùng | bảo vệ sức khỏe nhân dân | bảo vệ và kiểm dịch thực vật | bảo vệ
    và phát triển rừng | bầu cử đại biểu quốc hội | bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân | ban
    hành văn bản quy phạm pháp luật | ban hành văn bản qppl | biên giới quốc gia | biên phòng việt nam | biển
    việt nam | bình đẳng giới | bưu chính | các công cụ chuyển nhượng | các tổ chức tín dụng | tổ chức tín dụng
    | cán bộ công chức | công chức | công chức viên chức | cảnh sát biển việt nam | cảnh sát cơ động | cảnh vệ |
    căn cước | căn cước công dân | cạnh tranh | chăn nuôi | chất lượng sản phẩm hàng hóa | chất lượng sản phẩm
    và hàng hóa | chuyển giao công nghệ | chuyển đổi giới tính | chứng khoán | chính quyền địa phương | công an
    nhân dân | công chứng | công đoàn | công nghệ cao | công nghệ thông tin | công nghiệp công nghệ số | công
    nghiệp quốc phòng | công nghiệp quốc phòng an ninh và động viên công nghiệp | cơ yếu | cư trú | dạy nghề |
    dân quân tự vệ | dân sự | dẫn độ | dầu khí | di sản văn hóa | doanh nghiệp | doanh nghiệp nhà nước | du lịch
    | dược | dự trữ quốc gia | dữ liệu | đa dạng sinh học | đặc khu | đơn vị hành chính kinh tế đặc biệt | đất
    đai | đấu giá tài sản | đấu thầu | đầu tư | đầu tư công | đầu tư nước ngoài | đầu tư nước ngoài tại việt nam
    | đầu tư theo phương thức đối tác công tư | đê điều | điện ảnh | điện lực | địa chất và khoáng sản | đo
    lường | đo đạc và bản đồ | đường bộ | đường sắt | giá | giám định tư pháp | giao dịch điện tử | giao thông
    đường bộ | giao thông đường thủy nội địa | giáo dục | giáo dục đại học | giáo dục nghề nghiệp | giáo dục
    quốc phòng | giáo dục quốc phòng và an ninh | hải quan | hàng không | hàng không dân dụng việt nam | hàng
    không dân dụng | hiến lấy ghép mô bộ phận cơ thể người và hiến lấy xác | hình sự | hòa giải đối thoại tại
    tòa án | hòa giải ở cơ sở | hoạt động chữ thập đỏ | hoạt động giám sát của quốc hội | hoạt động giám sát của
    quốc hội và hội đồng nhân dân | hôn nhân và gia đình | hôn nhân gia đình | hộ tịch | hóa chất | hỗ trợ doanh
    nghiệp nhỏ và vừa | hợp tác xã | kế toán | kiểm toán nhà nước | kiểm toán độc lập | kiến trúc | kinh doanh
    bảo hiểm | kinh doanh bất động sản | khám bệnh chữa bệnh | khí tượng thủy văn | khiếu nại | khiếu nại tố cáo
    | khoa học và công nghệ | khoa học công nghệ và đổi mới sáng tạo | khoáng sản | lao động | lâm nghiệp | luật
    sư | lưu trữ | lý lịch tư pháp | lực lượng dự bị động viên | lực lượng tham gia bảo vệ an ninh trật tự ở cơ
    sở | mặt trận tổ quốc việt nam | mặt trận tổ quốc | năng lượng nguyên tử | ngân hàng nhà nước việt nam |
    ngân hàng nhà nước | ngân sách | ngân sách nhà nước | nghĩa vụ quân sự | người cao tuổi | người khuyết tật |
    nhà giáo | nhà ở | nhập cảnh xuất cảnh quá cảnh cư trú của người nước ngoài tại việt nam | người lao động
    việt nam đi làm việc ở nước ngoài theo hợp đồng | nuôi con nuôi | phá sản | phí và lệ phí | phòng bệnh |
    phòng chống bạo lực gia đình | phòng chống bệnh truyền nhiễm | phòng chống khủng bố | phòng chống ma túy |
    phòng chống mua bán người | phòng chống rửa tiền | phòng chống tác hại của rượu bia | phòng chống tác hại
    của thuốc lá | phòng chống tác hại thuốc lá | phòng chống tác hại rượu bia | phòng chống tham nhũng | phòng
    chống thiên tai | phòng cháy và chữa cháy | phòng cháy chữa cháy | phòng cháy chữa cháy và cứu nạn cứu hộ |
    phòng không nhân dân | phòng thủ dân sự | phòng chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc
    phải ở người | phổ biến giáo dục pháp luật | quản lý ngoại thương | quản lý nợ công | quản lý sử dụng tài
    sản công | quản lý sử dụng tài sản nhà nước | quản lý sử dụng vốn nhà nước đầu tư vào sản xuất kinh doanh
    tại doanh nghiệp | quản lý và đầu tư vốn nhà nước tại doanh nghiệp | quản lý thuế | quản lý sử dụng vũ khí
    vật liệu nổ và công cụ hỗ trợ | quảng cáo | quân sự | quốc phòng | quốc tịch | quốc tịch việt nam | quy
    hoạch | quy hoạch đô thị | quy hoạch đô thị và nông thôn | sĩ quan quân đội nhân dân | sĩ quan quân đội nhân
    dân việt nam | quân nhân chuyên nghiệp công nhân và viên chức quốc phòng | sở hữu trí tuệ | sử dụng năng
    lượng tiết kiệm và hiệu quả | tài nguyên môi trường biển và hải đảo | tài nguyên nước | tần số vô tuyến điện
    | tạm giữ tạm giam | thi hành tạm giữ tạm giam | thanh niên | thanh tra | thể dục thể thao | thi đua khen
    thưởng | thi hành án dân sự | thi hành án hình sự | thỏa thuận quốc tế | thống kê | thông tin | thú y | thủ
    đô | thuế | thuế bảo vệ môi trường | thuế giá trị gia tăng | thuế vat | thuế sử dụng đất nông nghiệp | thuế
    sử dụng đất phi nông nghiệp | thuế tài nguyên | thuế tài sản | thuế thu nhập cá nhân | thuế thu nhập doanh
    nghiệp | thuế tiêu thụ đặc biệt | thuế xuất khẩu nhập khẩu | thuế xuất khẩu thuế nhập khẩu | thủy lợi | thủy
    sản | thư viện | thực hành tiết kiệm chống lãng phí | thực hiện dân chủ ở cơ sở | thương mại | tiếp cận
    thông tin | tiếp công dân | tiêu chuẩn và quy chuẩn kỹ thuật | tín ngưỡng tôn giáo | tình trạng khẩn cấp |
    tổ chức chính phủ | tổ chức chính quyền địa phương | tổ chức quốc hội | tổ chức hội đồng nhân dân và ủy ban
    nhân dân | tổ chức tòa án nhân dân | tổ chức viện kiểm sát nhân dân | tổ chức cơ quan điều tra hình sự | tố
    cáo | tố tụng hành chính | tố tụng hình sự | tố tụng dân sự | tư pháp người chưa thành niên | tương trợ tư
    pháp | trách nhiệm bồi thường của nhà nước | trẻ em | trọng tài thương mại | trồng trọt | trợ giúp pháp lý |
    trưng cầu ý dân | trưng mua trưng dụng tài sản | trật tự an toàn giao thông đường bộ | viên chức | viễn
    thông | việc làm | xây dựng | xuất bản | xuất cảnh nhập cảnh của công dân việt nam | xử lý vi phạm hành
    chính | sửa đổi bổ sung một số điều | hội | về hội | biểu tình | đăng ký tài sản | hành chính công"""
)
# Branches of law as well as laws: in small letters and without a year they name the branch.
BRANCHES = _names(
    """hình sự | dân sự | lao động | thương mại | tố tụng hình sự | tố tụng dân sự | thuế | giá | hội | thông tin |
    dược | quân sự | đường bộ | hàng không | doanh nghiệp nhà nước | công chức | ngân sách | du lịch | biểu tình
    | dữ liệu"""
)
