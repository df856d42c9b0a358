"""`python -m eval` is `python app.py eval`.

The command line stands to the right of this room, so it is run as a program and not imported.
"""

import runpy
import sys

from settings import PROJECT

if __name__ == "__main__":
    sys.argv = [str(PROJECT / "app.py"), "eval", *sys.argv[1:]]
    runpy.run_path(sys.argv[0], run_name="__main__")
