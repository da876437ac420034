"""How wide a table's columns are: by weight, but no narrower than their longest word if there is room."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(weights: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Widths in points. A column that needs more than its share takes it from those that need less.

    `needs` are the widths below which a word, number or unit would be broken. Where they add up to more
    than the table has, all columns give in by the same share.
    """
    share = total / sum(weights)
    widths = [weight * share for weight in weights]
    wanted = sum(needs)
    if wanted >= total:
        return [total * need / wanted for need in needs]
    short = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
    given = short / spare if spare else 0.0
    return [
        need if need >= width else width - (width - need) * given
        for need, width in zip(needs, widths, strict=True)
    ]
