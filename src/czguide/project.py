"""A project: the folder with `czguide.toml`, and the built-in one that fills its gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from czguide.addresses import fits_code, is_web_address
from czguide.content.facts import PartialDate
from czguide.diagnostics import Location, suggest
from czguide.errors import CzguideError, UsageError
from czguide.phrases import N_
from czguide.toml import places_of, read_toml

CONFIG = "czguide.toml"

TOGETHER = "+"
"""Between the two languages of a bilingual edition: zh+en."""


@dataclass(frozen=True)
class Project:
    """What `czguide.toml` says, and where things stand."""

    root: Path
    name: str
    guides: tuple[str, ...]
    locales: tuple[str, ...]
    source_locale: str
    edition: PartialDate
    base_url: str
    theme: str = ""
    """The look: a file of assets/themes, or '' for assets/theme.toml."""

    cards: tuple[str, ...] = ()
    """Pocket cards: guides of one folded sheet, built only when they are named."""

    @property
    def works(self) -> tuple[str, ...]:
        """All that can be built: guides and cards."""
        return (*self.guides, *self.cards)

    @property
    def known_locales(self) -> tuple[str, ...]:
        """The project's locales, and those whose folder waits to be entered in `czguide.toml`."""
        waiting = sorted(path.parent.name for path in (self.root / "locales").glob("*/locale.toml"))
        return tuple(dict.fromkeys((*self.locales, *waiting)))

    def theme_file(self) -> tuple[Path, str]:
        """The theme's path, and as the user knows it; raises UsageError where there is no such theme."""
        if not self.theme:
            return self.asset("theme.toml"), "assets/theme.toml"
        name = f"themes/{self.theme}.toml"
        for folder in self.folders("assets"):
            if (folder / name).is_file():
                return folder / name, f"assets/{name}"
        known = {
            path.stem for folder in self.folders("assets") for path in (folder / "themes").glob("*.toml")
        }
        raise UsageError.single(
            "project.theme",
            N_("there is no theme '{name}'", name=self.theme),
            hint=suggest(self.theme, known) or N_("one of: {known}", known=", ".join(sorted(known))),
        )

    def folders(self, name: str) -> tuple[Path, ...]:
        """Where to look for templates or assets: the project's own, then the built-in ones."""
        return tuple(dict.fromkeys((self.root / name, builtin_root() / name)))

    def asset(self, name: str) -> Path:
        """An asset's path; raises CzguideError where neither the project nor czguide has it."""
        for folder in self.folders("assets"):
            if (folder / name).is_file():
                return folder / name
        raise CzguideError.single(
            "project.asset", N_("there is no assets/{name}", name=name), Location(f"assets/{name}")
        )


def builtin_root() -> Path:
    """The built-in project: inside the wheel, or the checkout's top level."""
    bundled = Path(__file__).resolve().parent / "_project"
    return bundled if (bundled / CONFIG).is_file() else Path(__file__).resolve().parents[2]


def find_project(given: Path | None, start: Path) -> Path:
    """`--project`, else the nearest folder upwards with a czguide.toml, else the built-in one."""
    if given is not None:
        if not (given / CONFIG).is_file():
            raise UsageError.single(
                "project.missing",
                N_("no {config} in {given}", config=CONFIG, given=given),
                hint="name a project folder, or start one: czguide init DIR",
            )
        return given.resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    return builtin_root()


def load_project(root: Path) -> Project:
    """Read `czguide.toml`; raises CzguideError."""
    at = Location(CONFIG)
    data = read_toml(root / CONFIG, CONFIG, "project.invalid")
    try:
        project, edition = data["project"], data["edition"]
        date = PartialDate.parse(str(edition["date"]))
        if date is None or not date.day:
            raise CzguideError.single(
                "project.invalid", "the edition's date must be a day", at, "write date = 2026-11-23"
            )
        return Project(
            root=root,
            name=str(project["name"]),
            guides=_names(project, "guides"),
            locales=_names(project, "locales"),
            source_locale=str(project["source_locale"]),
            edition=date,
            base_url=_address(project.get("base_url", "")),
            cards=_names(project, "cards") if project.get("cards") else (),
            theme=_theme(project.get("theme", "")),
        )
    except _ConfigError as error:
        at = places_of(root / CONFIG, CONFIG).at("project", *error.args[1:])
        raise CzguideError.single(
            "project.invalid", error.args[0], at, "compare with the built-in czguide.toml"
        ) from None
    except KeyError as error:
        raise CzguideError.single(
            "project.invalid",
            N_("the file lacks {error}", error=error),
            at,
            "compare with the built-in czguide.toml",
        ) from None
    except (TypeError, AttributeError) as error:
        raise CzguideError.single(
            "project.invalid", N_("the file is not as expected: {error}", error=error), at
        ) from None


class _ConfigError(ValueError):
    """A value of czguide.toml that means nothing: the message, and the key where it is known."""


def _theme(value: object) -> str:
    """The name of a file of assets/themes."""
    if not isinstance(value, str) or (value and not _NAME.fullmatch(value)):
        raise _ConfigError(N_("'theme' must be a name, not '{value}'", value=value), "theme")
    return value


def _address(value: object) -> str:
    """A web address, or nothing: it is printed, and opened by a code."""
    text = str(value).strip()
    if text and not (is_web_address(text) and fits_code(text)):
        raise _ConfigError(
            N_("base_url is '{text}': write one like https://example.org/guides, or nothing", text=text),
            "base_url",
        )
    return text


_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def _names(table: dict[str, Any], key: str) -> tuple[str, ...]:
    """A list of names that are also names of folders and files."""
    value = table[key]
    if not isinstance(value, list) or not value:
        raise _ConfigError(N_("'{key}' must be a list with at least one name", key=key), key)
    for name in value:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise _ConfigError(
                N_("'{name}' under '{key}' is no name: letters, digits and underscores", name=name, key=key),
                key,
            )
    return tuple(dict.fromkeys(value))
