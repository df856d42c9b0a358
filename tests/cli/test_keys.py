"""`app.py keys`: keys are made, listed and revoked."""

import json
from pathlib import Path

import pytest

from access.caller import Caller, Role
from access.keys import Keys
from tests.cli.conftest import Run


def test_a_new_key_is_all_that_is_printed_and_it_opens_what_its_role_may(run: Run, tmp_path: Path) -> None:
    made = run("keys", "add", "Phòng Tổng hợp", "--data-dir", tmp_path)
    assert made.code == 0 and "một lần" in made.err
    admin = run("keys", "add", "quản trị", "--role", "admin", "--data-dir", tmp_path)
    keys = Keys(tmp_path)
    assert keys.holder(made.out.removesuffix("\n")) == Caller("Phòng Tổng hợp", Role.ASK)
    assert keys.holder(admin.out.removesuffix("\n")) == Caller("quản trị", Role.ADMIN)
    revoked = run("keys", "revoke", "Phòng Tổng hợp", "--data-dir", tmp_path)
    assert (revoked.code, revoked.err) == (0, "") and "Đã thu hồi" in revoked.out
    assert keys.holder(made.out.strip()) is None
    keys.close()
    heading, first, second = run("keys", "--data-dir", tmp_path).out.splitlines()
    assert heading == "Tên | Quyền | Tạo lúc | Thu hồi lúc"
    assert first.startswith("Phòng Tổng hợp | hỏi | ") and not first.endswith("đang dùng")
    assert second.startswith("quản trị | quản trị | ") and second.endswith("đang dùng")
    one, other = json.loads(run("keys", "list", "--json", "--data-dir", tmp_path).out)
    assert (one["name"], one["role"], other["role"], other["revoked"]) == ("Phòng Tổng hợp", "ask", "admin", None)
    assert one["revoked"] >= one["made"]


def test_no_keys_are_one_sentence_and_leave_the_folder_as_it_is(run: Run, tmp_path: Path) -> None:
    listed = run("keys", "list", "--data-dir", tmp_path)
    assert (listed.code, listed.err) == (0, "") and "keys add" in listed.out
    assert run("keys", "list", "--json", "--data-dir", tmp_path).out == "[]\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add"], "Hãy nêu tên khóa"),
        (["revoke"], "Hãy nêu tên khóa"),
        (["revoke", "không có"], "keys list"),
        (["add", " "], "Tên khóa phải có"),
        (["add", "a", "--role", "sếp"], "--role không thể là “sếp”"),
        (["list", "a"], "không nhận tên khóa"),
        (["list", "--role", "ask"], "--role chỉ dùng"),
        (["add", "a", "--json"], "--json chỉ dùng"),
        (["make", "a"], "không thể là “make”"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    ran = run("keys", *arguments, "--data-dir", tmp_path)
    assert (ran.code, ran.out) == (2, "") and told in ran.complaint
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_taken_once(run: Run, tmp_path: Path) -> None:
    assert run("keys", "add", "a", "--data-dir", tmp_path).code == 0
    assert "Đã có khóa tên “a”" in run("keys", "add", "a", "--data-dir", tmp_path).complaint
