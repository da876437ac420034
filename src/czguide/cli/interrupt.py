"""Stopping on Ctrl-C and SIGTERM: as soon as may be, and never unnoticed."""

from __future__ import annotations

import signal
from types import FrameType


class Interrupt:
    """Raises KeyboardInterrupt, and remembers: one raised inside a callback of the interpreter is lost."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self, _: int, __: FrameType | None) -> None:
        """The signal handler."""
        self.asked = True
        raise KeyboardInterrupt

    def install(self) -> None:
        """Take over both signals."""
        self.asked = False
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self)

    def check(self) -> None:
        """Stop here if a stop was asked for and got lost."""
        if self.asked:
            raise KeyboardInterrupt


INTERRUPT = Interrupt()
