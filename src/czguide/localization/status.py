"""How far a locale's translation is, by guide and chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from czguide.content.model import Content, Guide, Text
from czguide.content.walk import citations, domain, messages
from czguide.localization.catalogs import REVIEW_FIELD
from czguide.localization.localize import Localized
from czguide.localization.placeholders import split
from czguide.phrases import N_

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’.\-][^\W_{_HAN}]+)*")


@dataclass
class Count:
    """Messages of a chapter, a guide or a locale; `words` are those of the Chinese still to translate."""

    id: str
    title: str
    total: int = 0
    translated: int = 0
    fuzzy: int = 0
    words: int = 0
    names: set[str] = field(default_factory=set)
    """Keys of the names whose form nobody has confirmed."""

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all."""
        return self.translated * 100 // self.total if self.total else 100

    def add(self, other: Count) -> None:
        """Count another's messages as well."""
        self.total += other.total
        self.translated += other.translated
        self.fuzzy += other.fuzzy
        self.words += other.words
        self.names |= other.names


@dataclass(frozen=True)
class GuideStatus:
    """A guide, or the common texts, with its chapters."""

    count: Count
    chapters: tuple[Count, ...]


@dataclass(frozen=True)
class LocaleStatus:
    """A locale; `review` is what the headers say of a native speaker's review, by domain."""

    tag: str
    name: str
    count: Count
    guides: tuple[GuideStatus, ...]
    review: dict[str, str]

    @property
    def reviewed(self) -> str:
        """The review in a sentence."""
        said = set(self.review.values())
        if said == {""} or not said:
            return N_("whether a native speaker has reviewed it is not recorded")
        if said <= {"none", ""}:
            return N_("no native speaker has reviewed this translation")
        if said & {"none", ""}:
            open_ = ", ".join(sorted(name for name, by in self.review.items() if by in ("none", "")))
            return N_("reviewed in part; not by a native speaker: {files}", files=open_)
        return N_("reviewed: {by}", by="; ".join(sorted(said)))


def words(source: str) -> int:
    """Words as Chinese offices count them (字数): each Han character is one, and so are each run of
    letters or digits and each placeholder; marks are none."""
    return sum(len(_WORD.findall(piece)) if isinstance(piece, str) else 1 for piece in split(source))


def status_of(localized: Localized) -> LocaleStatus:
    """Count one locale's messages, in the order of the content."""
    chapters: dict[str, dict[str, Count]] = {}
    titles = _titles(localized.content)
    for text in messages(localized.content):
        id = _chapter(text.id, titles)
        counts = chapters.setdefault(domain(text.id), {})
        _add(counts.setdefault(id, Count(id, titles.get(id, id))), text, localized)
    for guide in localized.content.guides.values():
        _add_companies(guide, chapters.get(guide.id, {}), localized)
    guides = []
    total = Count(localized.locale.tag, localized.locale.name)
    for name, counts in chapters.items():
        guide_count = Count(name, titles.get(name, name))
        for count in counts.values():
            guide_count.add(count)
        total.add(guide_count)
        guides.append(GuideStatus(guide_count, tuple(counts.values())))
    headers = localized.catalog.headers
    review = {name: headers.get(name, {}).get(REVIEW_FIELD, "") for name in chapters}
    return LocaleStatus(localized.locale.tag, localized.locale.name, total, tuple(guides), review)


def _add(count: Count, text: Text, localized: Localized) -> None:
    translation = localized.translate(text)
    count.total += 1
    if translation.missing:
        count.fuzzy += translation.fuzzy
        count.words += words(text.source)
    else:
        count.translated += 1
    count.names.update(term.key for term, _ in localized.unverified(text.source))


def _add_companies(guide: Guide, counts: dict[str, Count], localized: Localized) -> None:
    """Names that stand in lists of companies, not in texts."""
    for id, section in guide.sections.items():
        chapter = f"{guide.id}.{id}"
        for kind, ref in citations(section):
            if kind == "company" and chapter in counts and localized.open_form(ref.name):
                counts[chapter].names.add(ref.name)


def _titles(content: Content) -> dict[str, str]:
    """Chapters' ids with their Chinese titles."""
    found = {"labels": "labels", "patterns": "patterns", "publisher": "publisher", "common": "common"}
    for guide in content.guides.values():
        found[guide.id] = guide.title.source
        found.update((section.id, section.title.source) for section in guide.sections.values())
    return found


def _chapter(id: str, titles: dict[str, str]) -> str:
    """The section file a message stands in; the guide's own texts count as a chapter by its name."""
    parts = id.split(".")
    for length in range(len(parts), 0, -1):
        candidate = ".".join(parts[:length])
        if candidate in titles:
            return candidate
    return parts[0]
