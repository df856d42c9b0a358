"""How much may be asked for, and how often may be guessed."""

import pytest

from access.attempts import ATTEMPTS, Attempts
from access.limits import Limits
from access.sessions import Sessions
from settings import Settings


def limits(**named: int) -> Limits:
    return Limits(Settings.load(**named))


def test_a_key_and_an_address_may_send_so_many_requests_a_minute() -> None:
    counted = limits(rate_per_minute=3)
    assert [counted.waits(f"10.0.0.{n}", "key a") for n in range(3)] == [0, 0, 0]
    assert 0 < counted.waits("10.0.0.9", "key a") <= 120
    assert [counted.waits("10.0.0.1", f"key {n}") for n in range(2)] == [0, 0]
    assert counted.waits("10.0.0.1", "key z") > 0
    assert counted.waits("10.0.0.200") == 0


def test_a_house_has_one_allowance_however_many_addresses_it_has() -> None:
    counted = limits(rate_per_minute=3)
    assert [counted.waits(f"2001:db8::{n}") for n in range(3)] == [0, 0, 0]
    assert counted.waits("2001:db8::ffff:1") > 0
    assert counted.waits("2001:db8:0:1::1") == 0
    assert [counted.waits(one) for one in ("10.0.0.1", "::ffff:10.0.0.1", "10.0.0.1")] == [0, 0, 0]
    assert counted.waits("::ffff:10.0.0.1") > 0


def test_a_flood_of_addresses_takes_no_more_than_so_much_memory() -> None:
    counted = limits()
    for number in range(45_000):
        assert counted.waits(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}") == 0
    assert len(counted._storage.storage) <= 20_001


def test_so_many_answers_at_once_and_their_places_come_back() -> None:
    counted = limits(answers_at_once=2)
    with counted.place("a1", "key a") as first, counted.place("a2", "key a") as second:
        assert first and second
        with counted.place("a3", "key a") as third, counted.place("a3", "key b") as other:
            assert not third and other
    with counted.place("a1", "key a") as first, counted.place("a1", "key b") as second:
        assert first and second
        with counted.place("a1", "key c") as third:
            assert not third, "one address"
    with pytest.raises(RuntimeError), counted.place("a1", "key a"):
        raise RuntimeError
    assert not counted._answering


def test_failures_of_too_many_networks_are_forgotten_oldest_first() -> None:
    attempts = Attempts()
    for _ in range(ATTEMPTS):
        attempts.failed("9.9.9.9")
    assert attempts.waits("9.9.9.9")
    for number in range(10_000):
        attempts.failed(f"10.0.{number >> 8}.{number & 255}")
    assert attempts.waits("9.9.9.9") == 0 and len(attempts._failed) == 10_000


def test_what_has_ended_is_forgotten_when_it_would_have_ended_anyhow() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    for _ in range(3):
        cookie = sessions.begin("1")
        sessions.end(cookie)
        sessions.end(cookie)
        assert sessions.subject(cookie) is None
    now[0] = 1e6
    cookie = sessions.begin("2")
    assert sessions.subject(cookie) == "2"
    sessions.end(cookie)
    assert len(sessions._ended) == 1
