"""The documentation page of the checks, made from the checks themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from czguide.checks.catalog import CHECKS
from czguide.checks.catalog.model import CatalogCheck, Example
from czguide.diagnostics import Severity

_HEAD = """# Checks of translations

`czguide check` looks at every finished translation; `--json` prints the same for programs. What these
checks find in a release is refused. A draft is built all the same, but for lost placeholders and broken
mark-up. This page is made from the checks; its examples are tested.

A finding that is right as it stands is ignored in the message itself, with a reason, by a comment that
Poedit (*Edit comment*) and Weblate (*Explanation*) show and keep:

```po
# czguide-ignore: numbers: the year is explained for readers of English
msgctxt "investment.city.text.history"
```

An ignore without a reason, of a check that does not exist, or that ignores nothing is reported as
`catalog.ignore`.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join((_HEAD, *(_section(check) for check in CHECKS)))


def _section(check: CatalogCheck) -> str:
    kind = "an error" if check.severity is Severity.ERROR else "a warning"
    return "\n".join((
        f"## {check.name}\n",
        f"`catalog.{check.id}`, {kind}. {check.rationale}\n",
        "| | language | Chinese | translation |",
        "|---|---|---|---|",
        *_rows("right", check.good),
        *_rows("wrong", check.bad),
        "",
    ))  # fmt: skip


def _rows(kind: str, examples: Sequence[Sequence[Example]]) -> Iterator[str]:
    for catalog in examples:
        for example in catalog:
            cells = (kind, example.cldr.split("_")[0], _shown(example.source), _shown(example.text))
            yield f"| {' | '.join(cells)} |"


def _shown(text: str) -> str:
    """What cannot be seen is written by its number."""
    visible = "".join(c if c.isprintable() and c != "\ufeff" else f"<U+{ord(c):04X}>" for c in text)
    visible = visible.replace("  ", " <U+0020>").replace("\n", " ").replace("|", "\\|")
    if visible != visible.strip():
        visible = visible.strip() + " <U+0020>" if visible.endswith(" ") else "<U+0020> " + visible.strip()
    return f"`` {visible} ``" if "`" in visible else f"`{visible}`" if visible else "(nothing)"
