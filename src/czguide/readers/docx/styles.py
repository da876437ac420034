"""What a run's styles and formatting mean. Styles are known by their names: word processors renumber ids."""

from __future__ import annotations

from czguide.readers.docx.package import Package
from czguide.writers.docx.characters import NAMES
from czguide.writers.docx.xml import Element, W

_KNOWN = sorted((name.lower() for name in NAMES.values()), key=len, reverse=True)
_OFF = ("0", "false", "off", "none")
_ALIASES = {"strong emphasis": "strong", "internet link": "hyperlink"}
"""LibreOffice's names of styles."""

NO_MARKS: frozenset[str] = frozenset()
_VALUE, _STYLE, _BOLD = f"{{{W}}}val", f"{{{W}}}rStyle", f"{{{W}}}b"
_EMPHASIS = (f"{{{W}}}i", f"{{{W}}}em")

_DRESS = {
    f"{{{W}}}strike": "strike", f"{{{W}}}dstrike": "strike", f"{{{W}}}u": "underline",
    f"{{{W}}}highlight": "highlight", f"{{{W}}}vertAlign": "", f"{{{W}}}vanish": "hidden",
}  # fmt: skip


class Styles:
    """The styles part of a file that came back; a file without one has none."""

    def __init__(self, package: Package) -> None:
        self._names: dict[str, str] = {}
        self._bold: dict[str, bool] = {}
        self._based: dict[str, str] = {}
        self._looks: dict[str, frozenset[str]] = {}
        parts = package.related(package.main, "styles")
        for style in package.xml(parts[0]).iter(f"{{{W}}}style") if parts else ():
            identity = style.get(f"{{{W}}}styleId", "")
            name = style.find(f"{{{W}}}name")
            self._names[identity] = (_value(name) or identity).lower()
            based = style.find(f"{{{W}}}basedOn")
            self._based[identity] = _value(based)
            bold = style.find(f"{{{W}}}rPr/{{{W}}}b")
            if bold is not None:
                self._bold[identity] = is_on(bold)

    def paragraph(self, properties: Element | None) -> str:
        """A paragraph's style: its name in lower case without spaces."""
        identity = style_id(properties, "pStyle")
        return self._names.get(identity, identity).replace(" ", "").lower()

    def is_bold(self, identity: str) -> bool:
        """Whether a paragraph style is bold, so that bold text in it means nothing."""
        for _ in range(20):
            if identity in self._bold:
                return self._bold[identity]
            identity = self._based.get(identity, "")
        return False

    def looks(self, identity: str) -> frozenset[str]:
        """The character styles that a run's style is made of; czguide's combinations name them all."""
        if not identity:
            return NO_MARKS
        if identity not in self._looks:
            name = self._names.get(identity, identity)
            name = _ALIASES.get(name, name)
            found = set()
            for known in _KNOWN:
                if known in name:
                    found.add(known)
                    name = name.replace(known, " ")
            self._looks[identity] = frozenset(found)
        return self._looks[identity]

    def marks(self, properties: Element | None, in_bold: bool) -> tuple[frozenset[str], frozenset[str]]:
        """A run's marks (strong, emph, nobreak) and the names of its styles.

        Formatting by hand counts like a style. `in_bold`: the paragraph's own style is bold.
        """
        if properties is None:
            return NO_MARKS, NO_MARKS
        looks = NO_MARKS
        bold = italic = None
        for child in properties:
            tag = child.tag
            if tag == _STYLE:
                looks = self.looks(child.get(_VALUE, ""))
            elif tag == _BOLD and not in_bold:
                bold = is_on(child)
            elif tag in _EMPHASIS:
                italic = is_on(child)
        if bold is None and italic is None and not looks:
            return NO_MARKS, NO_MARKS
        strong = "strong" in looks if bold is None else bold
        emph = "emphasis" in looks if italic is None else italic
        marks = {
            mark for mark, on in (("strong", strong), ("emph", emph), ("nobreak", "no break" in looks)) if on
        }
        return (frozenset(marks) if marks else NO_MARKS), looks


def dress(properties: Element | None) -> frozenset[str]:
    """Formatting by hand that means something to who set it, and for which a message has no marks."""
    if properties is None:
        return NO_MARKS
    found = set()
    for child in properties:
        if child.tag in _DRESS and is_on(child):
            value = child.get(_VALUE, "")
            found.add(_DRESS[child.tag] or value)
    return frozenset(found - {"baseline"}) if found else NO_MARKS


def style_id(properties: Element | None, name: str) -> str:
    """The style that properties name, by id."""
    return "" if properties is None else _value(properties.find(f"{{{W}}}{name}"))


def is_on(element: Element) -> bool:
    """Whether a property that is on or off is on (ECMA-376 part 1, 17.17.4)."""
    return element.get(f"{{{W}}}val", "1").lower() not in _OFF


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")
