"""Names of locales: what a user writes, made canonical (UTS #35, Likely Subtags)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import babel
from babel.core import get_global

from czguide.errors import UsageError
from czguide.phrases import N_

_TAG = re.compile(
    r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?"
    r"(?:\.[A-Za-z0-9-]+)?(?:@(latin|cyrillic|euro))?",
    re.ASCII,
)
"""A name as BCP 47 or POSIX has it; of the latter the encoding says nothing: zh_TW.UTF-8, sr_RS@latin."""

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


@dataclass(frozen=True)
class Tag:
    """A locale's name and its likely script and territory."""

    name: str
    language: str
    script: str
    territory: str

    @property
    def written(self) -> str:
        """Language and script: what tells two ways of writing apart."""
        return f"{self.language}_{self.script}"

    @property
    def lineage(self) -> tuple[str, ...]:
        """Names to look data up by, the nearest first."""
        whole = f"{self.written}_{self.territory}"
        own_script = likely(self.language).script == self.script
        return tuple(dict.fromkeys((self.name, whole, self.written, *([self.language] * own_script))))


@lru_cache(maxsize=256)
def canonical(text: str) -> Tag:
    """`zh-tw` is zh_Hant_TW: the script stands only where it is not the language's usual one.

    Raises UsageError for what is no locale that CLDR knows.
    """
    match = _TAG.fullmatch(text.strip())
    if match is None:
        raise UsageError.single(
            "locale.name",
            N_("'{text}' is no name of a language", text=text),
            hint=N_("write it like es, pt_BR or zh_Hant: language, script, territory"),
        )
    language, script, territory = match[1].lower(), match[2] or _SCRIPTS.get(match[4]), match[3]
    language = get_global("language_aliases").get(language, language)
    language = language.split("_")[0]
    territory = territory.upper() if territory else ""
    if territory:
        territory = get_global("territory_aliases").get(territory, [territory])[0]
    script = script.title() if script else ""
    found = likely("_".join(filter(None, (language, script, territory))))
    shown = [language]
    if found.script != likely(language).script:
        shown.append(found.script)
    if territory:
        shown.append(territory)
    name = "_".join(shown)
    _known(language, name, text)
    return Tag(name, language, found.script, territory or found.territory)


def likely(name: str) -> Tag:
    """A locale's name with the script and territory that it leaves unsaid."""
    parts = babel.parse_locale(name)
    language, territory, script = parts[0], parts[1] or "", parts[2] or ""
    table = get_global("likely_subtags")
    tries = (
        "_".join(filter(None, (language, script, territory))),
        "_".join(filter(None, (language, territory))),
        "_".join(filter(None, (language, script))),
        language,
    )
    best = next((table[tried] for tried in tries if tried in table), f"{language}_Latn_ZZ")
    _, likely_territory, likely_script, *_ = babel.parse_locale(best)
    return Tag(name, language, script or likely_script or "Latn", territory or likely_territory or "ZZ")


def _known(language: str, name: str, text: str) -> None:
    try:
        if language in ("und", "mul", "zxx"):  # undetermined, several, none
            raise ValueError
        babel.Locale.parse(name)
    except (ValueError, babel.UnknownLocaleError):
        raise UsageError.single(
            "locale.name",
            N_("CLDR knows no locale '{text}'", text=text),
            hint=N_("try the language alone, such as es or sw"),
        ) from None
