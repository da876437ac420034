"""The documentation page of the checks, made from the checks themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from czguide.checks.catalog import CHECKS
from czguide.checks.catalog.model import CatalogCheck, Example
from czguide.diagnostics import Severity
from czguide.localization.interface import Interface
from czguide.phrases import N_

_TITLE = N_("Checks of translations")
_ABOUT = N_(
    "`czguide check` looks at every finished translation; `--json` prints the same for programs. What these "
    "checks find in a release is refused. A draft is built all the same, but for lost placeholders and "
    "broken mark-up. This page is made from the checks; its examples are tested."
)
_IGNORING = N_(
    "A finding that is right as it stands is ignored in the message itself, with a reason, by a comment that "
    "Poedit (*Edit comment*) and Weblate (*Explanation*) show and keep:"
)
_IGNORE = """```po
# czguide-ignore: numbers: %s
msgctxt "investment.city.text.history"
```"""
_REASON = N_("the year is explained for readers of English")
_FAULTS = N_(
    "An ignore without a reason, or of a check that does not exist, ignores nothing and is an error, "
    "`catalog.ignore`; one whose finding is gone is a warning."
)
_JSON = N_(
    "`--json` prints one object, `problems`: a list by file and line. Each has `severity` (`error`, "
    "`warning` or `note`), `code` (`catalog.numbers`), `message` and `hint` in the language of `--ui-lang`, "
    "and `file`, `line` and `column`, of a translation its entry's `msgid`. What there is not is `null`. "
    "Codes and keys stay as they are."
)
_ERROR, _WARNING = N_("an error"), N_("a warning")
_RIGHT, _WRONG = N_("right"), N_("wrong")
_NOTHING = N_("(nothing)")
_COLUMNS = (N_("language"), N_("Chinese"), N_("translation"))


def page(say: Interface) -> str:
    """The page as Markdown, in the language of an interface."""
    head = (
        f"# {say(_TITLE)}",
        say(_ABOUT),
        say(_IGNORING),
        _IGNORE % say(_REASON),
        say(_FAULTS),
        say(_JSON) + "\n",
    )
    return "\n".join(("\n\n".join(head), *(_section(check, say) for check in CHECKS)))


def _section(check: CatalogCheck, say: Interface) -> str:
    kind = say(_ERROR if check.severity is Severity.ERROR else _WARNING)
    said = say(N_("`catalog.{id}`, {kind}. {rationale}", id=check.id, kind=kind, rationale=check.rationale))
    columns = " | ".join(map(say, _COLUMNS))
    return "\n".join((
        f"## {say(check.name)}\n",
        f"{said}\n",
        f"| | {columns} |",
        "|---|---|---|---|",
        *_rows(_RIGHT, check.good, say),
        *_rows(_WRONG, check.bad, say),
        "",
    ))  # fmt: skip


def _rows(kind: str, examples: Sequence[Sequence[Example]], say: Interface) -> Iterator[str]:
    for catalog in examples:
        for example in catalog:
            said = (_shown(text) or say(_NOTHING) for text in (example.source, example.text))
            cells = (say(kind), example.cldr.split("_")[0], *said)
            yield f"| {' | '.join(cells)} |"


def _shown(text: str) -> str:
    """What cannot be seen is written by its number."""
    visible = "".join(c if c.isprintable() and c != "\ufeff" else f"<U+{ord(c):04X}>" for c in text)
    visible = visible.replace("  ", " <U+0020>").replace("\n", " ").replace("|", "\\|")
    if visible != visible.strip():
        visible = visible.strip() + " <U+0020>" if visible.endswith(" ") else "<U+0020> " + visible.strip()
    return f"`` {visible} ``" if "`" in visible else f"`{visible}`" if visible else ""
