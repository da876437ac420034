"""A heading that needs three lines in the brochure."""

from __future__ import annotations

from collections.abc import Iterator

from czguide.checks.catalog.model import CatalogCheck, Example, Pair, each, one
from czguide.phrases import N_

MOST_LINES = 2


def _find(pair: Pair) -> Iterator[tuple[str, str]]:
    if pair.lines > MOST_LINES:
        yield (
            N_("the heading needs {lines} lines", lines=pair.lines),
            N_("say it shorter; two lines are the most"),
        )


CHECK = CatalogCheck(
    id="overlong",
    name=N_("Overlong headings"),
    rationale=N_(
        "Chinese headings are short; translations grow by half. What a heading really needs is seen "
        "in the layout: the check sets it in its style and width with the fonts of the language."
    ),
    good=one(
        Example("de_DE", "营商环境", "Geschäftsumfeld", heading="heading_2"),
        Example(
            "en_001", "智能网联新能源汽车", "Intelligent connected new energy vehicles", heading="heading_1"
        ),
    ),
    bad=one(
        Example(
            "de_DE",
            "营商环境",
            "Das Geschäftsumfeld in der Stadt Changzhou mit allen seinen Verbesserungen der letzten Jahre, "
            "den weiteren Reformaufgaben und den Maßnahmen, mit denen die Stadt sie in den kommenden Jahren "
            "umsetzen und ausbauen wird",
            heading="heading_2",
        ),
    ),
    find=each(_find),
)
