"""Speed, peers, quality: ``python -m benchmarks.typesetting [fonts folder]``."""

from __future__ import annotations

from benchmarks import peers, quality, speed

if __name__ == "__main__":
    speed.main()
    peers.main()
    quality.main()
