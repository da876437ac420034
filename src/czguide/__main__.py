"""`python -m czguide` and the command `czguide`."""

from __future__ import annotations

import sys


def run() -> int:
    """The command; stopped while its modules load, it ends as quietly as later."""
    try:
        from czguide.cli.main import main

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("stopped; files already finished are whole\n")
        return 130


if __name__ == "__main__":
    sys.exit(run())
