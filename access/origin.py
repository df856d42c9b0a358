"""Where a request comes from, by what it tells: the host it names, the page that sent it, its address's network."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")  # a proxy has passed it on


def same_origin(headers: Mapping[str, str], host: str | None = None) -> bool:
    """False when a browser says that a page of another origin sent the request, be it of another port of this host.

    Browsers say it in Sec-Fetch-Site, which holds behind a proxy that changes Host too; where that is missing (plain
    HTTP to another machine) Origin is compared with `host`, by default the Host header.
    """
    site = headers.get("sec-fetch-site")
    return site in ("same-origin", "none") if site is not None else names_host(headers, host)


def names_host(headers: Mapping[str, str], host: str | None = None) -> bool:
    """Whether Origin, when it is sent, names the host that the request went to."""
    origin = headers.get("origin")
    asked = headers.get("host", "") if host is None else host
    return origin is None or origin.partition("://")[2].casefold() == asked.casefold()


def host_name(host: str) -> str:
    """The name in a Host header, without its port; "" when it cannot be read."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether a name or an address is of this machine alone."""
    try:
        return host.casefold() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_near(headers: Mapping[str, str], peer: str) -> bool:
    """Whether a request was sent at this machine: from loopback, through no proxy, and to a loopback name, so that no
    other site can take its place by DNS. Says nothing of the page that sent it.
    """
    if not is_loopback(peer) or any(name in headers for name in FORWARDED):
        return False
    return is_loopback(host_name(headers.get("host", "")))


def network(address: str) -> str:
    """What is counted by: an address or, since a household has as many as it likes, 64 bits of IPv6."""
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(one, ipaddress.IPv4Address):
        return str(one)
    if one.ipv4_mapped:
        return str(one.ipv4_mapped)
    return str(ipaddress.ip_network((int(one), 64), strict=False))
