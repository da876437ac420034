"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_PLACES = (_HERE.parent / "assets" / "fonts", Path("/tmp/fonts/ttf"))


@pytest.fixture(scope="session")
def fonts_dir() -> Path:
    """Where the project's own faces are."""
    return next(place for place in _PLACES if place.is_dir())
