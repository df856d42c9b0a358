"""Settings that name several things between commas: origins, users, addresses of proxies."""

import ipaddress
import re

from errors import SettingsError

_ORIGIN = re.compile(r"https?://(?:[a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?")


def names(text: str) -> tuple[str, ...]:
    """What stands between the commas, without the white space around it; empty ones left out."""
    return tuple(part for part in map(str.strip, text.split(",")) if part)


def origins(setting: str, text: str) -> tuple[str, ...]:
    """Origins as browsers send them. Raises SettingsError, naming `setting`, for what is none, as "*" is."""
    found = tuple(one.casefold().removesuffix("/") for one in names(text))
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise SettingsError(
                f"{setting} có “{one}” không phải là nguồn của một trang web. "
                "Hãy ghi đủ giao thức, tên máy và cổng nếu có, ví dụ https://cong-noi-bo.example:8443."
            )
    return found


class Networks:
    """A set of addresses. Raises SettingsError, naming `setting`, for text that is no list of them."""

    def __init__(self, setting: str, text: str) -> None:
        try:
            self._networks = tuple(ipaddress.ip_network(one, strict=False) for one in names(text))
        except ValueError as error:
            raise SettingsError(
                f"{setting} có địa chỉ không đọc được ({error}). Hãy ghi địa chỉ IP hoặc mạng, cách nhau bằng dấu "
                "phẩy, ví dụ 127.0.0.1, 10.0.0.0/8."
            ) from error

    def __bool__(self) -> bool:
        return bool(self._networks)

    def __contains__(self, address: object) -> bool:
        if not self._networks:
            return False
        try:
            one = ipaddress.ip_address(str(address))
        except ValueError:
            return False
        one = getattr(one, "ipv4_mapped", None) or one
        return any(one in network for network in self._networks)
