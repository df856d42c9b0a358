"""The provinces and centrally run cities."""

# The provinces and centrally run cities as they stood in 2008-2025 and since July 2025 (National Assembly resolution
# 202/2025/QH15 keeps names from the same list), so that one that stands in no article is still read as a place.
PROVINCES = tuple(
    name.strip()
    for name in """
    An Giang | Bà Rịa - Vũng Tàu | Bắc Giang | Bắc Kạn | Bạc Liêu | Bắc Ninh | Bến Tre | Bình Định | Bình Dương |
    Bình Phước | Bình Thuận | Cà Mau | Cần Thơ | Cao Bằng | Đà Nẵng | Đắk Lắk | Đắk Nông | Điện Biên | Đồng Nai |
    Đồng Tháp | Gia Lai | Hà Giang | Hà Nam | Hà Nội | Hà Tĩnh | Hải Dương | Hải Phòng | Hậu Giang | Hòa Bình |
    Hưng Yên | Khánh Hòa | Kiên Giang | Kon Tum | Lai Châu | Lâm Đồng | Lạng Sơn | Lào Cai | Long An | Nam Định |
    Nghệ An | Ninh Bình | Ninh Thuận | Phú Thọ | Phú Yên | Quảng Bình | Quảng Nam | Quảng Ngãi | Quảng Ninh |
    Quảng Trị | Sóc Trăng | Sơn La | Tây Ninh | Thái Bình | Thái Nguyên | Thanh Hóa | Thừa Thiên Huế | Tiền Giang |
    Trà Vinh | Tuyên Quang | Vĩnh Long | Vĩnh Phúc | Yên Bái | Hồ Chí Minh | Sài Gòn
    """.split("|")
)
