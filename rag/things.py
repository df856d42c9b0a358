"""What figures count and measure: the kinds of things, by the words they begin with, and what is said for one another.

Data only. From the units of the figures of 5,000 news articles, the frequent ones put into classes.
"""

from enum import StrEnum


class Sort(StrEnum):
    """What kind of thing is counted. Things of two kinds are never the same."""

    MONEY = "money"
    SPEED = "speed"
    LENGTH = "length"
    WEIGHT = "weight"
    AREA = "area"
    VOLUME = "volume"
    HEAT = "heat"
    AGE = "age"
    TIME = "time"
    PEOPLE = "people"
    EVENTS = "events"
    BODIES = "bodies"  # organisations and places
    PAPERS = "papers"
    PERCENT = "percent"
    SCORE = "score"  # "2-1"
    RANK = "rank"  # "hạng 47", "phút 90+2": a number that tells which one
    OTHER = "other"


# First words of units by what they count; a unit is of the first kind that it begins with a phrase of.
SORTS: tuple[tuple[Sort, str], ...] = (
    (
        Sort.MONEY,
        "đồng(?! (?:chí|bào|đội|phạm|nghiệp|minh|hồ|hương|tình|ý|thuận|hành|lòng|bộ|phục|nai|tháp|hới|diễn|ca|loạt))"
        "|đ|vnđ|vnd|usd|us\\$|euro|eur|đô la|đôla|đô(?! thị| đốc)"
        "|bảng(?! đấu| lớn| nhỏ| [a-h](?!\\w))|gbp|yên|won|nhân dân t[eệế]|ndt|tệ|baht|bạt|rúp|rupee|rupiah|peso|franc"
        "|ringgit|kíp|riel|xu|cent|koruna|kronor|aud|tiền(?! án| sự| đạo| vệ)|vốn|kinh phí|ngân sách|học phí"
        "|giá(?! trị)|lương",
    ),
    (Sort.SPEED, "(?:km|m|dặm|hải lý|cây số)\\s?(?:/|mỗi|một)\\s?(?:h|giờ|s|giây)|hải lý một giờ|km/h|mach"),
    (
        Sort.LENGTH,
        "km|ki lô mét|kilomet|kilômét|cây số|m|mét(?! vuông| khối)|met|cm|mm|xăng ti mét|hải lý|dặm|inch|feet|foot|ft",
    ),
    (Sort.WEIGHT, "kg|ki lô gam|kilogam|kí|ký(?! túc)|cân|tấn|tạ|yến|gam|gram|lạng|g|t|mg|carat|pound"),
    (Sort.AREA, "ha|hecta|héc ta|hec ta|hécta|m2|m²|km2|km²|mét vuông|km vuông|sào|mẫu(?! số| xe)|công đất"),
    (Sort.VOLUME, "lít|l|ml|m3|m³|mét khối|cm3|cc|phân khối|gallon"),
    (Sort.HEAT, "độ c|độ f|°\\s?[cf]"),
    (Sort.AGE, "tuổi"),
    (
        Sort.TIME,
        "năm|tháng(?! tuổi)|tuần|ngày(?! tuổi)|hôm|bữa|đêm|giờ|phút|giây|tiếng|quý|thập kỷ|thập niên|thế kỷ",
    ),
    (Sort.PERCENT, "%|phần trăm"),
    (Sort.EVENTS, "cuộc|lượt|buổi|đợt|hội nghị|hội thi|lớp|vụ|trận|chuyến|lần|phiên(?! bản)|phen|sự kiện|kỳ họp"),
    (
        Sort.PEOPLE,
        "người|đồng chí|cá nhân|đảng viên|cán bộ|công chức|viên chức|đại biểu|đb|học viên|hội viên|đoàn viên|quần chúng"
        "|em|cô|thầy|ông(?! lớn)|bà|anh|chị|cháu|vị|bạn|bác sĩ|bác sỹ|giáo viên|học sinh|thí sinh|sinh viên|công nhân"
        "|nhân viên|lao động|bị cáo|bị can|đối tượng|nạn nhân|bệnh nhân|hành khách|khách(?! sạn)|du khách|thương binh"
        "|liệt sĩ|liệt sỹ|nông dân|thành viên|trường hợp|bí thư|chủ tịch|trưởng|phó|chiến sĩ|cựu|mẹ|cử tri|nhân khẩu"
        "|con người|lãnh đạo|trẻ|tử tù|dân(?! tộc| số)|nam|nữ|cầu thủ|vận động viên|vđv|tình nguyện viên"
        "|gương mặt|nhân vật|thuyền viên|ngư dân|cựu chiến binh|cảnh sát|chiến sỹ|binh sĩ|binh sỹ|lính|y tá"
        "|chuyên gia|kỹ sư|hộ lý|phóng viên|thanh niên|bé|cô gái|phụ nữ"
        "|thủy thủ|nghi phạm|nghi can|hung thủ|phạm nhân"
        "|tù nhân|quan chức|diễn viên|ca sỹ|ca sĩ|nghệ sỹ|nghệ sĩ|thẩm phán|luật sư|hậu vệ|tiền đạo|tiền vệ"
        "|trung vệ|thủ môn|tân binh"
        "|tuyển thủ|quân(?! khu)|phiến quân|tay súng|nghị sỹ|nghị sĩ"
        "|sỹ quan|sĩ quan|công an|khán giả|cổ động viên|cđv"
        "|nhà (?:báo|khoa học|lãnh đạo|đầu tư|giáo|thơ|văn)|huấn luyện viên|hlv|phi công|tài xế|giảng viên|thạc sỹ"
        "|thạc sĩ|tiến sỹ|tiến sĩ|giáo sư|con tin|công dân|y bác sỹ|cbcs|cnlđ|nhân sự|nhân lực|ứng viên|ứng cử viên|thợ"
        "|shipper|hướng dẫn viên|đoàn viên thanh niên|chủ (?:hộ|nhà|xe|tàu)|sản phụ|f0",
    ),
    (
        Sort.BODIES,
        "chi bộ|đảng bộ|tổ chức|đơn vị(?! máu)|cơ quan|doanh nghiệp|dn|công ty|xã|phường|thị trấn|huyện|quận|tỉnh"
        "|thành phố|thôn|bản|tổ(?! hợp)|trường(?! hợp)|bệnh viện|cơ sở|địa phương|trạm|trại|nước(?! mắt)|quốc gia"
        "|hợp tác xã|ngân hàng|đầu mối|sở|nơi|chỗ(?! ngồi)|chi hội|chi đoàn|tập đoàn|tổng công ty|làng|bang|tiểu bang"
        "|địa điểm|điểm trường|hãng|nhà máy|cửa hàng|siêu thị|ban ngành|bộ ngành",
    ),
    (
        Sort.PAPERS,
        "nghị quyết|chỉ thị|văn bản|quyết định|đề án|kế hoạch|giấy phép|hồ sơ|đơn|thẻ|sổ|giấy|thông tư|công văn",
    ),
)

# Words that tell of what kind a figure is where nothing is named behind the asking word; "cao 1m2" tells what is given.
CUES: tuple[tuple[Sort, str], ...] = (
    (Sort.SPEED, "tốc độ|vận tốc"),
    (Sort.HEAT, "nhiệt độ"),
    (Sort.AREA, "diện tích"),
    (Sort.AGE, "tuổi tác|tuổi đời|độ tuổi|tuổi"),
    (Sort.WEIGHT, "cân nặng|trọng lượng|nặng|sản lượng"),
    (
        Sort.LENGTH,
        "chiều (?:dài|cao|rộng|sâu)|bao xa|(?<!kéo )dài|rộng|cao(?! đẳng| học| cấp| điểm| nhất)|sâu|cách(?! chức)"
        "|đường kính|bán kính|tầm (?:bắn|bay|hoạt động|xa)|cự ly|khoảng cách|trần bay",
    ),
    (Sort.TIME, "bao lâu|thời gian|kéo dài|thời hạn|mức án|án tù"),
    (
        Sort.MONEY,
        "hụt thu|doanh thu|thu nhập|thu(?! hút| gom| hoạch| giữ| hồi)|chi(?! bộ| ủy| đoàn| hội| nhánh)|nợ|lỗ"
        "|lãi(?! suất)|vốn|kinh phí|giá vé|giá tiền|mức giá|giá|tiền lương|lương|tiền phạt|phạt tiền|phạt(?! tù)|ủng hộ"
        "|quyên góp|góp|đầu tư|học phí|viện phí|lệ phí|phí|ngân sách|trị giá|tiền thưởng|tiền|thưởng|bồi thường|vay"
        "|lợi nhuận|tốn|trả|nộp|đóng|đặt cọc|cọc|chuyển nhượng|bán|mua|hỗ trợ|thanh toán|chi phí|tài sản"
        "|thuế|cước",
    ),
)

# What news and staff say for one another; the general words stand for any of their kind.
ALIKE = (
    "việc | nhiệm vụ | công việc | nội dung | đầu việc",
    "ca | trường hợp | vụ | vụ việc",
    "ca | trường hợp | bệnh nhân | em bé | bé | trẻ | người bệnh | nạn nhân | sản phụ | cháu",
    "nơi | chỗ | cơ sở | đơn vị | địa phương | điểm | trại | trạm | địa điểm | khu vực | vị trí",
    "nước | quốc gia | nước thành viên",
    "bang | tiểu bang",
    "xe | phương tiện | ô tô | ôtô | xế hộp | đầu xe | lượt xe",
    "tàu | thuyền | ghe | tàu cá | phương tiện | tàu thuyền",
    "máy bay | tàu bay | phi cơ | tiêm kích",
    "tỉnh | tỉnh thành | địa phương | tỉnh thành phố",
    "buổi | cuộc | lần | đợt | hội nghị | phiên | kỳ",
    "trận | trận đấu | cuộc đối đầu | lần đối đầu | lần chạm trán",
    "trận | lần | lượt trận",
    "doanh nghiệp | dn | công ty | hãng | tập đoàn | tổng công ty",
    "cửa hàng | cửa hiệu | tiệm | quán | cơ sở | điểm bán | chi nhánh | đại lý",
    "nhà | căn | ngôi | căn nhà | ngôi nhà | căn hộ | hộ | nóc nhà",
    "hộ | hộ dân | gia đình | hộ gia đình | nhà",
    "phòng | căn phòng | buồng",
    "lợn | heo",
    "bò | trâu bò",
    "trẻ | trẻ em | em bé | bé | cháu | con nít | em nhỏ | đứa trẻ | thiếu nhi",
    "đứa con | người con | đứa | mụn con | con cái",
    "con gái | cô con gái | bé gái",
    "con trai | cậu con trai | bé trai",
    "túi khí | airbag",
    "chỗ | chỗ ngồi | ghế | ghế ngồi",
    "loa | dàn loa",
    "sản phẩm | sp | mặt hàng | món | món hàng | hàng",
    "máy tính | máy vi tính | pc | laptop",
    "điện thoại | smartphone",
    "video | clip | đoạn clip",
    "ảnh | bức ảnh | tấm ảnh | tấm hình | bức hình | hình",
    "bài | bài hát | ca khúc | bản nhạc",
    "phim | bộ phim",
    "sách | cuốn sách | quyển sách | cuốn | đầu sách",
    "bài | bài viết | bài báo | tin bài",
    "bản | phiên bản",
    "cổng | port",
    "ứng dụng | app | phần mềm",
    "máy chủ | server",
    "cổ động viên | cđv | fan | khán giả | người hâm mộ",
    "km | ki lô mét | kilomet | kilômét | cây số",
    "m | mét | met",
    "cm | xăng ti mét",
    "tấn | t",
    "kg | ký | kí | cân | ki lô gam | kilogam",
    "g | gam | gram",
    "km/h | km/giờ | km một giờ | km mỗi giờ",
    "cô | thầy | giáo viên | cô giáo | thầy giáo | nhà giáo",
    "em | học sinh | thí sinh | sinh viên | trẻ | cháu | hs | sv",
    "con | cái | chiếc",
    "ha | hecta | héc ta | hec ta | hécta",
    "m2 | m² | mét vuông",
    "m3 | m³ | mét khối | khối",
    "lít | l",
    "ngày | hôm | bữa",
    "giờ | tiếng | tiếng đồng hồ | giờ đồng hồ | h",
    "thập kỷ | thập niên",
    "mã lực | ngựa | sức ngựa | hp | ps",
    "độ c | độ | °c",
    "chức vô địch | cúp | danh hiệu | ngôi vô địch | chiếc cúp",
    "bàn | bàn thắng | quả | trái | pha lập công",
    "huy chương | hc",
    "huy chương vàng | hcv | tấm huy chương vàng | tấm hcv",
    "huy chương bạc | hcb",
    "huy chương đồng | hcđ",
    "đại biểu | đb | đại biểu quốc hội | đbqh | vị | phiếu",
    "phiếu | lá phiếu | phiếu bầu",
    "bị cáo | bị can | đối tượng | nghi phạm | nghi can | tên | kẻ",
    "lính | binh sỹ | binh lính | quân | quân nhân | chiến sỹ | người lính | quân lính | binh sĩ",
    "cầu thủ | tuyển thủ | gương mặt | cái tên | tân binh",
    "khách | du khách | lượt khách | lượt du khách | khách du lịch | lượt người | hành khách | lượt hành khách",
    "nhân viên | nhân sự | nhân lực",
    "ý kiến | kiến nghị | ý kiến, kiến nghị | câu hỏi | phản ánh",
    "điều | điều khoản | khoản",
    "văn bản | công văn | văn kiện | giấy tờ",
    "dự án | công trình",
    "tiêu chí | chỉ tiêu",
    "giải | giải thưởng",
    "cây | cây xanh | gốc | gốc cây",
    "làn | làn xe | làn đường",
    "tầng | lầu",
    "túi | bao | gói | bịch",
    "quả | trái",
    "bom | quả bom",
    "tên lửa | quả tên lửa | quả",
    "hài cốt | bộ hài cốt | hài cốt liệt sỹ | liệt sỹ",
    "thi thể | xác | người chết",
    "đơn vị máu | đơn vị",
    "nhát | vết | vết thương | vết đâm",
    "hồ sơ | bộ hồ sơ | đơn",
    "năm tù | năm | năm tù giam",
    "đồng | đ | vnđ | vnd | tiền việt | đồng việt nam",
    "usd | đô | đô la | đôla | $ | us$ | đô mỹ | đô la mỹ",
    "bảng | gbp | £ | bảng anh",
    "euro | eur | €",
    "nhân dân tệ | nhân dân te | nhân dân tế | ndt | tệ",
    "yên | ¥ | yên nhật",
)
CURRENCIES = 6  # the last groups of these
