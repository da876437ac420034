"""`python -m czguide` is the command `czguide`."""

import sys

from czguide.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
