"""Every icon that content and templates name must have a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from czguide.content.model import Content, Section
from czguide.diagnostics import Location, Problems, suggest
from czguide.document.structure import Element, walk
from czguide.phrases import N_
from czguide.theme.model import Theme


def check_icons(content: Content, structures: Iterable[Element], theme: Theme, problems: Problems) -> None:
    """Report every icon without a drawing in `assets/icons`.

    A template may fall back on a section's key, for which there need be none.
    """
    known = theme.icons
    sections = [section for guide in content.guides.values() for section in _all(guide.sections.values())]
    for section in sections:
        if section.icon and section.icon not in known:
            _unknown(section.icon, section.icon_at, known, problems)
    named = {name for section in sections for name in (section.key, section.icon)}
    for root in structures:
        for element in walk(root):
            icon = element.get("icon")
            if icon and icon not in known and icon not in named:
                _unknown(icon, element.at, known, problems)


def _all(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)


def _unknown(icon: str, at: Location | None, known: frozenset[str], problems: Problems) -> None:
    problems.error(
        "theme.unknown-icon",
        N_("there is no icon '{icon}'", icon=icon),
        at,
        suggest(icon, sorted(known))
        or N_("draw assets/icons/{icon}.svg, or name one of that folder", icon=icon),
    )
