"""The command `keys`: makes, lists, and revokes keys."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from access.caller import Role
from access.keys import Key, Keys
from errors import UsageError

ROLES = {Role.ASK: "hỏi", Role.ADMIN: "quản trị"}
_COLUMNS = ("Tên", "Quyền", "Tạo lúc", "Thu hồi lúc")


def run(data_dir: Path, action: str, name: str | None, role: str | None, *, as_json: bool = False) -> None:
    """Does one of "add", "list" and "revoke". A new secret is all that `add` prints on standard output.

    Raises UsageError for what does not go together and for a name that cannot be used, StoreError where the keys cannot
    be read or written.
    """
    if role and action != "add":
        raise UsageError("Tùy chọn --role chỉ dùng với lệnh keys add.")
    if as_json and action != "list":
        raise UsageError("Tùy chọn --json chỉ dùng với lệnh keys list.")
    if action == "list" and name is not None:
        raise UsageError(f"Lệnh keys list không nhận tên khóa ({name}).")
    with closing(Keys(data_dir)) as keys:
        if action == "list":
            _show(keys.all(), as_json=as_json)
        elif name is None:
            raise UsageError(f'Hãy nêu tên khóa (ví dụ: python app.py keys {action} "Phòng Tổng hợp").')
        elif action == "revoke":
            keys.revoke(name)
            print(f"Đã thu hồi khóa “{name}”. Từ giờ không ai vào được bằng khóa này.")
        else:
            secret = keys.add(name, Role.ADMIN if role == "admin" else Role.ASK)
            print(f"Khóa “{name}” chỉ hiện một lần này. Hãy cất giữ và gửi cho người dùng:", file=sys.stderr)
            print(secret)


def key_to_json(key: Key) -> dict[str, Any]:
    """A key as JSON-ready values; its times are ISO moments of UTC."""
    return {
        "name": key.name,
        "role": key.role.name.lower(),
        "made": key.made.isoformat(),
        "revoked": key.revoked.isoformat() if key.revoked else None,
    }


def _show(keys: Sequence[Key], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([key_to_json(key) for key in keys], ensure_ascii=False, indent=2))
    elif not keys:
        print('Chưa có khóa nào. Tạo khóa: python app.py keys add "Phòng Tổng hợp" --role ask')
    else:
        print(" | ".join(_COLUMNS))
        for key in keys:
            made = f"{key.made.astimezone():%d/%m/%Y %H:%M}"
            revoked = f"{key.revoked.astimezone():%d/%m/%Y %H:%M}" if key.revoked else "đang dùng"
            print(" | ".join((key.name, ROLES[key.role], made, revoked)))
