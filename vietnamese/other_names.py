"""Names that go for one another: what a company or a place is called in everyday speech, and in full."""

from collections import defaultdict
from functools import cache

from vietnamese.normalise import match_form

# Vietnam's large banks, State corporations and agencies under their trade names (registers of the State Bank and of the
# owners of State capital), and places with a second name in everyday use. Each line is one; a name that stands in
# another one is found with it ("Ngân hàng Ngoại thương" in "… Thương mại cổ phần Ngoại thương").
_GROUPS = """
agribank | ngân hàng nông nghiệp | nông nghiệp và phát triển nông thôn việt nam
vietcombank | vcb | ngoại thương việt nam | ngân hàng ngoại thương
vietinbank | công thương việt nam | ngân hàng công thương
bidv | đầu tư và phát triển việt nam | ngân hàng đầu tư và phát triển
techcombank | kỹ thương việt nam | ngân hàng kỹ thương
sacombank | sài gòn thương tín
eximbank | xuất nhập khẩu việt nam | ngân hàng xuất nhập khẩu
vpbank | việt nam thịnh vượng
mbbank | ngân hàng quân đội | mb bank
acb | á châu
shb | sài gòn - hà nội
scb | ngân hàng sài gòn
maritime bank | maritimebank | msb | hàng hải việt nam
oceanbank | ngân hàng đại dương
vncb | ngân hàng xây dựng
gpbank | dầu khí toàn cầu
donga bank | dongabank | ngân hàng đông á
vdb | ngân hàng phát triển việt nam
vamc | quản lý tài sản của các tổ chức tín dụng
scic | đầu tư và kinh doanh vốn nhà nước | kinh doanh vốn nhà nước
pvn | petrovietnam | petro vietnam | dầu khí việt nam | dầu khí quốc gia việt nam | tập đoàn dầu khí
pvc | xây lắp dầu khí
evn | điện lực việt nam | tập đoàn điện lực
vnpt | bưu chính viễn thông việt nam | bưu chính viễn thông
viettel | viễn thông quân đội
tkv | vinacomin | than - khoáng sản | than khoáng sản
vinatex | dệt may việt nam
vinachem | hóa chất việt nam
vinalines | hàng hải việt nam
vinashin | sbic | công nghiệp tàu thủy
vinafood | lương thực miền nam | lương thực miền bắc
vnsteel | thép việt nam
vicem | công nghiệp xi măng
vrg | công nghiệp cao su
vinacafe | cà phê việt nam
vinataba | thuốc lá việt nam
vinatea | chè việt nam
vinaconex | xuất nhập khẩu và xây dựng
vinamilk | sữa việt nam
petrolimex | xăng dầu việt nam
sabeco | rượu - nước giải khát sài gòn
habeco | rượu - nước giải khát hà nội
lilama | lắp máy việt nam
veam | máy động lực và máy nông nghiệp
vietnam airlines | hàng không việt nam
vnr | đường sắt việt nam
acv | cảng hàng không việt nam
vtv | đài truyền hình việt nam | truyền hình việt nam
vov | đài tiếng nói việt nam | tiếng nói việt nam
vcci | thương mại và công nghiệp việt nam
vff | liên đoàn bóng đá việt nam
vpf | bóng đá chuyên nghiệp việt nam
vasep | chế biến và xuất khẩu thủy sản
vafi | đầu tư tài chính việt nam
horea | hiệp hội bất động sản
afc | liên đoàn bóng đá châu á
wb | world bank | ngân hàng thế giới
adb | ngân hàng phát triển châu á
imf | quỹ tiền tệ quốc tế
wto | tổ chức thương mại thế giới
who | tổ chức y tế thế giới
liên hợp quốc | liên hiệp quốc
hợp quốc | hiệp quốc
eu | liên minh châu âu
fed | cục dự trữ liên bang
asean | hiệp hội các quốc gia đông nam á
sài gòn | hồ chí minh
thừa thiên huế | thừa thiên - huế | huế
bà rịa vũng tàu | bà rịa - vũng tàu | vũng tàu
hoa kỳ | mỹ
hàn quốc | hàn
trung quốc | trung
thái lan | thái
ấn độ | ấn
nhật bản | nhật
australia | úc
italia | italy | ý
ả rập saudi | ả rập xê út | arab saudi | saudi arabia | saudi
cộng hòa séc | ch séc | séc
"""


def other_names(name: str) -> tuple[str, ...]:
    """The other names (in matching form) of what goes by a name in matching form; most have none."""
    return _by_name().get(name, ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in _GROUPS.strip().splitlines():
        group = [match_form(name.strip()) for name in line.split("|")]
        for name in group:
            found[name] += [other for other in group if other != name]
    return {name: tuple(others) for name, others in found.items()}
