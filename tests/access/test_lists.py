import pytest

from access.lists import Networks, origins
from errors import SettingsError


def test_origins_stand_between_commas() -> None:
    assert origins("WIDGET_ORIGINS", " https://A.example/, http://b:81,\nhttp://[::1]:82 ") == (
        "https://a.example",
        "http://b:81",
        "http://[::1]:82",
    )
    assert origins("WIDGET_ORIGINS", "") == ()


@pytest.mark.parametrize("text", ["*", "a.example", "https://a/b", "https://*.a", "https://a;x", "'self'", "null"])
def test_what_is_no_origin_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(SettingsError, match="WIDGET_ORIGINS"):
        origins("WIDGET_ORIGINS", text)


def test_an_address_is_looked_up_in_networks_of_either_version() -> None:
    proxies = Networks("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, fd00::/8")
    assert proxies and "10.2.3.4" in proxies and "fd00::2" in proxies and "::ffff:127.0.0.1" in proxies
    assert "11.0.0.1" not in proxies and "unix" not in proxies and not Networks("TRUSTED_PROXIES", "")
    with pytest.raises(SettingsError, match="TRUSTED_PROXIES"):
        Networks("TRUSTED_PROXIES", "proxy.example")
