"""Who sends a request, as its headers and its address tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from access.access import Access
from access.caller import NOBODY, Caller, Role
from access.sender import COOKIE, HERE, Sender
from access.sessions import SESSION_SECONDS
from errors import SettingsError
from settings import Settings

PROXY = {"trusted_proxies": "10.0.0.1, 2001:db8::/64", "proxy_user_header": "X-Remote-User", "admin_users": "sếp, an"}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    made: list[Access] = []

    def access(**named: object) -> Access:
        made.append(Access(Settings.load(data_dir=tmp_path, **named)))
        return made[-1]

    yield access
    for one in made:
        one.keys.close()


def sent(
    access: Access,
    *headers: tuple[str, str],
    peer: str = "127.0.0.1",
    method: str = "GET",
    host: str = "localhost:7860",
) -> Sender:
    pairs = [("host", host), *headers]
    raw = [(name.lower().encode(), value.encode()) for name, value in pairs]
    return access.senders.sender({"type": "http", "method": method, "client": (peer, 5), "headers": raw})


def test_whoever_sits_at_this_machine_needs_no_key(opened: Any) -> None:
    assert sent(opened()).caller == Caller(HERE, Role.ADMIN)
    assert sent(opened(admin_password="x")).caller == Caller(HERE, Role.ASK)
    assert sent(opened(), peer="::1", host="[::1]:7860").caller.role is Role.ADMIN
    assert sent(opened(host="0.0.0.0")).caller == NOBODY, "others reach it, too: a proxy on this machine, for one"


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"])
def test_what_a_proxy_passed_on_was_not_sent_here(opened: Any, header: str) -> None:
    assert sent(opened(), (header, "127.0.0.1")).caller == NOBODY


@pytest.mark.parametrize("host", ["evil.example:7860", "", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_another_name_for_this_machine_is_not_this_machine(opened: Any, host: str) -> None:
    assert sent(opened(), host=host).caller == NOBODY
    assert sent(opened(), ("origin", f"http://{host}"), ("sec-fetch-site", "same-origin"), host=host).caller == NOBODY


def test_another_machine_is_nobody_whatever_it_says(opened: Any) -> None:
    access = opened(**PROXY)
    lies = [("x-forwarded-for", "127.0.0.1"), ("x-remote-user", "sếp"), ("forwarded", "for=127.0.0.1")]
    assert sent(access, *lies, peer="10.0.0.9").caller == NOBODY
    assert sent(access, *lies, peer="10.0.0.9").address == "10.0.0.9"
    assert sent(access, peer="10.0.0.9").caller == NOBODY


# Keys


@pytest.mark.parametrize(
    "header",
    [("Authorization", "Bearer {}"), ("authorization", "bearer  {} "), ("X-API-Key", "{}"), ("x-api-key", " {} ")],
)
def test_a_key_comes_in_one_of_two_headers(opened: Any, header: tuple[str, str]) -> None:
    access = opened(host="0.0.0.0")
    secret = access.keys.add("a", Role.ASK)
    given = sent(access, (header[0], header[1].format(secret)), peer="10.0.0.9")
    assert given.caller == Caller("a", Role.ASK) and given.counted_as == "key a"


def test_a_wrong_key_is_wrong_at_this_machine_too_once_one_was_made(opened: Any) -> None:
    access = opened()
    wrong = ("authorization", "Bearer nothing")
    assert sent(access, wrong).caller == Caller(HERE, Role.ADMIN), "a client that has to send some key"
    assert sent(access, wrong, peer="10.0.0.9").wrong_key
    secret = access.keys.add("a", Role.ASK)
    assert sent(access, wrong).wrong_key and sent(access, wrong).caller == NOBODY
    assert sent(access, ("authorization", f"Bearer {secret}")).caller == Caller("a", Role.ASK)
    access.keys.revoke("a")
    assert sent(access, ("authorization", f"Bearer {secret}")).wrong_key


def test_a_password_between_browser_and_proxy_is_no_key(opened: Any) -> None:
    assert not sent(opened(), ("authorization", "Basic YTpi")).wrong_key
    assert not sent(opened(), ("authorization", "Bearer")).wrong_key


# Log-ins


def logged_in(access: Access, name: str = "a", role: Role = Role.ASK) -> tuple[str, str]:
    number = access.keys.number(access.keys.add(name, role))
    return ("cookie", f"nguoi-doc=x; {COOKIE}={access.sessions.begin(str(number))}; y=z")


def test_a_log_in_lasts_as_long_as_its_key(opened: Any) -> None:
    access = opened(host="0.0.0.0")
    cookie = logged_in(access)
    assert sent(access, cookie, peer="10.0.0.9").caller == Caller("a", Role.ASK)
    access.keys.revoke("a")
    assert sent(access, cookie, peer="10.0.0.9").caller == NOBODY
    access.keys.add("a", Role.ADMIN)
    assert sent(access, cookie, peer="10.0.0.9").caller == NOBODY, "another key of the same name"


def test_a_log_in_ends_by_itself_and_with_the_process(tmp_path: Path) -> None:
    now = [1_700_000_000.0]
    settings = Settings.load(data_dir=tmp_path, host="0.0.0.0")
    with Access(settings, lambda: now[0]) as access, Access(settings) as other:
        cookie = logged_in(access)
        assert sent(other, cookie, peer="10.0.0.9").caller == NOBODY
        now[0] += SESSION_SECONDS - 1
        assert sent(access, cookie, peer="10.0.0.9").caller.role is Role.ASK
        now[0] += 2
        assert sent(access, cookie, peer="10.0.0.9").caller == NOBODY


@pytest.mark.parametrize(
    "value", ["", ".", "...", "9999999999.1.x.y", "9999999999.1.x." + "0" * 64, "ế", '"', "1" * 9000]
)
def test_a_made_up_log_in_is_nobodys(opened: Any, value: str) -> None:
    access = opened(host="0.0.0.0")
    access.keys.add("a", Role.ADMIN)
    assert sent(access, ("cookie", f"{COOKIE}={value}"), peer="10.0.0.9").caller == NOBODY


# A proxy


def test_a_trusted_proxys_user_is_believed(opened: Any) -> None:
    access = opened(host="0.0.0.0", **PROXY)
    for peer in ("10.0.0.1", "::ffff:10.0.0.1", "2001:db8::7"):
        asked = sent(access, ("X-Remote-User", "bình"), ("X-Forwarded-For", "10.9.9.9"), peer=peer)
        assert (asked.caller, asked.address) == (Caller("bình", Role.ASK), "10.9.9.9")
        assert sent(access, ("X-Remote-User", "sếp"), peer=peer).caller == Caller("sếp", Role.ADMIN)
    assert sent(access, ("X-Remote-User", "sếp"), peer="2001:db9::7").caller == NOBODY


@pytest.mark.parametrize("users", [(), ("",), (" ",), ("sếp", "bình"), ("sếp", "sếp"), ("a\tb\n",), ("x" * 300,)])
def test_a_proxy_that_names_nobody_or_two_names_nobody(opened: Any, users: tuple[str, ...]) -> None:
    access = opened(**PROXY)
    assert sent(access, *(("X-Remote-User", user) for user in users), peer="10.0.0.1").caller == NOBODY


def test_a_trusted_proxy_on_this_machine_is_not_this_machine(opened: Any) -> None:
    access = opened(trusted_proxies="127.0.0.0/8, ::1", proxy_user_header="X-Remote-User")
    assert sent(access).caller == NOBODY
    assert sent(access, ("x-remote-user", "bình")).caller == Caller("bình", Role.ASK)


@pytest.mark.parametrize(
    ("chain", "address"),
    [
        ("10.9.9.9", "10.9.9.9"),
        ("1.1.1.1, 10.9.9.9", "10.9.9.9"),
        ("1.1.1.1, 10.9.9.9, 10.0.0.1", "10.9.9.9"),
        ("10.9.9.9:5312", "10.9.9.9"),
        ("[2001:db9::1]:5312", "2001:db9::1"),
        ("1.1.1.1, rubbish", "10.0.0.1"),
        ("", "10.0.0.1"),
        (",".join(["1.1.1.1"] * 5000) + ",10.9.9.9", "10.9.9.9"),
    ],
)
def test_the_address_is_the_last_one_that_no_trusted_proxy_has(opened: Any, chain: str, address: str) -> None:
    access = opened(host="0.0.0.0", **PROXY)
    assert sent(access, ("X-Forwarded-For", chain), peer="10.0.0.1").address == address


def test_https_in_front_of_a_trusted_proxy_is_known(opened: Any) -> None:
    access = opened(host="0.0.0.0", **PROXY)
    assert sent(access, ("X-Forwarded-Proto", "https"), peer="10.0.0.1").is_https
    assert not sent(access, ("X-Forwarded-Proto", "https"), peer="10.0.0.9").is_https


# Pages of other origins


def test_a_page_of_another_origin_changes_nothing_here(opened: Any) -> None:
    access = opened()
    for foreign in (
        [("origin", "http://evil.example")],
        [("origin", "null")],
        [("origin", "http://localhost:3000"), ("sec-fetch-site", "same-site")],
        [("sec-fetch-site", "cross-site")],
    ):
        for method in ("POST", "DELETE", "PUT", "PATCH", "OPTIONS", "LINK"):
            assert sent(access, *foreign, method=method).other_origin
        assert not sent(access, *foreign).other_origin
    assert sent(access, ("origin", "http://localhost:3000")).caller == NOBODY, "a script that would read the answer"
    assert sent(access, ("sec-fetch-site", "cross-site")).caller == Caller(HERE, Role.ADMIN), "a link was clicked"


def test_a_browsers_word_for_its_own_page_is_not_enough_at_this_machine(opened: Any) -> None:
    given = [("origin", "http://evil.example"), ("sec-fetch-site", "same-origin")]
    assert sent(opened(), *given, method="POST").caller == NOBODY


def test_an_origin_that_is_named_asks_with_a_key_or_at_this_machine_and_changes_nothing(opened: Any) -> None:
    access = opened(cors_origins="https://cong.example, http://localhost:3000/", **PROXY)
    origin = ("Origin", "https://cong.example")
    assert sent(access, origin, method="POST") == Sender(Caller(HERE, Role.ASK), "127.0.0.1", is_near=True)
    cookie = logged_in(access, "quản trị", Role.ADMIN)
    assert sent(access, origin, cookie, method="POST", peer="10.0.0.9").caller == NOBODY
    assert sent(access, origin, ("x-remote-user", "sếp"), method="POST", peer="10.0.0.1").caller == NOBODY
    key = ("x-api-key", access.keys.add("b", Role.ASK))
    assert sent(access, origin, key, method="POST", peer="10.0.0.9").caller == Caller("b", Role.ASK)
    assert sent(access, ("Origin", "https://cong.example:444"), key, method="POST", peer="10.0.0.9").other_origin
    assert sent(access, ("Origin", "http://cong.example"), key, method="POST", peer="10.0.0.9").other_origin


def test_the_page_behind_a_proxy_that_changes_host_is_known_by_its_name_there(opened: Any) -> None:
    access = opened(host="0.0.0.0", **PROXY)
    page = [("origin", "http://tro-ly.example"), ("x-remote-user", "an")]
    named = ("x-forwarded-host", "tro-ly.example")
    assert sent(access, *page, named, peer="10.0.0.1", method="POST").caller == Caller("an", Role.ADMIN)
    assert sent(access, *page, peer="10.0.0.1", method="POST").other_origin
    assert sent(access, *page, named, peer="10.0.0.9", method="POST").other_origin


# Settings


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"proxy_user_header": "X-Remote-User"}, "TRUSTED_PROXIES"),
        ({"trusted_proxies": "proxy.example"}, "TRUSTED_PROXIES"),
        ({"trusted_proxies": "10.0.0.0/33"}, "TRUSTED_PROXIES"),
        ({"cors_origins": "*"}, "CORS_ORIGINS"),
        ({"cors_origins": "https://a.example, null"}, "CORS_ORIGINS"),
        ({"cors_origins": "a.example"}, "CORS_ORIGINS"),
        ({"cors_origins": "https://a.example/path"}, "CORS_ORIGINS"),
    ],
)
def test_settings_that_would_let_in_anybody_are_refused(opened: Any, named: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        opened(**named)
