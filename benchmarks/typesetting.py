"""Speed, then quality: ``python -m benchmarks.typesetting [fonts folder]``."""

from __future__ import annotations

from benchmarks import quality, speed

if __name__ == "__main__":
    speed.main()
    quality.main()
