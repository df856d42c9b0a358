"""Finds Chromium for the browser tests. As a program: installs it when it is missing and apt-get may be used.

python -m tests.browser.chromium
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")


def find() -> str | None:
    """The path of an installed Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def how_to_install() -> str:
    """What to tell someone who has none."""
    return f"Không tìm thấy Chromium ({', '.join(NAMES)}). Hãy cài bằng lệnh: sudo {' '.join(INSTALL)}"


def main() -> int:
    """Makes sure that Chromium is there. Returns the exit code: 0 when it is, 2 when the user has to install it."""
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Đang cài Chromium cho các phép thử trên trình duyệt…", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (("apt-get", "update", "-qq"), INSTALL):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if find() is None:
        print(how_to_install(), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
